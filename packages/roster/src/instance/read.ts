/** Instance files: a staffing problem as plain JSON with local times, read into what a roster is judged by. */
import { profileNames } from "@plenary/domain";
import { type Rostering, type SeatedPlace, seat } from "../ground.ts";
import { type Group, groupsOf } from "../groups.ts";
import { defaultPrices, type Prices } from "../prices.ts";
import { type Figure, type Profile, profiles } from "../profiles.ts";
import type { TeamRegime } from "../regimes.ts";
import { sources } from "../sources.ts";
import type { Travel } from "../travel.ts";
import { interpreter, tag } from "./people.ts";
import { amount, type Found, field, list, maybe, NotReadable, oneOf, refuse, table, text } from "./reading.ts";
import { session } from "./sessions.ts";
import { zoneOf } from "./times.ts";

export interface Instance {
	/** Without places, but for those that are firm. */
	readonly rostering: Rostering;
	readonly prices: Prices;
	/** Places as they were published before. */
	readonly published: readonly SeatedPlace[];
}

/** Throws NotReadable, whose message names the field and what is wrong with it. */
export function readInstance(json: unknown): Instance {
	const file: Found = { value: json, at: "" };
	const zone = maybe(field(file, "zone"), zoneOf) ?? "UTC";
	const pivots = maybe(field(file, "pivots"), (those) => list(those, tag));
	const alone = maybe(field(file, "grouping"), text) === "session";
	const sessions = list(field(file, "sessions"), (one) => session(one, { zone, pivots, alone }));
	const interpreters = list(field(file, "interpreters"), (one) => interpreter(one, zone));
	onlyOnce(
		sessions.map(({ sitting }) => sitting.id),
		"sessions",
	);
	onlyOnce(
		interpreters.map(({ id }) => id),
		"interpreters",
	);
	const regimes: Record<string, TeamRegime> = Object.fromEntries(
		sessions.map(({ sitting, regime }) => [sitting.id, regime]),
	);
	const sittings = sessions.map(({ sitting }) => sitting);
	const rostering: Rostering = {
		...{ sittings, regimes, interpreters, places: [], bookings: [] },
		profile: profileOf(file),
		travel: travelOf(file),
		firm: [],
	};
	const groups = groupsOf(rostering);
	const promised = (name: string) =>
		maybe(field(file, name), (those) => list(those, (one) => placesOf(one, groups)).flat()) ?? [];
	const firm = promised("firm");
	return { rostering: { ...rostering, places: firm, firm }, prices: pricesOf(file), published: promised("published") };
}

/** `{ i, g, b }`: an interpreter in a booth for all sittings of a group, which is named by any of them. */
export function placesOf(found: Found, groups: readonly Group[]): SeatedPlace[] {
	const named = (name: string) => text(field(found, name));
	const [interpreterId, session, booth] = [named("i"), named("g"), named("b").split("-").sort().join("-")];
	const group = groups.find(({ id, sittings }) => id === session || sittings.some((sitting) => sitting.id === session));
	if (!group) return refuse(field(found, "g"), "the id of a session");
	return group.sittings.map((sitting) => seat(sitting.id, booth, interpreterId));
}

function profileOf(file: Found): Profile {
	const profile: Profile = profiles[maybe(field(file, "profile"), (name) => oneOf(name, profileNames)) ?? "onSite"];
	const own = (name: string, standing: Figure): Figure => {
		const is = maybe(field(file, name), amount);
		return is === undefined ? standing : { is, source: sources.instance };
	};
	const { person } = profile;
	return {
		...profile,
		pivotPeople: own("pivotMin", profile.pivotPeople),
		person: {
			...person,
			travelMinutes: own("travelDayFrom", person.travelMinutes),
			keptFreeMinutes: own("travelDayMin", person.keptFreeMinutes),
		},
	};
}

function travelOf(file: Found): Travel {
	const number = (name: string, standing: number) => maybe(field(file, name), amount) ?? standing;
	return {
		minutes: maybe(field(file, "travel"), (pairs) => table(pairs, amount)) ?? {},
		defaultMinutes: number("travelDefault", 240),
		fares: maybe(field(file, "fares"), (pairs) => table(pairs, amount)) ?? {},
		defaultFare: number("fareDefault", 380),
		perDiem: number("perDiem", 160),
		dayFee: number("travelDayFee", 0.5),
	};
}

function pricesOf(file: Found): Prices {
	const prices = maybe(field(file, "price"), (those) => table(those, amount)) ?? {};
	const { change: joining = defaultPrices.joining, ...others } = prices;
	return { ...defaultPrices, ...others, joining };
}

function onlyOnce(ids: readonly string[], where: string): void {
	const twice = ids.find((id, order) => ids.indexOf(id) !== order);
	if (twice !== undefined) throw new NotReadable(`${where}: the id ${JSON.stringify(twice)} stands there twice.`);
}
