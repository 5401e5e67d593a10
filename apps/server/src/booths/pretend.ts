/** A pretend booth for tests: somebody of the register sits in it this morning, as it was published. */
import { publishRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import type * as Y from "yjs";
import { rosterOf } from "../rosters/pretend.ts";
import type { Person } from "../stage.ts";

type Edit = (room: string, verb: (doc: Y.Doc) => unknown) => Promise<unknown>;

/** Registers somebody, perhaps with an account, and publishes them in the Russian booth beside `others`; gives the id. */
export async function seat(
	by: Person,
	meetingId: string,
	edit: Edit,
	accountId: string | null = null,
	others: readonly string[] = [],
): Promise<string> {
	const { body } = await by.ask("POST", "/api/interpreters", { name: "Irina", a: ["ru"], c: ["en"], accountId });
	const { id } = body as { id: string };
	await edit(rosterRoom(meetingId), (doc) => publishRoster(doc, rosterOf([...others, id]), { at: 1, by: by.id }));
	return id;
}
