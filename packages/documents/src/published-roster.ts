/** The published rosters' document: booths and names as they stood each time they were published, each as one value. */
import { type PublishedRoster, publishedRosterSchema, type RosterSnapshot } from "@plenary/domain";
import * as Y from "yjs";
import { act, type Hand, keyed, observe, records } from "./layout.ts";

export const publishedOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("published");

/** All that were published, by "version-1". */
export const versionsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap("versions");

/** The roster in force; undefined until one is published. Nonsense in the document is none. */
export const readRoster = (doc: Y.Doc): PublishedRoster | undefined => readOne(publishedOf(doc).get("roster"));

/** All versions, the newest first. */
export function readVersions(doc: Y.Doc): PublishedRoster[] {
	const all = [...records(versionsOf(doc)).map(([, map]) => readOne(map.get("roster"))), readRoster(doc)];
	const byVersion = new Map(all.flatMap((roster) => (roster ? [[roster.version, roster] as const] : [])));
	return [...byVersion.values()].sort((one, other) => other.version - one.version);
}

function readOne(value: unknown): PublishedRoster | undefined {
	const roster = publishedRosterSchema.safeParse(value).data;
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
 * publish at once, one is heard whole and never a mixture; the other is gone. Earlier versions stay.
 */
export function publishRoster(
	doc: Y.Doc,
	{ sittings, people, profile }: RosterSnapshot,
	{ at, by }: Publication,
	hand?: Hand,
): number | undefined {
	const version = (readRoster(doc)?.version ?? 0) + 1;
	const asked = { version, publishedAt: at, publishedBy: by, sittings, people, ...(profile && { profile }) };
	const roster = publishedRosterSchema.safeParse(asked).data;
	if (!roster) return undefined;
	act(doc, hand, () => {
		publishedOf(doc).set("roster", roster);
		versionsOf(doc).set(`version-${version}`, new Y.Map([["roster", roster]]));
	});
	return version;
}
