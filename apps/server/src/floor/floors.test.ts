/** The floor of a meeting: order, refusals, and that it is read again as it was left. */
import type { FloorEvent } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStage, type Stage } from "../stage.ts";
import { type Floors, openFloors } from "./floors.ts";

let stage: Stage;
let meetingId: string;
let told: FloorEvent[];
let floors: Floors;
const open = () => openFloors(stage.db, stage.clock, (_, event) => void told.push(event));
const start = (itemId: string, of = floors) => of.command(meetingId, "chair", { kind: "startItem", itemId });

beforeEach(async () => {
	stage = await openStage();
	meetingId = await stage.meeting();
	told = [];
	floors = open();
});
afterEach(() => stage.close());

test("floor: events are numbered without gaps and told in that order, also when commands come at once", async () => {
	await Promise.all(["item-1", "item-2", "item-3"].map((itemId) => start(itemId)));
	expect(told.map(({ seq, kind }) => [seq, kind])).toEqual([1, 2, 3].map((seq) => [seq, "itemStarted"]));
	expect((await floors.state(meetingId)).current?.itemId).toBe("item-3");
});

test("floor: the second of two who start the same item at once is refused", async () => {
	const [one, other] = await Promise.all([start("item-1"), start("item-1")]);
	expect(one).toMatchObject({ seq: 1 });
	expect(other).toMatchObject({ refusal: "alreadyRunning" });
	expect(told).toHaveLength(1);
});

test("floor: a restart reads the same state", async () => {
	await start("item-1");
	stage.push(90_000);
	await floors.command(meetingId, "chair", { kind: "pauseItem" });
	await start("__proto__");
	const before = await floors.state(meetingId);
	expect(await open().state(meetingId)).toEqual(before);
	expect(before.taken["item-1"]?.ranMs).toBe(90_000);
	expect(before.current?.itemId).toBe("__proto__");
});

test("floor: goes on after an event could not be stored, from what is on disk", async () => {
	await start("item-1");
	const blocked = { meeting_id: meetingId, seq: 2, at: 0, account_id: "other" };
	const event = JSON.stringify({ kind: "itemPaused", seq: 2, at: stage.clock(), account: "other" });
	await stage.db
		.insertInto("floor_event")
		.values({ ...blocked, event })
		.execute();
	await expect(start("item-2")).rejects.toMatchObject({ isDuplicate: true });
	expect(told).toHaveLength(1);
	expect(await start("item-2")).toMatchObject({ seq: 3 });
});
