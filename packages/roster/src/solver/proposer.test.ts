/** Tests of proposals from a thread: the same as without one, and an end to it at any moment. */
import { afterEach, expect, it } from "vitest";
import { bilingualMorning } from "../pretend.ts";
import { propose } from "./propose.ts";
import { ProposerThread } from "./proposer.ts";
import { SolverThread } from "./thread.ts";

const [proposer, solver] = [new ProposerThread(), new SolverThread()];
afterEach(async () => {
	await Promise.all([proposer.close(), solver.close()]);
});

const morning = bilingualMorning(200, {});

it("a proposal from a thread: is what it is without one, and is shown as it grows", async () => {
	const shown: number[] = [];
	const plain = await propose(morning, {}, { solve: solver.solve, seed: 1 });
	const threaded = await proposer.propose(morning, {}, { seed: 1, show: ({ score }) => void shown.push(score.priced) });
	expect(threaded).toEqual(plain);
	expect(shown.at(-1)).toBe(plain.score.priced);
});

it("a proposal from a thread: several are made beside each other", async () => {
	const costs = [200, 250, 300].map(
		async (fee) => (await proposer.propose(bilingualMorning(fee, {}), {}, {})).score.cost,
	);
	const plain = [200, 250, 300].map(
		async (fee) => (await propose(bilingualMorning(fee, {}), {}, { solve: solver.solve })).score.cost,
	);
	expect(await Promise.all(costs)).toEqual(await Promise.all(plain));
});

it("a proposal from a thread: one that is stopped before it begins is what is made at once", async () => {
	const signal = AbortSignal.abort();
	const plain = await propose(morning, {}, { solve: solver.solve, signal });
	expect(await proposer.propose(morning, {}, { signal })).toEqual(plain);
});

it("a proposal from a thread: closing says so to whoever waits, and the next question begins another", async () => {
	const waiting = proposer.propose(morning, {}, {});
	const failed = expect(waiting).rejects.toThrow("The proposals' thread was closed.");
	await proposer.close();
	await failed;
	expect((await proposer.propose(morning, {}, {})).price).toEqual({ kind: "best" });
});

it("a proposal from a thread: what can not be handed over is refused, and says why", async () => {
	const odd = { ...morning, sittings: [null] } as unknown as typeof morning;
	await expect(proposer.propose(odd, {}, {})).rejects.toThrow("No roster could be proposed:");
});
