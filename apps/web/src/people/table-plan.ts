/** What a table would do to a register: which rows are new, which belong to a known entry, and what is left out. */
import { fold, latin, likelyDuplicates, type Party, type Person, type PersonImport, type Text } from "@plenary/domain";
import type { PersonCandidate } from "@plenary/formats";

/** What becomes of a row: a new entry, what is missing at a known one, or nothing. */
export type Fate = "new" | "fill" | "leave";

export interface PlannedRow<Found, Known> {
	candidate: Found;
	/** The entry it may belong to, the likeliest one. */
	known: Known | undefined;
	/** The line of the same one earlier in the table. */
	earlierLine: number | undefined;
	fate: Fate;
}

/** Whom a row may be about: a known entry, and the place of an earlier row. */
export interface Likeness<Known> {
	known: Known | undefined;
	earlier: number | undefined;
}

/**
 * A row of a known entry fills in what is missing there; a second row of the same one is left out; all others are new.
 * `chosen` overrules by line.
 */
export function planRows<Found extends { line: number }, Known>(
	candidates: readonly Found[],
	likely: readonly Likeness<Known>[],
	chosen: ReadonlyMap<number, Fate>,
): PlannedRow<Found, Known>[] {
	return candidates.map((candidate, at) => {
		const { known, earlier } = likely[at] ?? { known: undefined, earlier: undefined };
		const earlierLine = candidates[earlier ?? -1]?.line;
		const usual: Fate = known ? "fill" : earlierLine === undefined ? "new" : "leave";
		const fate = chosen.get(candidate.line) ?? usual;
		return { candidate, known, earlierLine, fate: fate === "fill" && !known ? "new" : fate };
	});
}

interface Named {
	readonly name: string;
	readonly names: Text;
	readonly address: string | null;
	readonly partyId?: string | null;
}

/** Whom each row may be about, by address and by name in any script. An archived entry is nobody to be filled in. */
export function likelyPeople<Known extends Named & { id: string; archivedAt: number | null }>(
	candidates: readonly Named[],
	register: readonly Known[],
): Likeness<Known>[] {
	const here = register.filter(({ archivedAt }) => archivedAt === null);
	const byId = new Map(here.map((one) => [one.id, one]));
	const comparable = <One extends Named>(one: One) => ({
		...one,
		partyId: one.partyId ?? null,
		address: one.address || null,
	});
	return likelyDuplicates(candidates.map(comparable), here.map(comparable)).map(({ known, earlier }) => ({
		known: byId.get(known[0]?.id ?? ""),
		earlier: earlier[0]?.index,
	}));
}

type Called = Pick<Party, "codes" | "names">;

/** The party or body that is called so already, by sign or name in either script, and an earlier row with the same. */
export function likelyNamed<Known extends Called & { archivedAt: number | null }>(
	candidates: readonly Called[],
	register: readonly Known[],
): Likeness<Known>[] {
	const known = new Map<string, Known>();
	for (const entry of register)
		if (entry.archivedAt === null) for (const key of called(entry)) if (!known.has(key)) known.set(key, entry);
	const before = new Map<string, number>();
	return candidates.map((candidate, at) => {
		const keys = called(candidate);
		const found = { known: first(keys, known), earlier: first(keys, before) };
		for (const key of keys) if (!before.has(key)) before.set(key, at);
		return found;
	});
}

const called = ({ codes, names }: Called): string[] =>
	[...Object.values(codes), ...Object.values(names)].map((words) => latin(fold(words.trim()))).filter(Boolean);

const first = <Found>(keys: readonly string[], map: ReadonlyMap<string, Found>): Found | undefined =>
	map.get(keys.find((key) => map.has(key)) ?? "");

/** The rows as the server takes them. */
export function rowsOf(
	planned: readonly PlannedRow<PersonCandidate, Person>[],
	language: PersonImport["person"]["language"],
): PersonImport[] {
	return planned
		.filter(({ fate }) => fate !== "leave")
		.map(({ candidate, known, fate }) => ({
			person: {
				name: candidate.name,
				names: { ...candidate.names },
				address: candidate.address ?? "",
				language,
				partyId: candidate.partyId,
				languages: [...candidate.languages].slice(0, 12),
				phone: candidate.phone.slice(0, 60),
				note: candidate.note.slice(0, 1000),
			},
			into: fate === "fill" ? (known?.id ?? null) : null,
		}));
}

export const countOf = (planned: readonly PlannedRow<unknown, unknown>[], fate: Fate): number =>
	planned.filter((row) => row.fate === fate).length;
