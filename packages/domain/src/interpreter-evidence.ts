/** Evidence that somebody works a pair of languages: by whom, how, in which mode, from when and until when. */
import * as z from "zod/mini";
import { interpretingModes, type Languages, type Pair, pairsOf, spokenTag } from "./interpreters.ts";
import { daySchema } from "./meetings.ts";

/** The strongest first: an institution's list, a passed test, colleagues' word, meetings worked, one's own word. */
export const evidenceKinds = ["accreditation", "test", "peer", "work", "self"] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export const evidenceSchema = z
	.object({
		from: spokenTag,
		to: spokenTag,
		kind: z.enum(evidenceKinds),
		/** Whose word it is, in words. */
		by: z.string().check(z.trim(), z.maxLength(300)),
		/** Null for any mode. */
		mode: z.nullable(z.enum(interpretingModes)),
		on: z.nullable(daySchema),
		/** The last day on which it counts; null without end. */
		until: z.nullable(daySchema),
	})
	.check(z.refine(({ on, until }) => !on || !until || until >= on, { error: "spanInvalid", path: ["until"] }));
export type Evidence = z.infer<typeof evidenceSchema>;

export const evidenceListSchema = z.array(evidenceSchema).check(z.maxLength(200));

/** Has its last day passed? */
export const isOver = ({ until }: Pick<Evidence, "until">, day: string): boolean => until !== null && until < day;

/** What is kept about a pair: something that stands on that day, only what has run out, or nothing. */
export function standingOf(evidence: readonly Evidence[], [from, to]: Pair, day: string): "stands" | "over" | "none" {
	const about = evidence.filter((one) => one.from === from && one.to === to);
	if (about.length === 0) return "none";
	return about.some((one) => !isOver(one, day)) ? "stands" : "over";
}

/** Evidence goes with its pair: what is about none that the person works is left out, and nothing stands twice. */
export function evidenceOfPairs<Entry extends Languages & { evidence: Evidence[] }>(entry: Entry): Entry {
	const worked = new Set(pairsOf(entry).map(([from, to]) => `${from}>${to}`));
	const seen = new Set<string>();
	const evidence = entry.evidence.filter((one) => {
		const isNew = !seen.has(JSON.stringify(one));
		seen.add(JSON.stringify(one));
		return isNew && worked.has(`${one.from}>${one.to}`);
	});
	return { ...entry, evidence };
}
