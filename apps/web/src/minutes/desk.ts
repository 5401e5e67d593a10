/** What a section's editor needs of the world around it: the records, the people, the words, and how to raise an outcome. */
import type { MeetingPage, OutcomeKind, OutcomeRecord, Owner } from "@plenary/domain";
import type { Awareness } from "y-protocols/awareness";
import type * as Y from "yjs";
import type { Words } from "../words/words.ts";

export interface MinutesDesk {
	/** Language of the column, which is also the language of the codes shown in it. */
	readonly language: string;
	/** Who writes here. */
	readonly accountId: string;
	readonly doc: Y.Doc;
	readonly awareness: Awareness;
	/** One for the room: it outlives sections that are not shown. */
	readonly undo: Y.UndoManager;
	/** Always the newest: an editor lives longer than a drawing of the page. */
	page(): MeetingPage;
	words(): Words;
	/** The name of who headed that delegation when the item was taken, in the column's language; "" for nobody. */
	delegationHead(partyId: string, itemId: string): string;
	records: {
		find(recordId: string): OutcomeRecord | undefined;
		all(): readonly OutcomeRecord[];
		subscribe(listener: () => void): () => void;
		raise(kind: OutcomeKind, itemId: string): string;
		/** Files a draft with what its words said of owners and day; what is filed already only gains them. */
		file(recordId: string, found: { owners: readonly Owner[]; dueOn: string | undefined }): void;
		open(recordId: string): void;
	};
}
