/** Breaches: what is wrong with a roster, as plain values with the figures that a sentence about it needs. */
import type { InterpretingMode, Span, Text } from "@plenary/domain";
import type { Source } from "./sources.ts";

/** In the order in which they are told. */
export const breachCodes = [
	"bookedHere",
	"bookedElsewhere",
	"tooClose",
	"travelDay",
	"dayTooLong",
	"stretchTooLong",
	"tooManyDays",
	"tooManyHalfDays",
	"unavailable",
	"modeNotOffered",
	"clearanceTooLow",
	"notFromAny",
	"notThisLanguage",
	"conflict",
	"unknownInterpreter",
	"noBooth",
	"firmLeftOut",
	"emptyBooth",
	"aloneTooLong",
	"tooFew",
	"tooManySeats",
	"longDay",
	"noCover",
] as const;
export type BreachCode = (typeof breachCodes)[number];

interface Facts {
	/** The same person stands in another booth at that time, in this meeting. */
	bookedHere: { readonly otherPlaceId: string; readonly otherSittingId: string; readonly otherBooth: string };
	bookedElsewhere: Span & { readonly meetingTitle: Text };
	unavailable: Span;
	/** Not the time it takes from the one sitting to the other; `gap` and `needed` are minutes. */
	tooClose: {
		readonly otherPlaceId: string;
		readonly otherSittingId: string;
		readonly gap: number;
		readonly needed: number;
		readonly because: "hall" | "town" | "night";
		readonly source: Source;
	};
	/** Not free while travelling there; `travel` and `kept` are minutes. */
	travelDay: Span & { readonly town: string; readonly travel: number; readonly kept: number; readonly source: Source };
	/** The mode is not among those the person offers. */
	modeNotOffered: { readonly mode: InterpretingMode; readonly offers: readonly InterpretingMode[] };
	clearanceTooLow: { readonly needed: number; readonly has: number };
	/** Does not work for this meeting, for a reason that is the person's own. */
	conflict: object;
	/** More minutes in a day than one person may interpret; `remote` where the limit is that of work at a distance. */
	dayTooLong: OfDay & { readonly remote: boolean };
	/** Within the limit, but long. */
	longDay: OfDay;
	/** So many minutes without a break. */
	stretchTooLong: Span & { readonly minutes: number; readonly limit: number; readonly source: Source };
	/** So many days in a row. */
	tooManyDays: { readonly days: number; readonly limit: number; readonly source: Source };
	/** In the week that begins on that Monday. */
	tooManyHalfDays: {
		readonly monday: string;
		readonly halfDays: number;
		readonly limit: number;
		readonly source: Source;
	};
	/** A firm booking that the roster leaves out. */
	firmLeftOut: object;
	tooManySeats: { readonly people: number; readonly seats: number };
	/** Works into the booth's language, but none of the spoken ones; `relayFrom` could be taken by relay. */
	notFromAny: {
		readonly spoken: readonly string[];
		readonly from: readonly string[];
		readonly relayFrom: readonly string[];
	};
	/** Works into no language of the booth, only into these. */
	notThisLanguage: { readonly into: readonly string[]; readonly works: readonly string[] };
	/** Nobody of the interpreters handed in has this id. */
	unknownInterpreter: object;
	/** The sitting's regime has no such booth, or there is no regime. */
	noBooth: object;
	/** `needed` is undefined when no single team may work that long. */
	emptyBooth: { readonly minutes: number; readonly needed: number | undefined };
	/** Minutes alone that day, in all; `limit` is in minutes too. */
	aloneTooLong: {
		readonly minutes: number;
		readonly limit: number;
		readonly needed: number | undefined;
		readonly source: Source;
	};
	/** `minutes` of whoever of them works longest that day; `limit` minutes are what so many people may work. */
	tooFew: {
		readonly people: number;
		readonly needed: number | undefined;
		readonly minutes: number;
		readonly limit: number;
		readonly source: Source;
	};
	/** Nobody brings these languages into that one, directly or by one relay. */
	noCover: { readonly from: readonly string[]; readonly to: string };
}

interface OfDay {
	readonly day: string;
	readonly minutes: number;
	readonly limit: number;
	readonly source: Source;
}

interface Where {
	readonly sittingId: string;
	readonly booth: string;
	readonly placeId?: string | undefined;
	readonly interpreterId?: string | undefined;
}

export type BreachOf<Code extends BreachCode> = Where & { readonly code: Code; readonly facts: Facts[Code] };
export type Breach = { [Code in BreachCode]: BreachOf<Code> }[BreachCode];

const bearable: ReadonlySet<BreachCode> = new Set<BreachCode>([
	"emptyBooth",
	"aloneTooLong",
	"tooFew",
	"longDay",
	"noCover",
]);

/**
 * Is it a rule that no roster may break? What is not is a gap, or merely unwise: places that are empty, languages that are
 * not heard, somebody who can work by relay only.
 */
export function isHard(breach: Breach): boolean {
	if (breach.code === "notFromAny") return breach.facts.relayFrom.length === 0;
	return !bearable.has(breach.code);
}

/** How far a person is from being able to come: what stands in the way, weighed by how hard it is to move. */
const weights: Partial<Record<BreachCode, number>> = {
	travelDay: 3,
	bookedHere: 4,
	bookedElsewhere: 4,
	tooClose: 4,
	dayTooLong: 6,
	stretchTooLong: 6,
	tooManyDays: 6,
	tooManyHalfDays: 6,
	unavailable: 8,
	modeNotOffered: 15,
	clearanceTooLow: 20,
	notFromAny: 40,
	notThisLanguage: 45,
	conflict: 50,
	unknownInterpreter: 100,
};

export const distanceOf = (breaches: readonly Breach[]): number =>
	breaches.reduce((all, breach) => all + (weights[breach.code] ?? 0), 0);
