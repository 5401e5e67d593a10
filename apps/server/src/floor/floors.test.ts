/** The floor of a meeting: order, refusals, and that it is read again as it was left. */
import type { FloorEvent } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStage, type Stage } from "../stage.ts";
import { type Floors, openFloors } from "./floors.ts";

let stage: Stage;
let meetingId: string;
let told: FloorEvent[];
let floors: Floors;
const open = () =>
	openFloors({
		db: stage.db,
		clock: stage.clock,
		tell: (_, event) => void told.push(event),
		tellOthers: undefined,
	});
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

test("floor: an event that was stored, though the answer said otherwise, is told with the next", async () => {
	await start("item-1");
	const other = open();
	await other.state(meetingId);
	told = [];
	const { db } = stage;
	await db.schema.alterTable("floor_event").renameTo("floor_away").execute();
	await expect(start("item-2", other)).rejects.toThrow();
	await db.schema.alterTable("floor_away").renameTo("floor_event").execute();
	const event = { kind: "itemStarted", itemId: "item-2", seq: 2, at: stage.clock(), account: "chair" };
	const row = { meeting_id: meetingId, seq: 2, at: event.at, account_id: event.account };
	await db
		.insertInto("floor_event")
		.values({ ...row, event: JSON.stringify(event) })
		.execute();
	expect(await start("item-3", other)).toMatchObject({ seq: 3 });
	expect(told.map(({ seq }) => seq)).toEqual([2, 3]);
});

test("S12: commands at two servers stand in one order, each is judged by the other's, and both tell all", async () => {
	const heard: [number[], number[]] = [[], []];
	const servers = heard.map((seqs, index) =>
		openFloors({
			db: stage.db,
			clock: stage.clock,
			tell: (_, event) => void seqs.push(event.seq),
			tellOthers: () => void servers[1 - index]?.catchUp(meetingId),
		}),
	) as [Floors, Floors];
	await Promise.all(servers.map((server) => server.state(meetingId)));
	const items = Array.from({ length: 8 }, (_, index) => `item-${index}`);
	const answers = await Promise.all(items.flatMap((itemId) => servers.map((server) => start(itemId, server))));
	await Promise.all(servers.map((server) => server.catchUp(meetingId)));
	expect(answers.filter((answer) => "refusal" in answer)).not.toHaveLength(0);
	const stored = answers.flatMap((answer) => ("seq" in answer ? answer.seq : [])).sort((a, b) => a - b);
	expect(stored).toEqual(stored.map((_, index) => index + 1));
	expect(heard).toEqual([stored, stored]);
	const [one, other] = await Promise.all(servers.map((server) => server.state(meetingId)));
	expect(one).toEqual(other);
});
