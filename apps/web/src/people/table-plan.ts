/** What a table of people would do to the register: who is new, who is known, and what is left out. */
import { type LikelyDuplicates, likelyDuplicates, type Person, type PersonImport } from "@plenary/domain";
import type { PersonCandidate } from "@plenary/formats";

/** What becomes of a row: somebody new, what is missing at a known entry, or nothing. */
export type Fate = "new" | "fill" | "leave";

export interface PlannedRow {
	candidate: PersonCandidate;
	/** The entry it may belong to, the likeliest first. */
	known: Person | undefined;
	/** The line of the same person earlier in the table. */
	earlierLine: number | undefined;
	fate: Fate;
}

/**
 * A row of somebody known fills in what is missing there; a second row of somebody is left out; all others are new.
 * `chosen` overrules by line.
 */
export function planRows(
	candidates: readonly PersonCandidate[],
	people: readonly Person[],
	chosen: ReadonlyMap<number, Fate>,
): PlannedRow[] {
	const here = people.filter(({ archivedAt }) => archivedAt === null);
	const byId = new Map(here.map((person) => [person.id, person]));
	const likely = likelyDuplicates(
		candidates,
		here.map((person) => ({ ...person, address: person.address || null })),
	);
	return candidates.map((candidate, at) => {
		const found = likely[at] as LikelyDuplicates;
		const known = byId.get(found.known[0]?.id ?? "");
		const earlierLine = candidates[found.earlier[0]?.index ?? -1]?.line;
		const usual: Fate = known ? "fill" : earlierLine === undefined ? "new" : "leave";
		const fate = chosen.get(candidate.line) ?? usual;
		return { candidate, known, earlierLine, fate: fate === "fill" && !known ? "new" : fate };
	});
}

/** The rows as the server takes them. */
export function rowsOf(planned: readonly PlannedRow[], language: PersonImport["person"]["language"]): PersonImport[] {
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

export const countOf = (planned: readonly PlannedRow[], fate: Fate): number =>
	planned.filter((row) => row.fate === fate).length;
