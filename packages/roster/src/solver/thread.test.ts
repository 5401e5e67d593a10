/** Tests of the solver's thread: small programmes that can be solved by hand, and one that nobody waits for. */
import { afterEach, expect, it } from "vitest";
import { type Matrix, Programme } from "./matrix.ts";
import { SolverThread } from "./thread.ts";

const thread = new SolverThread();
afterEach(() => thread.close());

const asked = { gap: 0, seconds: 30, seed: 1 };

/** Things of that worth and weight, of which a bag takes so much. */
function bag(things: readonly (readonly [worth: number, weight: number])[], takes: number): Matrix {
	const programme = new Programme();
	const columns = things.map(() => programme.column(() => 0, { whole: true }));
	programme.row(
		columns.map((column) => [column, things[column]?.[1] ?? 0]),
		{ atMost: takes },
	);
	return programme.matrix({ cost: columns.map((column) => [column, -(things[column]?.[0] ?? 0)]) });
}

it("a thread: finds the best, and knows that it is", async () => {
	const { x, bound, finished } = await thread.solve(
		bag(
			[
				[6, 4],
				[5, 3],
				[4, 2],
				[1, 1],
			],
			5,
		),
		asked,
	);
	expect([...(x ?? [])].map((taken) => taken > 0.5)).toEqual([false, true, true, false]);
	expect([bound, finished]).toEqual([-9, true]);
});

it("a thread: solves one after the other, in the order in which they are asked", async () => {
	const order: number[] = [];
	const those = [3, 2, 1].map(async (worth) => {
		const { bound } = await thread.solve(bag([[worth, 1]], 1), asked);
		order.push(bound);
	});
	await Promise.all(those);
	expect(order).toEqual([-3, -2, -1]);
});

it("a thread: says that there is no answer", async () => {
	const programme = new Programme();
	const column = programme.column(() => 0, { whole: true });
	programme.row([[column, 2]], { atLeast: 1, atMost: 1 });
	expect(await thread.solve(programme.matrix({ cost: [[column, 1]] }), asked)).toMatchObject({ impossible: true });
});

it("a thread: one that is ended answers that it found nothing, and the next question begins another", async () => {
	const waiting = thread.solve(bag([[1, 1]], 1), asked);
	await new Promise(setImmediate);
	await thread.close();
	expect(await waiting).toMatchObject({ finished: false, impossible: false });
	expect((await thread.solve(bag([[1, 1]], 1), asked)).finished).toBe(true);
});

it("a thread: says what is wrong with a programme that is none", async () => {
	const matrix = { ...bag([[1, 1]], 1), starts: new Int32Array([0]) };
	await expect(thread.solve(matrix, asked)).rejects.toThrow("The solver has failed");
	expect((await thread.solve(bag([[1, 1]], 1), asked)).finished).toBe(true);
});

it("a thread: stops when it is told to, however much there is left to do", async () => {
	// Splits of a market: a few rows of equal halves keep any solver busy for very long.
	const programme = new Programme();
	const shops = Array.from({ length: 40 }, () => programme.column(() => 0, { whole: true }));
	const apart = Array.from({ length: 5 }, (_, product) => {
		const terms = shops.map((shop) => [shop, (shop * shop * (product + 3) * 7919 + shop * 104_729) % 100] as const);
		const half = Math.floor(terms.reduce((all, [, sold]) => all + sold, 0) / 2);
		const [over, under] = [1, -1].map((sign) => [programme.column(() => 0, { upper: half }), sign] as const);
		programme.row([...terms, ...[over, under].flatMap((one) => (one ? [one] : []))], { atLeast: half, atMost: half });
		return [over, under].flatMap((one) => (one ? [[one[0], 1] as const] : []));
	});
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 300);
	const asking = thread.solve(programme.matrix({ cost: apart.flat() }), { ...asked, signal: stop.signal });
	expect((await asking).finished).toBe(false);
});
