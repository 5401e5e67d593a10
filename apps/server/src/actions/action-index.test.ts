/** The index of actions: agrees with the rooms, whatever was missed, changed or killed. */
import {
	appendParagraphs,
	fileOutcome,
	raiseOutcome,
	section,
	setDue,
	setNumber,
	setStatus,
	withdrawOutcome,
} from "@plenary/documents";
import { minutesRoom, outcomesRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openRoomIndex, type RoomIndex } from "../indexes/room-index.ts";
import { openStage, quiet, type Stage } from "../stage.ts";
import { actionIndex } from "./action-index.ts";

let stage: Stage;
let index: RoomIndex;
let meetingId: string;
let changed: string[];

async function openIndex(): Promise<RoomIndex> {
	const { db, rooms, log } = stage;
	return openRoomIndex(actionIndex, { db, rooms, log, logger: quiet, changed: (id) => changed.push(id) });
}

beforeEach(async () => {
	stage = await openStage();
	meetingId = await stage.meeting();
	changed = [];
	index = await openIndex();
});
afterEach(async () => {
	index.close();
	await stage.close();
});

const edit = (verb: (doc: Y.Doc) => void) => stage.rooms.edit(outcomesRoom(meetingId), "rapporteur", verb);

function raise(doc: Y.Doc, id: string, number: number, partyId = "lt"): void {
	raiseOutcome(doc, {
		id,
		kind: "action",
		raisedBy: "rapporteur",
		raisedAt: 0,
		owners: [{ partyId }],
		words: { en: id },
	});
	fileOutcome(doc, id, 1);
	setNumber(doc, id, number);
}

const seen = async () =>
	(await stage.db.selectFrom("action_index").selectAll().orderBy("number").execute()).map(
		({ record_id, number, status, due_on, words, in_text }) => ({ record_id, number, status, due_on, words, in_text }),
	);
const first = { record_id: "first-", number: 1, status: "open", due_on: null, words: '{"en":"first-"}', in_text: 0 };

test("action index: has what is numbered and stands, and nothing else", async () => {
	await edit((doc) => {
		raise(doc, "first-", 1);
		raise(doc, "gone--", 2);
		withdrawOutcome(doc, "gone--", 2);
		raiseOutcome(doc, { id: "draft-", kind: "action", raisedBy: "rapporteur", raisedAt: 0 });
		raiseOutcome(doc, { id: "decided", kind: "decision", raisedBy: "rapporteur", raisedAt: 0 });
	});
	await index.settled();
	expect(await seen()).toEqual([first]);
	await edit((doc) => {
		setStatus(doc, "first-", "done");
		setDue(doc, "first-", "2026-12-01");
	});
	await index.settled();
	expect(await seen()).toEqual([{ ...first, status: "done", due_on: "2026-12-01" }]);
	expect(await index.check()).toEqual([]);
});

test("action index: keeps up by itself, and tells when something changed and only then", async () => {
	await edit((doc) => raise(doc, "first-", 1));
	await vi.waitFor(async () => expect(await seen()).toEqual([first]), 3_000);
	expect(changed).toEqual([meetingId]);
	await edit((doc) => raiseOutcome(doc, { id: "draft-", kind: "action", raisedBy: "rapporteur", raisedAt: 0 }));
	await index.settled();
	expect(changed).toEqual([meetingId]);
});

test("action index: takes the words from the minutes", async () => {
	await edit((doc) => raise(doc, "first-", 1));
	await stage.rooms.edit(minutesRoom(meetingId, "en"), "rapporteur", (doc) => {
		appendParagraphs(doc, "item-1", ["They met."]);
		const block = new Y.XmlElement("action");
		block.setAttribute("recordId", "first-");
		const line = new Y.XmlElement("paragraph");
		line.insert(0, [new Y.XmlText("Circulate the glossary")]);
		section(doc, "item-1").push([block]);
		block.insert(0, [line]);
	});
	await index.settled();
	expect(await seen()).toEqual([{ ...first, words: '{"en":"Circulate the glossary"}', in_text: 1 }]);
});

test("action index: a start finds what was committed while nobody watched, and reads nothing else", async () => {
	await edit((doc) => raise(doc, "first-", 1));
	await index.settled();
	index.close();
	const other = await stage.meeting();
	await edit((doc) => raise(doc, "second", 2));
	const read = vi.spyOn(stage.rooms, "read");
	index = await openIndex();
	await index.settled();
	expect((await seen()).map(({ number }) => number)).toEqual([1, 2]);
	expect(read.mock.calls.flat().some((room) => String(room).includes(other))).toBe(false);
	read.mockClear();
	index.close();
	index = await openIndex();
	await index.settled();
	expect(read).not.toHaveBeenCalled();
});

test("action index: the check finds what is wrong, and rebuilding puts it right", async () => {
	await edit((doc) => {
		raise(doc, "first-", 1);
		raise(doc, "second", 2);
	});
	await index.settled();
	await stage.db.updateTable("action_index").set({ status: "done" }).where("record_id", "=", "first-").execute();
	await stage.db.deleteFrom("action_index").where("record_id", "=", "second").execute();
	expect(await index.check()).toHaveLength(2);
	await index.rebuild();
	expect(await index.check()).toEqual([]);
	expect((await seen()).map(({ status }) => status)).toEqual(["open", "open"]);
});
