/** What awaits a person: their own open actions and their delegation's, and what reading them costs. */
import { appendParagraphs, fileOutcome, raiseOutcome, section, setNumber, setStatus } from "@plenary/documents";
import { minutesRoom, type Owner, outcomesRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { openStage, type Stage } from "../stage.ts";
import { awaitingOf, openReader } from "./awaiting.ts";

let stage: Stage;
let meetingId: string;
let accountId: string;
let partyId: string;
/** The rooms that were read, in order. */
let read: string[];

beforeEach(async () => {
	stage = await openStage();
	meetingId = await stage.meeting();
	partyId = await stage.party("LT");
	accountId = (await stage.account()).id;
	await stage.bring(meetingId, accountId, "delegate", partyId);
	read = [];
});
afterEach(() => stage.close());

function reader() {
	const { rooms } = stage;
	return openReader({
		watch: rooms.watch,
		read(room) {
			read.push(room);
			return rooms.read(room);
		},
	});
}

function raise(id: string, owner: Owner, dueOn?: string) {
	return stage.rooms.edit(outcomesRoom(meetingId), "rapporteur", (doc) => {
		const words = { en: id };
		raiseOutcome(doc, { id, kind: "action", raisedBy: "rapporteur", raisedAt: 0, owners: [owner], dueOn, words });
		fileOutcome(doc, id, 1);
		setNumber(doc, id, 1);
	});
}

test("awaiting: lists one's own and one's delegation's actions, the soonest first", async () => {
	await raise("no-day", { accountId });
	await raise("later-", { partyId }, "2026-12-01");
	await raise("sooner", { accountId }, "2026-11-30");
	await raise("others", { accountId: "somebody-else" });
	await raise("done--", { accountId });
	await stage.rooms.edit(outcomesRoom(meetingId), "rapporteur", (doc) => setStatus(doc, "done--", "done"));
	const found = await awaitingOf(stage, reader(), accountId);
	expect(found.map(({ recordId, words }) => [recordId, words])).toEqual([
		["sooner", { en: "sooner" }],
		["later-", { en: "later-" }],
		["no-day", { en: "no-day" }],
	]);
});

test("awaiting: the words come from the block in the minutes", async () => {
	await raise("record", { accountId });
	await stage.rooms.edit(minutesRoom(meetingId, "en"), "rapporteur", (doc) => {
		appendParagraphs(doc, "item-1", ["They met."]);
		const block = new Y.XmlElement("action");
		block.setAttribute("recordId", "record");
		const line = new Y.XmlElement("paragraph");
		line.insert(0, [new Y.XmlText("Circulate the glossary")]);
		section(doc, "item-1").push([block]);
		block.insert(0, [line]);
	});
	const [one] = await awaitingOf(stage, reader(), accountId);
	expect(one?.words).toEqual({ en: "Circulate the glossary" });
});

test("awaiting: minutes are read only for whom an action names, and no room twice while it does not change", async () => {
	const own = reader();
	await raise("others", { accountId: "somebody-else" });
	expect(await awaitingOf(stage, own, accountId)).toEqual([]);
	expect(read).toEqual([outcomesRoom(meetingId)]);
	await raise("record", { accountId });
	read = [];
	for (let time = 0; time < 3; time++) expect(await awaitingOf(stage, own, accountId)).toHaveLength(1);
	expect(read).toEqual([outcomesRoom(meetingId), minutesRoom(meetingId, "en")]);
});
