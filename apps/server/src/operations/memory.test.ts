/** When memory is given back: in quiet moments, and only if there is something to give. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { giveMemoryBack } from "./memory.ts";

let collected: number;
let used: number;
let awake: number;
let write: () => void;

beforeEach(() => {
	vi.useFakeTimers();
	[collected, used, awake, write] = [0, 50_000_000, 0, () => {}];
});
afterEach(() => vi.useRealTimers());

function begin() {
	const rooms = {
		watch(_: unknown, tell: (committed: never) => void) {
			write = tell as () => void;
			return () => {};
		},
		figures: () => ({ rooms: awake }) as never,
	};
	const collect = () => {
		collected++;
		used = 30_000_000;
	};
	return giveMemoryBack({ rooms, collect, usedBytes: () => used });
}

test("memory: what starting leaves is given back at once, and nothing again for nothing", () => {
	begin();
	expect(collected).toBe(1);
	vi.advanceTimersByTime(60_000);
	expect(collected).toBe(1);
});

test("memory: while somebody writes nothing is collected", () => {
	begin();
	used = 80_000_000;
	for (let second = 0; second < 60; second++) {
		write();
		vi.advanceTimersByTime(1_000);
	}
	expect(collected).toBe(1);
	vi.advanceTimersByTime(20_000);
	expect(collected).toBe(2);
});

test("memory: what rooms leave that go to sleep is given back", () => {
	begin();
	awake = 200;
	vi.advanceTimersByTime(30_000);
	expect(collected).toBe(1);
	awake = 3;
	vi.advanceTimersByTime(30_000);
	expect(collected).toBe(2);
});

test("memory: after stopping nothing is collected", () => {
	begin()();
	used = 80_000_000;
	vi.advanceTimersByTime(60_000);
	expect(collected).toBe(1);
});
