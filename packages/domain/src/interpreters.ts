/** Interpreters: between which languages a person works, and what a sitting's language regime asks for. */
import * as z from "zod/mini";
import { idSchema, instantSchema } from "./meetings.ts";
import { textSchema } from "./text.ts";

/** From a language that is spoken into one that is listened to. A need, at a sitting, is such a pair. */
export type Pair = readonly [from: string, to: string];

/**
 * A language as interpreters count them: "ka", "ru", "ils". Regions and scripts make no booth, so they are cut off, and
 * what some tables call "mo" is Romanian.
 */
export const spokenTag = z.string().check(z.overwrite(primary), z.regex(/^[a-z]{2,3}$/, { error: "languageInvalid" }));

const languages = z.array(spokenTag).check(z.maxLength(24), z.overwrite(once));

/** A stretch of time; `to` is no part of it. */
export const spanSchema = z
	.object({ from: instantSchema, to: instantSchema })
	.check(z.refine(({ from, to }) => to > from, { error: "spanInvalid", path: ["to"] }));
export type Span = z.infer<typeof spanSchema>;

/** Do they share a moment? One that ends when the other begins shares none. */
export const overlap = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** What a person's languages are, without the person. */
export const languagesSchema = z.object({
	/** Mother tongues, worked into from all the others. */
	a: languages,
	/** Active languages; worked into only where a retour is accredited. */
	b: languages,
	/** Understood, never worked into. */
	c: languages,
	/** Accredited pairs into a B language. A declared B alone is none. */
	retours: z.array(z.tuple([spokenTag, spokenTag])).check(z.maxLength(100)),
});
export type Languages = z.infer<typeof languagesSchema>;

/** Every pair a person works: into each A from all they know, into a B by accredited retour, never into a C. */
export function pairsOf(person: Languages): Pair[] {
	const known = [...person.a, ...person.b, ...person.c];
	const native = person.a.flatMap((to) => known.filter((from) => from !== to).map((from): Pair => [from, to]));
	const retours = person.retours.filter(([from, to]) => from !== to && person.b.includes(to) && known.includes(from));
	const seen = new Set<string>();
	return [...native, ...retours].filter(([from, to]) => {
		const fresh = !seen.has(`${from}>${to}`);
		seen.add(`${from}>${to}`);
		return fresh;
	});
}

/** Remote is simultaneous at a distance; signed interpreting has one team in front of the hall. */
export const interpretingModes = ["simultaneous", "remote", "consecutive", "whispered", "signed"] as const;
export type InterpretingMode = (typeof interpretingModes)[number];

/** The ids that booths may have. */
export const boothPattern = /^[a-z]{2,3}(-[a-z]{2,3}){0,23}$/;

/** So many people in a booth, whatever the rules profile says: somebody's decision, which has a reason. */
const strengthSchema = z.object({
	booth: z.string().check(z.regex(boothPattern)),
	people: z.int().check(z.minimum(1), z.maximum(8)),
	reason: z.string().check(z.trim(), z.minLength(1, { error: "reasonMissing" }), z.maxLength(200)),
});

/** What whoever plans may decide about a sitting beside its languages. */
export const regimeTerms = {
	/** Languages that relay may be taken from; any that is listened to where nothing is said. */
	pivots: z.optional(languages.check(z.minLength(1))),
	/** Technical, read speeches or many relays: one more person in each booth. */
	heavy: z.optional(z.boolean()),
	strengths: z.optional(z.array(strengthSchema).check(z.minLength(1), z.maxLength(24))),
};

/** What may be spoken at a sitting and what may be listened to, in the order of protocol. */
export const regimeSchema = z.object({
	spoken: languages.check(z.minLength(1)),
	heard: languages.check(z.minLength(1)),
	mode: z.enum(interpretingModes),
	...regimeTerms,
	/** The clearance that it asks of its interpreters. */
	clearance: z.optional(z.int().check(z.minimum(1), z.maximum(3))),
	/** What it is about, in the words by which the register says what people know about. */
	theme: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))),
});
export type Regime = z.infer<typeof regimeSchema>;

/** What needs and booths follow from. */
type Languaged = Pick<Regime, "spoken" | "heard" | "mode">;

/** Do people work in booths, each with a channel of its own? */
export const hasBooths = ({ mode }: Pick<Regime, "mode">): boolean => mode === "simultaneous" || mode === "remote";

/** The needs of a regime: each spoken language into each other one that is listened to. */
export function needsOf(regime: Languaged): Pair[] {
	return regime.spoken.flatMap((from) => regime.heard.filter((to) => to !== from).map((to): Pair => [from, to]));
}

/** Where people sit together, and what they work into. */
export interface Booth {
	/** "ru", or "en-ru" for several in the order of the alphabet: it does not change with the order of protocol. */
	readonly id: string;
	readonly into: readonly string[];
}

/**
 * One booth for each listened-to language that anybody needs; a meeting in exactly two languages has one two-way booth.
 * Where people do not work in booths there is one team for all.
 */
export function boothsOf(regime: Languaged): Booth[] {
	const into = regime.heard.filter((to) => regime.spoken.some((from) => from !== to));
	if (into.length === 0) return [];
	const isTwoWay = into.length === 2 && languagesOf(regime).length === 2;
	if (isTwoWay || !hasBooths(regime)) return [{ id: [...into].sort().join("-"), into }];
	return into.map((language) => ({ id: language, into: [language] }));
}

/** Every language of a sitting, spoken or listened to. */
export const languagesOf = (regime: Languaged): string[] => once([...regime.spoken, ...regime.heard]);

/** A firm engagement of an interpreter at some other meeting; without a title where the reader may not know of it. */
export const bookingSchema = z.object({
	interpreterId: idSchema,
	from: z.number(),
	to: z.number(),
	meetingTitle: textSchema(300),
});
export type Booking = z.infer<typeof bookingSchema>;

function primary(tag: string): string {
	const first = tag.trim().toLowerCase().split("-")[0] ?? "";
	return first === "mo" ? "ro" : first;
}

function once(tags: readonly string[]): string[] {
	return [...new Set(tags)];
}

/** Does the person work from that language at all? */
export function knows({ a, b, c }: Languages, language: string): boolean {
	return [a, b, c].some((known) => known.includes(language));
}

/** More about somebody: languages that are known stay what they are, new ones come with the retours that then fit. */
export function languagesFilled(known: Languages, more: Languages): Languages {
	const fresh = (tags: readonly string[]) => tags.filter((tag) => !knows(known, tag));
	const languages = {
		a: [...known.a, ...fresh(more.a)],
		b: [...known.b, ...fresh(more.b)],
		c: [...known.c, ...fresh(more.c)],
		retours: known.retours,
	};
	const retours = more.retours.filter(
		([from, to]) =>
			languages.b.includes(to) &&
			knows(languages, from) &&
			!known.retours.some(([other, into]) => other === from && into === to),
	);
	return { ...languages, retours: [...known.retours, ...retours] };
}
