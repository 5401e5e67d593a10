/** Actions as they are listed: always what the index says, though little of it is read. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStage, type Stage } from "../stage.ts";
import { type ActionLists, openActionLists } from "./action-lists.ts";

let stage: Stage;
let lists: ActionLists;

beforeEach(async () => {
	stage = await openStage();
	lists = openActionLists(stage.db);
	await put("meeting-1", 1);
	await put("meeting-2", 1);
});
afterEach(() => stage.close());

async function put(meeting_id: string, number: number): Promise<void> {
	const plain = {
		item_id: null,
		owners: "[]",
		due_on: null,
		status: "open",
		raised_at: 0,
		words: "{}",
		in_text: 0,
	} as const;
	await stage.db
		.insertInto("action_index")
		.values({ meeting_id, record_id: `record-${number}`, number, ...plain })
		.execute();
}
const seen = async () =>
	[...(await lists.read()).byMeeting].map(([meetingId, actions]) => [meetingId, actions.map(({ number }) => number)]);

test("action lists: what changed is read again, and nothing else", async () => {
	expect(await seen()).toEqual([
		["meeting-1", [1]],
		["meeting-2", [1]],
	]);
	await put("meeting-1", 2);
	await put("meeting-2", 2);
	lists.changed("meeting-1");
	expect(Object.fromEntries(await seen())).toEqual({ "meeting-1": [1, 2], "meeting-2": [1] });
	await stage.db.deleteFrom("action_index").where("meeting_id", "=", "meeting-2").execute();
	lists.changed("meeting-2");
	expect(await seen()).toEqual([["meeting-1", [1, 2]]]);
	const { mark } = await lists.read();
	const asked = vi.spyOn(stage.db, "selectFrom");
	expect((await lists.read()).mark).toBe(mark);
	expect(asked).not.toHaveBeenCalled();
	lists.changed("meeting-1");
	expect((await lists.read()).mark).not.toBe(mark);
});

test("action lists: whoever asks after a change is told of it, also while it is being read", async () => {
	await lists.read();
	await put("meeting-1", 2);
	lists.changed("meeting-1");
	const answers = await Promise.all([seen(), seen(), seen()]);
	for (const answer of answers) expect(Object.fromEntries(answer)).toMatchObject({ "meeting-1": [1, 2] });
});

test("action lists: what could not be read is tried again by the next", async () => {
	await lists.read();
	await put("meeting-1", 2);
	lists.changed("meeting-1");
	await stage.db.schema.alterTable("action_index").renameTo("away").execute();
	await expect(lists.read()).rejects.toThrow("action_index");
	await stage.db.schema.alterTable("away").renameTo("action_index").execute();
	expect(Object.fromEntries(await seen())).toMatchObject({ "meeting-1": [1, 2] });
});
