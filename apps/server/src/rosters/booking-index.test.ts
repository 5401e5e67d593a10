/** The index of bookings: follows what is published and where the meeting is, whatever was missed or killed. */
import { publishRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openRoomIndex, type RoomIndex } from "../indexes/room-index.ts";
import { openStage, quiet, type Stage } from "../stage.ts";
import { bookingIndex } from "./booking-index.ts";
import { rosterOf } from "./pretend.ts";

let stage: Stage;
let index: RoomIndex;
let meetingId: string;
let changed: string[];

async function openIndex(): Promise<RoomIndex> {
	const { db, rooms, log } = stage;
	return openRoomIndex(bookingIndex, { db, rooms, log, logger: quiet, changed: (id) => changed.push(id) });
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

const publish = (...people: string[]) =>
	stage.rooms.edit(rosterRoom(meetingId), "chief", (doc) =>
		publishRoster(doc, rosterOf(people), { at: 1, by: "chief-" }),
	);
const inZone = (zone: string) =>
	stage.db.updateTable("meeting").set({ zone }).where("id", "=", meetingId).executeTakeFirst();
const seen = async () =>
	(await stage.db.selectFrom("booking").selectAll().orderBy("interpreter_id").execute()).map((row) => [
		row.interpreter_id,
		new Date(row.from).toISOString().slice(0, 16),
		new Date(row.to).toISOString().slice(0, 16),
	]);

test("booking index: has whoever sits in a booth of the roster in force, once a sitting", async () => {
	await publish("person-1", "person-2", "person-1");
	await vi.waitFor(() => expect(changed).toEqual([meetingId]), 3_000);
	expect(await seen()).toEqual([
		["person-1", "2026-11-21T09:00", "2026-11-21T12:00"],
		["person-2", "2026-11-21T09:00", "2026-11-21T12:00"],
	]);
	await publish("person-2");
	await index.settled();
	expect((await seen()).map(([who]) => who)).toEqual(["person-2"]);
	expect(await index.check()).toEqual([]);
});

test("booking index: follows the meeting to another zone, and reads nothing when nothing changed", async () => {
	await publish("person-1");
	await index.settled();
	await inZone("Asia/Tbilisi");
	index.meetingChanged(meetingId);
	await index.settled();
	expect(await seen()).toEqual([["person-1", "2026-11-21T05:00", "2026-11-21T08:00"]]);
	const read = vi.spyOn(stage.rooms, "read");
	index.meetingChanged(meetingId);
	await index.settled();
	expect(read).not.toHaveBeenCalled();
});

test("booking index: a start finds what was published, and where the meeting went, while nobody watched", async () => {
	index.close();
	await publish("person-1");
	index = await openIndex();
	await index.settled();
	expect(await seen()).toEqual([["person-1", "2026-11-21T09:00", "2026-11-21T12:00"]]);
	index.close();
	await inZone("Asia/Tbilisi");
	index = await openIndex();
	await index.settled();
	expect(await seen()).toEqual([["person-1", "2026-11-21T05:00", "2026-11-21T08:00"]]);
});

test("booking index: a roster that is nonsense books nobody", async () => {
	await publish("person-1");
	await index.settled();
	await stage.rooms.edit(rosterRoom(meetingId), "chief", (doc) =>
		doc.getMap("published").set("roster", { sittings: "?" }),
	);
	await index.settled();
	expect(await seen()).toEqual([]);
});

test("booking index: the check finds what is wrong, and rebuilding puts it right", async () => {
	await publish("person-1", "person-2");
	await index.settled();
	await stage.db.updateTable("booking").set({ to: 0 }).where("interpreter_id", "=", "person-1").execute();
	await stage.db
		.updateTable("booking")
		.set({ interpreter_id: "person-3" })
		.where("interpreter_id", "=", "person-2")
		.execute();
	expect(await index.check()).toHaveLength(3);
	await index.rebuild();
	expect(await index.check()).toEqual([]);
	expect((await seen()).map(([who]) => who)).toEqual(["person-1", "person-2"]);
});
