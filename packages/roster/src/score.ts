/** Score: how good a roster is, recomputed from its places alone; whoever proposes one is believed only by this. */
import { type CoveredNeed, gravityOf, isFragile } from "./cover.ts";
import { coverAt } from "./covers.ts";
import { Ground, type Rostering, type SeatedPlace } from "./ground.ts";
import { type Group, groupsIn } from "./groups.ts";
import { worksInto } from "./objections.ts";
import { defaultPrices, type Prices } from "./prices.ts";
import { limitsOf, posts } from "./strength.ts";
import { fareBetween, minutesBetween } from "./travel.ts";

/** Less is better in each of them; the first two come before everything else. */
export interface Score {
	/** Needs that nobody serves, each by the priority of its group. */
	readonly uncovered: number;
	/** Posts that nobody fills, each by the priority of its group. */
	readonly missing: number;
	/** Needs served by relay only, by the group. */
	readonly relays: number;
	readonly singlePivots: number;
	/** Needs that one person alone serves directly. */
	readonly fragile: number;
	/** Days of people. */
	readonly days: number;
	/** Fees, fares and allowances. */
	readonly cost: number;
	/** The cost, and what relays, thin cover, loads and changes are priced at. */
	readonly priced: number;
}

export interface Scoring {
	readonly prices?: Prices | undefined;
	/** Places as they were published, which are not given up lightly; their ids do not count. */
	readonly published?: readonly SeatedPlace[] | undefined;
}

const nothing: Score = {
	...{ uncovered: 0, missing: 0, relays: 0, singlePivots: 0, fragile: 0 },
	...{ days: 0, cost: 0, priced: 0 },
};

export function scoreOf(rostering: Rostering, { prices = defaultPrices, published = [] }: Scoring = {}): Score {
	const ground = new Ground(rostering);
	const groups = groupsIn(ground);
	const people = [...ground.workers].map(({ interpreter }) => personScore(ground, groups, interpreter.id, prices));
	const parts = [...groups.map((group) => groupScore(ground, group, prices)), ...people];
	return sum([...parts, { ...nothing, priced: prices.stability * givenUp(ground, published) }]);
}

/** The lesser is the better: first what is not heard, then empty posts, then what it is all priced at. */
export const byScore = (one: Score, other: Score): number =>
	one.uncovered - other.uncovered || one.missing - other.missing || one.priced - other.priced;

export const sum = (parts: readonly Score[]): Score =>
	parts.reduce(
		(all, part) => ({
			uncovered: all.uncovered + part.uncovered,
			missing: all.missing + part.missing,
			relays: all.relays + part.relays,
			singlePivots: all.singlePivots + part.singlePivots,
			fragile: all.fragile + part.fragile,
			days: all.days + part.days,
			cost: all.cost + part.cost,
			priced: all.priced + part.priced,
		}),
		nothing,
	);

/** What a group is short of, and how its needs are served: each need as at the sitting where it is worst off. */
export function groupScore(ground: Ground, group: Group, prices: Prices): Score {
	const covers = worstCovers(ground, group).map(({ cover }) => cover);
	const relays = covers.filter((cover) => cover.kind === "relay");
	const singlePivots = relays.filter((cover) => cover.single).length;
	const fragile = covers.filter(isFragile).length;
	const uncovered = covers.filter((cover) => cover.kind === "none").length * group.priority;
	const missing = group.priority * group.booths.reduce((all, booth) => all + shortage(ground, group, booth.id), 0);
	const priced = prices.relay * relays.length + prices.singlePivot * singlePivots + prices.fragile * fragile;
	return { ...nothing, uncovered, missing, relays: relays.length, singlePivots, fragile, priced };
}

/** By need, in the order of the regime. */
function worstCovers(ground: Ground, { sittings }: Group): CoveredNeed[] {
	const byTeam = new Map<string, CoveredNeed[]>();
	for (const { id } of sittings) {
		const at = ground.interpreted(id);
		const team = ground.placesAt(id).map(({ booth, interpreterId }) => `${booth} ${interpreterId}`);
		const key = team.sort().join(" ");
		if (at && !byTeam.has(key)) byTeam.set(key, coverAt(ground, at));
	}
	const [first = [], ...others] = byTeam.values();
	return first.map((need, order) =>
		others.reduce((worst, covers) => {
			const other = covers[order];
			return other && isWorse(other, worst) ? other : worst;
		}, need),
	);
}

const isWorse = ({ cover }: CoveredNeed, { cover: than }: CoveredNeed): boolean =>
	gravityOf(cover) - gravityOf(than) + (isFragile(cover) ? 0.5 : 0) - (isFragile(than) ? 0.5 : 0) > 0;

/** Posts of a booth that are empty where it is shortest; people who change over the day need not be as many. */
function shortage(ground: Ground, group: Group, boothId: string): number {
	const booth = group.booths.find((one) => one.id === boothId);
	if (!booth) return 0;
	const limits = limitsOf(ground.profile, group.regime, booth);
	const crews = group.sittings.map((sitting) => {
		const here = ground.placesAt(sitting.id).filter((place) => place.booth === boothId);
		const fit = here.filter((place) => worksInto(booth, ground.worker(place.interpreterId)));
		return { minutes: sitting.minutes, people: new Set(fit.map((place) => place.interpreterId)) };
	});
	const worked = new Map<string, number>();
	for (const { minutes, people } of crews) for (const id of people) worked.set(id, (worked.get(id) ?? 0) + minutes);
	return Math.max(
		...crews.map(({ people }) => {
			const longest = Math.max(...[...people].map((id) => worked.get(id) ?? 0));
			return Math.max(0, posts(limits, people.size === 0 ? group.minutes : longest) - people.size);
		}),
	);
}

/** What one person costs: days, travel, and what else it is priced at. */
export function personScore(ground: Ground, groups: readonly Group[], interpreterId: string, prices: Prices): Score {
	const worker = ground.worker(interpreterId);
	const work = ground.worksAt(interpreterId).map(({ sitting }) => sitting);
	if (!worker || work.length === 0) return nothing;
	const { fee = 0, domains, daysBefore = 0, town } = worker.interpreter;
	const { travel, profile } = ground;
	const days = new Set(work.map((sitting) => sitting.day)).size;
	const meetings = new Set(work.map((sitting) => sitting.meetingId ?? "")).size;
	const trips = new Map(work.map((sitting) => [`${sitting.meetingId} ${sitting.town}`, sitting.town]));
	const away = new Set(work.filter((sitting) => town && sitting.town && sitting.town !== town).map(({ day }) => day));
	let cost = days * fee + (travel ? away.size * travel.perDiem : 0);
	for (const there of trips.values()) {
		if (!travel || !town || !there || there === town) continue;
		const isFar = minutesBetween(travel, town, there) > profile.person.travelMinutes.is;
		cost += fareBetween(travel, town, there) + travel.perDiem + (isFar ? travel.dayFee * fee : 0);
	}
	const at = new Set(work);
	const offDomain = groups.filter(({ sittings }) =>
		sittings.some((one) => at.has(one) && one.topic !== undefined && domains && !domains.includes(one.topic)),
	).length;
	const load = (days * (2 * daysBefore + days + 1)) / 2;
	const priced = cost + prices.joining * meetings + prices.offDomain * offDomain + prices.load * load;
	return { ...nothing, days, cost, priced };
}

function givenUp(ground: Ground, published: readonly SeatedPlace[]): number {
	return published.filter(
		({ sittingId, booth, interpreterId }) =>
			ground.interpreted(sittingId) &&
			!ground.placesOf(interpreterId).some((place) => place.sittingId === sittingId && place.booth === booth),
	).length;
}
