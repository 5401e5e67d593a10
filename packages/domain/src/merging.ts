/** Merging: what two entries of a register say once they are one, and how the one that was put away leads to the other. */

import type { InterpreterImport, NewInterpreter } from "./interpreter-register.ts";
import { languagesFilled, type Span } from "./interpreters.ts";
import type { NewBody, NewParty } from "./people.ts";

/** An entry of a register; `mergedInto` is the one that it turned out to be. */
interface Leading {
	readonly id: string;
	readonly mergedInto?: string | null;
}

/** To which id each of these leads: its own, if it was not merged. One step is enough to find anybody. */
export function leadsOf(entries: readonly Leading[]): (id: string) => string {
	const leads = new Map(entries.flatMap(({ id, mergedInto }) => (mergedInto ? [[id, mergedInto] as const] : [])));
	return (id) => leads.get(id) ?? id;
}

/** The entry that is meant by an id, also by one that was written down before two entries became one. */
export function entryOf<Entry extends Leading>(
	entries: readonly Entry[],
	id: string | null | undefined,
): Entry | undefined {
	const found = entries.find((entry) => entry.id === id);
	if (!found?.mergedInto) return found;
	return entries.find((entry) => entry.id === found.mergedInto) ?? found;
}

/** The ids by which that entry may be named: its own first, then the one that it leads to, then all others that do. */
export function namesakesOf(entries: readonly Leading[], id: string): string[] {
	const lead = leadsOf(entries);
	const kept = lead(id);
	return [...new Set([id, kept, ...entries.filter((entry) => lead(entry.id) === kept).map((entry) => entry.id)])];
}

/** Those that may be chosen: what was merged is offered as the entry that it leads to. */
export const unmerged = <Entry extends Leading>(entries: readonly Entry[]): Entry[] =>
	entries.filter(({ mergedInto }) => !mergedInto);

/** What is missing at a party comes from what else is told of it. */
export const filledParty = <Known extends NewParty>(known: Known, more: NewParty): Known => ({
	...known,
	codes: { ...more.codes, ...known.codes },
	names: { ...more.names, ...known.names },
	part: { ...more.part, ...known.part },
	joinedOn: known.joinedOn ?? more.joinedOn,
	leftOn: known.leftOn ?? more.leftOn,
});

/** Days of two entries that contradict each other are those of the kept one. */
export function mergedParty<Kept extends NewParty>(kept: Kept, other: NewParty): Kept {
	const filled = filledParty(kept, other);
	const { joinedOn, leftOn } = filled;
	const agree = !joinedOn || !leftOn || leftOn >= joinedOn;
	return agree ? filled : { ...filled, joinedOn: kept.joinedOn, leftOn: kept.leftOn };
}

/** Members and posts of both; a post that both have with the same holder is one. */
export function filledBody<Known extends NewBody>(known: Known, more: NewBody): Known {
	const own = new Set(known.posts.map(postKey));
	return {
		...known,
		codes: { ...more.codes, ...known.codes },
		names: { ...more.names, ...known.names },
		powers: { ...more.powers, ...known.powers },
		partyIds: [...new Set([...known.partyIds, ...more.partyIds])],
		posts: [...known.posts, ...more.posts.filter((post) => !own.has(postKey(post)))],
	};
}

const postKey = ({ names, personId, partyId }: NewBody["posts"][number]): string =>
	JSON.stringify([Object.entries(names).sort(), personId, partyId]);

/** Languages that are known already stay what they are; new ones come with those of their retours that then fit. */
export const filledInterpreter = <Known extends NewInterpreter>(
	known: Known,
	more: InterpreterImport["interpreter"],
): Known => ({
	...known,
	...languagesFilled(known, more),
	names: { ...more.names, ...known.names },
	evidence: [...known.evidence, ...more.evidence],
	domains: [...new Set([...known.domains, ...more.domains])],
	town: known.town || more.town,
	address: known.address || more.address,
	phone: known.phone || more.phone,
	note: known.note || more.note,
	consentedOn: known.consentedOn ?? more.consentedOn,
	modes: known.modes.length > 0 ? known.modes : more.modes,
	clearance: known.clearance ?? more.clearance,
	fee: known.fee ?? more.fee,
	conflicts: [...new Set([...known.conflicts, ...more.conflicts])],
});

/** Also the tracks and days away of both, both notes, and whichever account there is. */
export const mergedInterpreter = <Kept extends NewInterpreter>(kept: Kept, other: NewInterpreter): Kept => ({
	...filledInterpreter(kept, other),
	tracks: [...new Set([...kept.tracks, ...other.tracks])],
	unavailable: joined([...kept.unavailable, ...other.unavailable]),
	note: [...new Set([kept.note, other.note])].filter(Boolean).join("\n").slice(0, longestNote),
	accountId: kept.accountId ?? other.accountId,
});

const longestNote = 1000;

/** In order, those that touch as one. */
function joined(spans: readonly Span[]): Span[] {
	const all: Span[] = [];
	for (const { from, to } of spans.toSorted((one, other) => one.from - other.from)) {
		const last = all.at(-1);
		if (last && from <= last.to) last.to = Math.max(last.to, to);
		else all.push({ from, to });
	}
	return all;
}
