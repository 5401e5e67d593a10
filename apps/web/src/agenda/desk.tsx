/** The desk of an open agenda: its document, its undo, what one may do with it, and where the focus is to go. */
import type { OpenRoom } from "@plenary/sync/client";
import { createContext, type RefObject, use, useLayoutEffect, useMemo, useRef, useState } from "react";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import { useMyself } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useWords } from "../words/words.ts";
import { type Acts, agendaActs } from "./acts.ts";
import { focusSpot, type Spot } from "./spots.ts";
import { undoOf } from "./undo.ts";

export interface AgendaDesk {
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	readonly undo: Y.UndoManager;
	readonly acts: Acts;
	/** The titles' languages: the first two stand in columns, the rest among the particulars. */
	readonly languages: readonly string[];
	/** The element that holds all rows. */
	readonly grid: RefObject<HTMLDivElement | null>;
	say(words: string): void;
	goTo(spot: Spot): void;
	/** Opens an item's particulars at a field of theirs. */
	details(itemId: string, field?: string): void;
}

const Desk = createContext<AgendaDesk | null>(null);
export const DeskProvider = Desk;

export function useAgendaDesk(): AgendaDesk {
	const desk = use(Desk);
	if (!desk) throw new Error("The agenda's desk was asked for outside the plan.");
	return desk;
}

/** The languages of titles at this meeting, the reader's own first. */
export function useTitleLanguages(): readonly string[] {
	const { meeting } = useMeetingHere();
	const { process } = useMyself();
	const { language } = useWords();
	const key = [...new Set([...meeting.languages, ...process.languages])].join(" ");
	return useMemo(() => {
		const all = key.split(" ");
		return all.includes(language) ? [language, ...all.filter((one) => one !== language)] : all;
	}, [key, language]);
}

interface DeskMade {
	readonly desk: AgendaDesk;
	/** What was last said, for the page's live region. */
	readonly said: string;
}

export function useDeskOf({ doc, awareness }: OpenRoom, open: (itemId: string, field?: string) => void): DeskMade {
	const languages = useTitleLanguages();
	const grid = useRef<HTMLDivElement>(null);
	const pending = useRef<Spot | undefined>(undefined);
	const [said, say] = useState("");
	const opened = useRef(open);
	opened.current = open;
	// A row that is not drawn yet gets the focus as soon as it is.
	useLayoutEffect(() => {
		if (pending.current && grid.current && focusSpot(grid.current, pending.current)) pending.current = undefined;
	});
	const desk = useMemo((): AgendaDesk => {
		const undo = undoOf(doc);
		const goTo = (spot: Spot) => {
			pending.current = grid.current && focusSpot(grid.current, spot) ? undefined : spot;
		};
		const acts = agendaActs({ doc, undo, say, goTo });
		const details = (itemId: string, field?: string) => opened.current(itemId, field);
		return { doc, awareness, undo, acts, languages, grid, say, goTo, details };
	}, [doc, awareness, languages]);
	return { desk, said };
}
