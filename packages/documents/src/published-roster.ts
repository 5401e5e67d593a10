/** The published roster's document: booths and names as they stood when they were published, as one value. */
import { type PublishedRoster, publishedRosterSchema, type RosterSnapshot } from "@plenary/domain";
import type * as Y from "yjs";
import { act, type Hand, keyed, observe } from "./layout.ts";

export const publishedOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("published");

/** The roster in force; undefined until one is published. Nonsense in the document is none. */
export function readRoster(doc: Y.Doc): PublishedRoster | undefined {
	const roster = publishedRosterSchema.safeParse(publishedOf(doc).get("roster")).data;
	return roster && { ...roster, people: keyed(Object.entries(roster.people)) };
}

export const observeRoster = (doc: Y.Doc, listener: () => void): (() => void) => observe(doc, listener);

export interface Publication {
	/** Unix milliseconds. */
	readonly at: number;
	/** The account. */
	readonly by: string;
}

/**
 * Publishes and gives the version; undefined for a snapshot that is none. The roster is one value: of two people who
 * publish at once, one is heard whole and never a mixture. Earlier versions stand in the history of the room.
 */
export function publishRoster(
	doc: Y.Doc,
	{ sittings, people }: RosterSnapshot,
	{ at, by }: Publication,
	hand?: Hand,
): number | undefined {
	const version = (readRoster(doc)?.version ?? 0) + 1;
	const asked = { version, publishedAt: at, publishedBy: by, sittings, people };
	const roster = publishedRosterSchema.safeParse(asked).data;
	if (!roster) return undefined;
	act(doc, hand, () => publishedOf(doc).set("roster", roster));
	return version;
}
