/** Breaches: what is wrong with a roster, as plain values with the figures that a sentence about it needs. */
import type { Span, Text } from "@plenary/domain";
import type { Source } from "./profiles.ts";

/** In the order in which they are told; of the reasons against a person, the nearest to being mended come first. */
export const breachCodes = [
	"bookedHere",
	"bookedElsewhere",
	"unavailable",
	"notFromAny",
	"notThisLanguage",
	"unknownInterpreter",
	"noBooth",
	"emptyBooth",
	"aloneTooLong",
	"tooFew",
	"noCover",
] as const;
export type BreachCode = (typeof breachCodes)[number];

interface Facts {
	/** The same person stands in another booth at that time, in this meeting. */
	bookedHere: { readonly otherPlaceId: string; readonly otherSittingId: string; readonly otherBooth: string };
	bookedElsewhere: Span & { readonly meetingTitle: Text };
	unavailable: Span;
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

interface Where {
	readonly sittingId: string;
	readonly booth: string;
	readonly placeId?: string | undefined;
	readonly interpreterId?: string | undefined;
}

export type BreachOf<Code extends BreachCode> = Where & { readonly code: Code; readonly facts: Facts[Code] };
export type Breach = { [Code in BreachCode]: BreachOf<Code> }[BreachCode];
