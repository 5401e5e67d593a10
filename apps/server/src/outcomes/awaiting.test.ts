/** What awaits a person: their own open actions and their delegation's, the soonest first. */
import { fileOutcome, raiseOutcome, setNumber, setStatus } from "@plenary/documents";
import { type Owner, outcomesRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { actionIndex } from "../actions/action-index.ts";
import { openRoomIndex, type RoomIndex } from "../indexes/room-index.ts";
import { openStage, quiet, type Stage } from "../stage.ts";
import { awaitingOf } from "./awaiting.ts";

let stage: Stage;
let index: RoomIndex;
let meetingId: string;
let account: AccountRow;
let partyId: string;

beforeEach(async () => {
	stage = await openStage();
	index = await openRoomIndex(actionIndex, { ...stage, logger: quiet, changed: () => {} });
	meetingId = await stage.meeting();
	partyId = await stage.party("LT");
	account = await stage.account();
	await stage.bring(meetingId, account.id, "delegate", partyId);
});
afterEach(async () => {
	index.close();
	await stage.close();
});

let numbers = 0;
function raise(id: string, owner: Owner, dueOn?: string) {
	return stage.rooms.edit(outcomesRoom(meetingId), "rapporteur", (doc) => {
		const words = { en: id };
		raiseOutcome(doc, { id, kind: "action", raisedBy: "rapporteur", raisedAt: 0, owners: [owner], dueOn, words });
		fileOutcome(doc, id, 1);
		setNumber(doc, id, ++numbers);
	});
}

test("awaiting: lists one's own and one's delegation's actions, the soonest first", async () => {
	await raise("no-day", { accountId: account.id });
	await raise("later-", { partyId }, "2026-12-01");
	await raise("sooner", { accountId: account.id }, "2026-11-30");
	await raise("others", { accountId: "somebody-else" });
	await raise("done--", { accountId: account.id });
	await stage.rooms.edit(outcomesRoom(meetingId), "rapporteur", (doc) => setStatus(doc, "done--", "done"));
	await index.settled();
	const found = await awaitingOf(stage.db, { account });
	expect(found.map(({ recordId, words }) => [recordId, words])).toEqual([
		["sooner", { en: "sooner" }],
		["later-", { en: "later-" }],
		["no-day", { en: "no-day" }],
	]);
});

test("awaiting: what was promised by an entry that turned out to be the same person awaits them too", async () => {
	const other = await stage.account();
	await raise("others", { accountId: other.id });
	await index.settled();
	expect(await awaitingOf(stage.db, { account })).toEqual([]);
	await stage.db.updateTable("account").set({ merged_into: account.id }).where("id", "=", other.id).execute();
	expect(await awaitingOf(stage.db, { account })).toHaveLength(1);
});

test("awaiting: the secretariat is named without a place at the meeting, others only at theirs", async () => {
	const officer = await stage.account("secretariat");
	const left = await stage.account();
	await raise("office", { accountId: officer.id });
	await raise("gone--", { accountId: left.id });
	await index.settled();
	expect(await awaitingOf(stage.db, { account: officer })).toMatchObject([{ recordId: "office" }]);
	expect(await awaitingOf(stage.db, { account: left })).toEqual([]);
});
