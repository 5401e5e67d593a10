/** Measures the solver: CPU seconds and what is proven, against the greedy roster, on made-up problems or on files. */
import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { type Instance, readInstance } from "@plenary/roster";
import { type Proof, type Proposal, propose, SolverThread } from "@plenary/roster/solver";
import { problemOf, sizes } from "./problems.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		instances: { type: "boolean" },
		// What the rota is asked.
		all: { type: "boolean" },
		size: { type: "string", multiple: true },
		seconds: { type: "string", default: "60" },
		gap: { type: "string", default: "0" },
	},
});

const say = (words: string) => process.stdout.write(`${words}\n`);
const wordsOf = (proof: Proof): string =>
	proof.kind === "best"
		? "best possible"
		: proof.kind === "within"
			? `within ${(100 * proof.share).toFixed(2)} %`
			: "best found";
const open = ({ score }: Proposal) => `${score.uncovered} + ${score.missing}`;

/** With a thread of its own, whose start is counted. */
async function measure(name: string, json: unknown): Promise<void> {
	const instance = readInstance(json);
	const thread = new SolverThread();
	const began = performance.now();
	const cpu = timer();
	const shown: { readonly proposal: Proposal; readonly seconds: string }[] = [];
	const show = (proposal: Proposal) => shown.push({ proposal, seconds: cpu() });
	const best = await propose(instance.rostering, instance, { ...limits(), solve: thread.solve, show });
	const [seconds, wall] = [cpu(), ((performance.now() - began) / 1000).toFixed(1)];
	const [first] = shown;
	const covered = shown.find(({ proposal }) => proposal.coverage.kind === "best") ?? shown.at(-1);
	const again = await replan(instance, best, thread);
	await thread.close();
	const cells = [
		name,
		first ? `${open(first.proposal)}, ${Math.round(first.proposal.score.priced)}` : "",
		covered ? `${open(covered.proposal)}, ${wordsOf(covered.proposal.coverage)}, ${covered.seconds}` : "",
		`${open(best)}, ${Math.round(best.score.priced)}, ${wordsOf(best.price)}, ${seconds} (${wall})`,
		again,
	];
	say(`| ${cells.join(" | ")} |`);
}

/** It is published and promised; somebody falls ill, and their first day is planned anew. */
async function replan({ rostering, prices }: Instance, { places }: Proposal, thread: SolverThread): Promise<string> {
	const [missing] = places;
	const first = rostering.sittings.find(({ id }) => id === missing?.sittingId);
	if (!missing || !first) return "";
	const those = rostering.sittings.filter(({ day }) => day === first.day);
	const within = those.map(({ id }) => id);
	const ill = { from: Math.min(...those.map(({ from }) => from)), to: Math.max(...those.map(({ to }) => to)) };
	const interpreters = rostering.interpreters.map((one) =>
		one.id === missing.interpreterId ? { ...one, unavailable: [...one.unavailable, ill] } : one,
	);
	const isLeft = ({ sittingId, interpreterId }: (typeof places)[number]) =>
		interpreterId !== missing.interpreterId || !within.includes(sittingId);
	const kept = places.filter(isLeft);
	const cpu = timer();
	const again = { ...rostering, interpreters, places: kept };
	const { price } = await propose(again, { prices, published: kept }, { ...limits(), solve: thread.solve, within });
	return `${cpu()}, ${wordsOf(price)}`;
}

function limits() {
	return { seconds: Number(values.seconds), gap: Number(values.gap) };
}

function timer(): () => string {
	const before = process.cpuUsage();
	return () => {
		const { user, system } = process.cpuUsage(before);
		return ((user + system) / 1e6).toFixed(2);
	};
}

say(
	"| problem | greedy: open, priced | covered: open, proof, CPU s | best: open, priced, proof, CPU s (wall) | re-plan: CPU s |",
);
say("|---|---|---|---|---|");
const files = positionals.filter((word) => word.endsWith(".json"));
if (values.instances || files.length > 0)
	for (const file of files) {
		const path = resolve(process.env.INIT_CWD ?? ".", file);
		await measure(basename(file), JSON.parse(readFileSync(path, "utf8")));
	}
else
	for (const size of values.size ? sizes.filter((one) => values.size?.includes(one)) : sizes.slice(0, 3))
		for (const seed of [1, 2, 3]) await measure(`${size} ${seed}`, problemOf(size, seed));
