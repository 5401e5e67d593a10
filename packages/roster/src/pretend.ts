/** A pretend meeting for tests: sittings by the hour, people by their languages. */
import { type BoothPlace, type Regime, regimeSchema } from "@plenary/domain";
import type { KnownInterpreter, Rostering } from "./ground.ts";
import { profiles } from "./profiles.ts";
import type { RosterSitting } from "./sittings.ts";

const hour = 3_600_000;
const midnight = Date.UTC(2026, 6, 7);

/** Unix milliseconds of an hour of 7 July 2026. */
export const at = (hours: number): number => midnight + hours * hour;

/** Hours beyond 24 are on the next day. */
export function sitting(id: string, from: number, to: number): RosterSitting {
	const day = from < 24 ? "2026-07-07" : "2026-07-08";
	return { id, day, from: at(from), to: at(to), minutes: (to - from) * 60 };
}

export const regime = (spoken: string, heard: string, mode: Regime["mode"] = "simultaneous"): Regime =>
	regimeSchema.parse({ spoken: spoken.split(" "), heard: heard.split(" "), mode });

/** "ka, en, hy ru, ka>en": A, B and C languages, then accredited retours. */
export function person(id: string, words: string): KnownInterpreter {
	const [a = [], b = [], c = [], retours = []] = words.split(",").map((part) => part.split(" ").filter(Boolean));
	const pairs = retours.map((pair) => pair.split(">") as [string, string]);
	return { id, name: id, a, b, c, retours: pairs, unavailable: [] };
}

/** "morning en anna": somebody in a booth of a sitting; its id is its words. */
export function place(words: string): Pick<BoothPlace, "id" | "sittingId" | "booth" | "interpreterId"> {
	const [sittingId = "", booth = "", interpreterId = ""] = words.split(" ");
	return { id: words, sittingId, booth, interpreterId };
}

export const rostering = (more: Partial<Rostering>): Rostering => ({
	sittings: [],
	regimes: {},
	places: [],
	interpreters: [],
	bookings: [],
	profile: profiles.onSite,
	...more,
});

/** A morning in two languages with three people to choose from; Boris takes so much a day. */
export const bilingualMorning = (boris: number, more: Partial<Rostering>): Rostering =>
	rostering({
		sittings: [sitting("morning", 9, 11)],
		regimes: { morning: regime("en ru", "en ru") },
		interpreters: [
			{ ...person("anna", "en,,ru"), fee: 300 },
			{ ...person("boris", "ru,,en"), fee: boris },
			{ ...person("clara", "ru,en,,ru>en"), fee: 450 },
		],
		...more,
	});
