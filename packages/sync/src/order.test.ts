/** What is known of a log whose updates come out of turn. */
import { expect, test } from "vitest";
import { Order } from "./order.ts";

test("order: what follows is known at once, what comes too early waits for the gap to be filled", () => {
	const order = new Order(3);
	order.note(4, 5);
	expect([order.seq, order.hasGap]).toEqual([5, false]);
	order.note(8, 9);
	order.note(7, 7);
	expect([order.seq, order.hasGap]).toEqual([5, true]);
	expect([order.knows(7, 9), order.knows(6, 9), order.knows(4, 5)]).toEqual([true, false, true]);
	order.note(6, 6);
	expect([order.seq, order.hasGap]).toEqual([9, false]);
});

test("order: what comes twice, or overlaps, changes nothing else", () => {
	const order = new Order(0);
	order.note(2, 4);
	order.note(1, 3);
	order.note(1, 2);
	expect([order.seq, order.hasGap]).toEqual([4, false]);
	order.note(6, 6);
	order.reach(8);
	expect([order.seq, order.hasGap]).toEqual([8, false]);
});
