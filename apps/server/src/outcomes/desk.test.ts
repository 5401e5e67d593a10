/** The outcomes desk: numbers in order, once and for all, whatever is forged, fails or dies. */
import { fileOutcome, raiseOutcome, readOutcomes, recordsOf, setNumber, withdrawOutcome } from "@plenary/documents";
import { type OutcomeKind, outcomesRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { openStage, quiet, type Stage } from "../stage.ts";
import { type OutcomesDesk, openOutcomesDesk } from "./desk.ts";

let stage: Stage;
let room: string;
let meetingId: string;
let desk: OutcomesDesk;
const openDesk = () => openOutcomesDesk(stage.rooms, stage.db, quiet);

beforeEach(async () => {
	stage = await openStage();
	meetingId = await stage.meeting();
	room = outcomesRoom(meetingId);
	desk = openDesk();
});
afterEach(async () => {
	desk.close();
	await stage.close();
});

const edit = <T>(verb: (doc: Y.Doc) => T) => stage.rooms.edit(room, "rapporteur", verb);

function raise(doc: Y.Doc, id: string, filedAt?: number, kind: OutcomeKind = "action"): void {
	raiseOutcome(doc, { id, kind, raisedBy: "rapporteur", raisedAt: 0 });
	if (filedAt !== undefined) fileOutcome(doc, id, filedAt);
}

async function seen(): Promise<Record<string, string>> {
	const doc = new Y.Doc();
	for (const bytes of await stage.rooms.read(room)) Y.applyUpdate(doc, bytes);
	return Object.fromEntries(readOutcomes(doc).map(({ id, kind, number }) => [id, `${kind} ${number ?? "-"}`]));
}
const expectSeen = (wanted: Record<string, string>) =>
	vi.waitFor(async () => expect(await seen()).toEqual(wanted), 5000);

test("outcomes: are numbered within their kind in the order in which they were filed; drafts are not", async () => {
	await edit((doc) => {
		raise(doc, "second", 2);
		raise(doc, "first-", 1);
		raise(doc, "decided", 3, "decision");
		raise(doc, "draft-");
		raise(doc, "dropped", 1);
		withdrawOutcome(doc, "dropped", 2);
	});
	await expectSeen({
		"first-": "action 1",
		second: "action 2",
		decided: "decision 1",
		"draft-": "action -",
		dropped: "action -",
	});
});

test("outcomes: raised at the same moment get different numbers, and none is left out", async () => {
	const ids = Array.from({ length: 12 }, (_, at) => `record-${at}`);
	await Promise.all(ids.map((id) => edit((doc) => raise(doc, id, 1))));
	await vi.waitFor(async () => {
		const numbers = Object.values(await seen()).map((label) => Number(label.split(" ")[1]));
		expect(numbers.sort((a, b) => a - b)).toEqual(ids.map((_, at) => at + 1));
	}, 5000);
});

test("outcomes: a number, once given, stays with its record and is never given again", async () => {
	await edit((doc) => raise(doc, "first-", 1));
	await expectSeen({ "first-": "action 1" });
	await edit((doc) => {
		withdrawOutcome(doc, "first-", 2);
		raise(doc, "second", 3);
	});
	await expectSeen({ "first-": "action 1", second: "action 2" });
});

test("outcomes: forged numbers and kinds are put right", async () => {
	await edit((doc) => raise(doc, "first-", 1));
	await expectSeen({ "first-": "action 1" });
	await edit((doc) => {
		setNumber(doc, "first-", 7);
		(recordsOf(doc).get("first-") as Y.Map<unknown>).set("kind", "decision");
		raise(doc, "second", 2);
		setNumber(doc, "second", 1);
		raise(doc, "draft-");
		setNumber(doc, "draft-", 99);
	});
	await expectSeen({ "first-": "action 1", second: "action 2", "draft-": "action -" });
});

test("outcomes: after a crash between the number and the document, the same number is written", async () => {
	desk.close();
	await edit((doc) => {
		raise(doc, "first-", 1);
		raise(doc, "second", 2);
	});
	const row = { meeting_id: meetingId, kind: "action", number: 1, record_id: "second" };
	await stage.db.insertInto("outcome_number").values(row).execute();
	desk = openDesk();
	desk.look(room);
	await expectSeen({ second: "action 1", "first-": "action 2" });
});

test("outcomes: are numbered as soon as storing works again", async () => {
	await stage.db.schema.alterTable("outcome_number").renameTo("away").execute();
	await edit((doc) => raise(doc, "first-", 1));
	await new Promise((done) => setTimeout(done, 100));
	expect(await seen()).toEqual({ "first-": "action -" });
	await stage.db.schema.alterTable("away").renameTo("outcome_number").execute();
	await expectSeen({ "first-": "action 1" });
});

test("outcomes: rooms of other kinds are none of the desk's business", async () => {
	desk.look(`meeting/${meetingId}/agenda`);
	await edit((doc) => raise(doc, "first-", 1));
	await expectSeen({ "first-": "action 1" });
	expect(await stage.rooms.read(`meeting/${meetingId}/agenda`)).toEqual([]);
});
