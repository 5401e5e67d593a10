/** The glossary's desk: what stands on it, in which languages, and what may be done there. */
import { observeGlossary, observeRoster, readGlossary, readRoster } from "@plenary/documents";
import { type Concept, type GlossaryIndex, glossaryIndex, glossaryLanguages } from "@plenary/domain";
import { useDeferredValue, useMemo, useRef, useState } from "react";
import type * as Y from "yjs";
import { keep, readKept } from "../api/kept.ts";
import { useMyself } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useDocument } from "../rooms/use-room.ts";
import { useWords } from "../words/words.ts";
import type { GlossaryActs } from "./acts.ts";

export interface GlossaryDesk {
	readonly concepts: readonly Concept[];
	/** The columns, in their order. */
	readonly languages: readonly string[];
	readonly acts: GlossaryActs;
	readonly mayWrite: boolean;
	/** The name of an account that is at the meeting; "" for any other. */
	nameOf(accountId: string): string;
	/** Opens what is known of a concept. */
	show(conceptId: string): void;
}

/** The glossary as values, and ready to be searched a moment later; both the same for as long as nothing changes. */
export function useGlossary(doc: Y.Doc): { concepts: readonly Concept[]; index: GlossaryIndex } {
	const concepts = useDocument(doc, observeGlossary, readGlossary);
	const before = useRef<GlossaryIndex>(undefined);
	// What is written is shown first; of a very large glossary the index takes a fifth of a second.
	const settled = useDeferredValue(concepts);
	const index = useMemo(() => {
		before.current = glossaryIndex(settled, before.current);
		return before.current;
	}, [settled]);
	return { concepts, index };
}

/** Languages of the meeting: those of its minutes, then those of its published roster. */
export function useMeetingLanguages(rosterDoc: Y.Doc): string[] {
	const { meeting } = useMeetingHere();
	const roster = useDocument(rosterDoc, observeRoster, readRoster);
	const interpreted = (roster?.sittings ?? []).flatMap(({ spoken, booths }) => [
		...spoken,
		...booths.flatMap(({ into }) => into),
	]);
	return [...new Set([...meeting.languages, ...interpreted])];
}

/** Which languages are columns: those that were chosen on this device, else all there are. */
export function useColumns(concepts: readonly Concept[], ofMeeting: readonly string[]) {
	const { id } = useMyself().account;
	const { meeting } = useMeetingHere();
	const [chosen, setChosen] = useState(() => readKept<string[]>(id, "glossary", meeting.id));
	const all = glossaryLanguages(concepts, ofMeeting);
	const choose = (languages: readonly string[]) => {
		keep(languages, id, "glossary", meeting.id);
		setChosen([...languages]);
	};
	const valid = Array.isArray(chosen) && chosen.length > 0 && chosen.every((tag) => typeof tag === "string");
	return { all: [...new Set([...all, ...(valid ? chosen : [])])], languages: valid ? chosen : all, choose };
}

/** Names of those at the meeting, by account. */
export function useNames(): (accountId: string) => string {
	const { participants } = useMeetingHere();
	const { account } = useMyself();
	const { language } = useWords();
	const names = useMemo(
		() => new Map(participants.map((one) => [one.accountId, nameOf(one, language)])),
		[participants, language],
	);
	return (accountId) => names.get(accountId) ?? (accountId === account.id ? account.name : "");
}
