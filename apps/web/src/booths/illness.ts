/** Somebody falls ill: what is lost, who could sit there instead, and how those who are left take turns until then. */
import { type Agenda, asRostersCount, type Booking, type Interpreter, micTime } from "@plenary/domain";
import {
	type Candidate,
	candidates,
	type Fall,
	fallsOf,
	isHard,
	type PublishedSitting,
	publishedRegime,
	type Rostering,
	type Rota,
	type RotaItem,
	rosterSittings,
	rota,
} from "@plenary/roster";
import { abilityOf, type BoothSource, teamOf } from "./relay.ts";
import type { Today } from "./use-today.ts";

const minute = 60_000;
/** A rota is for so many people at most. */
const mostMembers = 5;
/** People, who are all rather far from here, beyond the first few nobody asks. */
const mostShown = 5;

/** Where somebody is missed today: sittings that are not over, in order. */
export interface Missed {
	readonly sitting: PublishedSitting;
	readonly booth: PublishedSitting["booths"][number];
	/** Needs that are worse off without them. */
	readonly falls: readonly Fall[];
}

export function missedAt({ sittings, ask, team, out, now }: Today, interpreterId: string): Missed[] {
	const others = new Set([...out].filter((id) => id !== interpreterId));
	return sittings.flatMap((sitting) => {
		const times = ask?.day.sittings.find(({ sittingId }) => sittingId === sitting.sittingId);
		if (times && times.expectedEndAt <= now) return [];
		const falls = fallsOf(publishedRegime(sitting), teamOf(sitting, team, others)).get(interpreterId) ?? [];
		return sitting.booths
			.filter(({ interpreterIds }) => interpreterIds.includes(interpreterId))
			.map((booth) => ({ sitting, booth, falls }));
	});
}

/** The published roster as the rules judge it. */
export function rosteringOf(
	agenda: Agenda,
	today: Pick<Today, "sittings" | "profile">,
	zone: string,
	{ interpreters, bookings }: { interpreters: readonly Interpreter[]; bookings: readonly Booking[] },
): Rostering {
	return {
		sittings: rosterSittings(agenda, zone),
		regimes: Object.fromEntries(today.sittings.map((sitting) => [sitting.sittingId, publishedRegime(sitting)])),
		places: today.sittings.flatMap(({ sittingId, booths }) =>
			booths.flatMap(({ id: booth, interpreterIds }) =>
				interpreterIds.map((interpreterId) => ({
					...{ sittingId, booth, interpreterId },
					id: placeId(sittingId, booth, interpreterId),
				})),
			),
		),
		interpreters: interpreters.map((one) => asRostersCount(one, today.sittings[0]?.day ?? "")),
		...{ bookings, profile: today.profile },
	};
}

const placeId = (sittingId: string, booth: string, interpreterId: string): string =>
	`${sittingId} ${booth} ${interpreterId}`;

export interface Relief extends Pick<Candidate, "interpreterId" | "from"> {
	/** In the building today; in another booth of this very sitting, so that they would serve two; or to be called. */
	readonly where: "here" | "cheval" | "away";
}

/** Who could take the place: those in the building first, then whoever breaks no rule, then who would serve two booths. */
export function reliefFor(
	rostering: Rostering,
	{ sittings, out }: Today,
	{ sitting, booth }: Missed,
	ill: string,
): Relief[] {
	const { sittingId } = sitting;
	const insteadOf = placeId(sittingId, booth.id, ill);
	const here = new Set(sittings.flatMap((one) => one.booths.flatMap(({ interpreterIds }) => interpreterIds)));
	const inBooth = new Set(booth.interpreterIds);
	const isElsewhereHere = (breach: Candidate["breaches"][number]) =>
		breach.code === "bookedHere" && breach.facts.otherSittingId === sittingId;
	return candidates(rostering, { sittingId, booth: booth.id, insteadOf })
		.filter(({ interpreterId }) => !out.has(interpreterId) && !inBooth.has(interpreterId))
		.flatMap(({ interpreterId, from, fits, breaches }): Relief[] => {
			if (fits) return [{ interpreterId, from, where: here.has(interpreterId) ? "here" : "away" }];
			const hard = breaches.filter(isHard);
			return from.length > 0 && hard.every(isElsewhereHere) ? [{ interpreterId, from, where: "cheval" }] : [];
		})
		.sort((one, other) => order.indexOf(one.where) - order.indexOf(other.where))
		.slice(0, mostShown);
}
const order = ["here", "away", "cheval"];

/** Turns of those who are left, from this minute to the end of the sitting; minutes are counted from now. */
export function rotaWithout(
	today: Today,
	{ sitting, booth }: Pick<Missed, "sitting" | "booth">,
	map: readonly BoothSource[],
): Rota {
	const { floor, ask, now, desk, out } = today;
	// Whoever looks at whole minutes may stand before what has just happened.
	const since = (at: number) => Math.max(0, now - at);
	const entries = ask?.day.sittings.find(({ sittingId }) => sittingId === sitting.sittingId)?.entries ?? [];
	const language = desk.language?.sittingId === sitting.sittingId ? desk.language.language : undefined;
	const items = entries.flatMap(({ itemId, kind, state, entry }): RotaItem[] => {
		if (state !== "current" && state !== "ahead") return [];
		const ran = state === "current" ? (floor.current?.ranMs ?? 0) + since(floor.current?.resumedAt ?? now) : 0;
		const minutes = Math.max(state === "current" ? 1 : 0, Math.round((entry.item.minutes ?? 0) - ran / minute));
		const spoken = state === "current" && language !== undefined ? { language } : {};
		return minutes > 0 ? [{ id: itemId, minutes, pause: kind === "break", ...spoken }] : [];
	});
	const here = teamOf(sitting, today.team, out).filter((member) => member.booth === booth.id);
	const members = here.slice(0, mostMembers).map((member) => {
		const ability = language === undefined ? "direct" : abilityOf(member, booth.into, language, map);
		return {
			id: member.interpreterId,
			can: language === undefined ? {} : { [language]: ability === "silent" ? ("direct" as const) : ability },
			done: Math.max(0, Math.floor(micTime(desk, member.interpreterId, now - 12 * 60 * minute, now) / minute)),
		};
	});
	const on = desk.booths.find((one) => one.sittingId === sitting.sittingId && one.booth === booth.id)?.on;
	const isThere = on && members.some(({ id }) => id === on.interpreterId);
	const running = isThere && { memberId: on.interpreterId, minutes: Math.floor(since(on.since) / minute) };
	return rota({ items, into: booth.into, members, now: running ? { minute: 0, on: running } : { minute: 0 } });
}
