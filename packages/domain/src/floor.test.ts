/** Tests of the floor. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	elapsed,
	emptyFloor,
	eventOf,
	type FloorCommand,
	type FloorState,
	floorClock,
	floorCommandSchema,
	floorEventSchema,
	mayFollow,
	reduceFloor,
} from "./floor.ts";

const minute = 60_000;

/** A meeting where these commands are given, each at its minute. */
function having(...given: [at: number, command: FloorCommand][]): FloorState {
	return given.reduce((state, [at, command]) => {
		const refusal = mayFollow(state, command);
		if (refusal) throw new Error(`The command ${command.kind} was refused: ${refusal}.`);
		return reduceFloor(state, eventOf(command, { seq: state.seq + 1, at: at * minute, account: "chair-1" }));
	}, emptyFloor);
}
const start = (itemId: string): FloorCommand => ({ kind: "startItem", itemId });
const finish = (itemId: string): FloorCommand => ({ kind: "finishItem", itemId });
const pause: FloorCommand = { kind: "pauseItem" };
const resume: FloorCommand = { kind: "resumeItem" };

describe("floor", () => {
	it("runs an item, leaves pauses out of its clock, and finishes it", () => {
		const running = having([0, start("item-1")], [10, pause], [20, resume]);
		expect(elapsed(running, 25 * minute)).toBe(15 * minute);
		const done = reduceFloor(running, {
			kind: "itemFinished",
			itemId: "item-1",
			seq: 4,
			at: 30 * minute,
			account: "c",
		});
		expect(done.current).toBeUndefined();
		expect(done.taken["item-1"]).toEqual({ startedAt: 0, finishedAt: 30 * minute, ranMs: 20 * minute });
	});

	it("finishes the running item when another one starts, also a paused one", () => {
		const state = having([0, start("item-1")], [5, pause], [10, start("item-2")]);
		expect(state.current?.itemId).toBe("item-2");
		expect(state.taken["item-1"]).toEqual({ startedAt: 0, finishedAt: 10 * minute, ranMs: 5 * minute });
	});

	it("reopens a finished item with the time it had", () => {
		const state = having([0, start("item-1")], [10, finish("item-1")], [30, { kind: "reopenItem", itemId: "item-1" }]);
		expect(elapsed(state, 35 * minute)).toBe(15 * minute);
		expect(state.taken["item-1"]?.finishedAt).toBeUndefined();
	});

	it("refuses what makes no sense now, with the reason", () => {
		const running = having([0, start("item-1")]);
		const paused = having([0, start("item-1")], [1, pause]);
		const over = having([0, start("item-1")], [1, finish("item-1")]);
		const reopen = (itemId: string): FloorCommand => ({ kind: "reopenItem", itemId });
		expect(mayFollow(emptyFloor, pause)).toBe("nothingRunning");
		expect(mayFollow(emptyFloor, resume)).toBe("nothingRunning");
		expect(mayFollow(emptyFloor, finish("item-1"))).toBe("nothingRunning");
		expect(mayFollow(emptyFloor, reopen("item-1"))).toBe("notTaken");
		expect(mayFollow(running, start("item-1"))).toBe("alreadyRunning");
		expect(mayFollow(running, resume)).toBe("alreadyRunning");
		expect(mayFollow(running, reopen("item-1"))).toBe("alreadyRunning");
		expect(mayFollow(paused, pause)).toBe("nothingRunning");
		expect(mayFollow(over, start("item-1"))).toBe("alreadyFinished");
		expect(mayFollow(over, finish("item-1"))).toBe("alreadyFinished");
		expect(mayFollow(over, start("item-2"))).toBeUndefined();
	});

	it("counts over time in whole minutes once the first one is full", () => {
		const state = having([0, start("item-1")]);
		expect(floorClock(state, 30.5 * minute, 30)).toEqual({ elapsedMs: 30.5 * minute, plannedMs: 30 * minute });
		expect(floorClock(state, 34.2 * minute, 30).overMinutes).toBe(4);
		expect(floorClock(state, minute)).toEqual({ elapsedMs: minute });
	});

	it("never runs backwards when a reader's clock is behind the server's", () => {
		expect(elapsed(having([10, start("item-1")]), 0)).toBe(0);
	});

	it("is not misled by ids that objects know of themselves", () => {
		expect(mayFollow(emptyFloor, start("__proto__"))).toBeUndefined();
		expect(mayFollow(having([0, start("__proto__")], [1, start("constructor")]), start("__proto__"))).toBe(
			"alreadyFinished",
		);
	});

	it("ignores an event it has seen, and counts every item's time once", () => {
		const ids = fc.constantFrom("item-1", "item-2", "item-3");
		const command: fc.Arbitrary<FloorCommand> = fc.oneof(
			ids.map(start),
			ids.map(finish),
			fc.constant(pause),
			fc.constant(resume),
			ids.map((itemId) => ({ kind: "reopenItem" as const, itemId })),
		);
		fc.assert(
			fc.property(fc.array(fc.tuple(command, fc.nat(100))), (given) => {
				let state = emptyFloor;
				let now = 0;
				let ran = 0;
				for (const [next, passed] of given) {
					if (state.current?.resumedAt !== undefined) ran += passed;
					now += passed;
					if (mayFollow(state, next)) continue;
					const event = eventOf(next, { seq: state.seq + 1, at: now, account: "chair-1" });
					const before = state;
					state = reduceFloor(state, event);
					expect(state.seq).toBe(before.seq + 1);
					expect(reduceFloor(state, event)).toBe(state);
				}
				const others = Object.entries(state.taken).filter(([id]) => id !== state.current?.itemId);
				expect(others.reduce((sum, [, taken]) => sum + taken.ranMs, elapsed(state, now))).toBe(ran);
				expect(others.every(([, taken]) => taken.finishedAt !== undefined)).toBe(true);
			}),
		);
	});

	it("reads commands and events at the door and refuses others", () => {
		expect(floorCommandSchema.safeParse(start("item-1")).success).toBe(true);
		expect(floorCommandSchema.safeParse({ kind: "startItem" }).success).toBe(false);
		expect(floorCommandSchema.safeParse({ kind: "dropItem", itemId: "item-1" }).success).toBe(false);
		const event = eventOf(pause, { seq: 1, at: 5, account: "chair-1" });
		expect(floorEventSchema.parse(JSON.parse(JSON.stringify(event)))).toEqual(event);
		expect(floorEventSchema.safeParse({ ...event, seq: 0 }).success).toBe(false);
	});
});
