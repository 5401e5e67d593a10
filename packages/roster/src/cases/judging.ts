/** Judging: where what came out differs from what a case expects, in words. */
import type { BreachCode } from "../breach.ts";

/** One line when they differ, none when they are alike. */
export function differ(what: string, found: unknown, expected: unknown): string[] {
	const [is, ought] = [JSON.stringify(sorted(found)), JSON.stringify(sorted(expected))];
	return is === ought ? [] : [`${what}: expected ${ought}, found ${is}`];
}

/** The order of an object's fields says nothing. */
function sorted(value: unknown): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}

/** Only of what the case says something about. */
export function differences(found: Readonly<Record<string, unknown>>, expect: object): string[] {
	return Object.entries(expect).flatMap(([what, expected]) =>
		Object.hasOwn(found, what)
			? differ(what, found[what], expected)
			: [`${what}: this kind of case says nothing about it`],
	);
}

/** Breaches as case files call them; several of ours have one name there. */
export const codes: Readonly<Record<BreachCode, string>> = {
	bookedHere: "CLASH",
	bookedElsewhere: "BUSY",
	tooClose: "CLASH",
	travelDay: "TRAVELDAY",
	dayTooLong: "DAYHOURS",
	stretchTooLong: "BLOCK",
	tooManyDays: "ROW",
	tooManyHalfDays: "WEEK",
	unavailable: "UNAVAILABLE",
	modeNotOffered: "MODE",
	clearanceTooLow: "CLEARANCE",
	notFromAny: "PAIR",
	notThisLanguage: "PAIR",
	conflict: "INTEREST",
	unknownInterpreter: "UNKNOWN",
	noBooth: "BOOTH",
	firmLeftOut: "FIRM",
	emptyBooth: "EMPTY",
	aloneTooLong: "ALONE",
	tooFew: "FEW",
	tooManySeats: "SEATS",
	longDay: "LONGDAY",
	noCover: "NONE",
};

/** Each once, in the order of the alphabet. */
export const once = (words: readonly string[]): string[] => [...new Set(words)].sort();
