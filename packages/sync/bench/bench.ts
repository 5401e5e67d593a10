/** The run of the benchmark: contestants in turn within each repeat, each on a fresh stage. */
import { contestantsOf, nameOf } from "./contestants.ts";
import { type Options, readOptions, usageText } from "./options.ts";
import type { Run } from "./runs.ts";
import type { Figures, Scenario } from "./scenario.ts";
import { cold } from "./scenarios/cold.ts";
import { idle } from "./scenarios/idle.ts";
import { plenary } from "./scenarios/plenary.ts";
import { saturate } from "./scenarios/saturate.ts";
import { saved } from "./scenarios/saved.ts";
import { workshop } from "./scenarios/workshop.ts";
import { measureOn } from "./staging.ts";
import { figuresTable, goalsTable } from "./tables.ts";

const scenarios: readonly Scenario[] = [plenary, workshop, idle, cold, saturate, saved];

export async function bench(args: string[]): Promise<void> {
	const options = readOrComplain(args);
	if (!options) return;
	const startedAt = new Date().toISOString();
	const runs: Run[] = [];
	for (const scenario of scenarios.filter(({ name }) => options.scenarios.includes(name))) {
		const sizes = options.sizes.length > 0 ? options.sizes : scenario.sizes(options);
		for (const size of sizes)
			for (let repeat = 1; repeat <= options.repeats; repeat++)
				await measureAll(scenario, size, repeat, options, (run) => runs.push({ ...run, startedAt }));
		say(`\n${figuresTable(scenario, runs)}\n\n${goalsTable(scenario, runs)}\n`);
	}
}

function readOrComplain(args: string[]): Options | undefined {
	try {
		const options = readOptions(
			args,
			scenarios.map(({ name }) => name),
		);
		if (!options) say(usageText);
		return options;
	} catch (error) {
		process.stderr.write(`${(error as Error).message}\n\n${usageText}`);
		process.exitCode = 1;
		return undefined;
	}
}

async function measureAll(
	scenario: Scenario,
	size: string,
	repeat: number,
	options: Options,
	keep: (run: Omit<Run, "startedAt">) => void,
): Promise<void> {
	const servers = options.servers.filter((server) => scenario.servers.includes(server));
	const wanted = options.clients.filter((client) => scenario.clients?.includes(client) ?? true);
	const clients = wanted.length > 0 ? wanted : (scenario.clients ?? []);
	for (const contestant of contestantsOf(servers, clients)) {
		const title = `${scenario.name} ${size} ${scenario.unit}, ${repeat} of ${options.repeats}, ${nameOf(contestant)}`;
		const start = performance.now();
		try {
			const figures = await measureOn(scenario, contestant, size, options, say);
			keep({ scenario: scenario.name, ...contestant, size, repeat, figures });
			say(`${title}: ${wordsOf(scenario, figures)} (${Math.round((performance.now() - start) / 1_000)} s)`);
			warn(figures);
		} catch (error) {
			say(`${title}: could not be measured. ${(error as Error).message}`);
			process.exitCode = 1;
		}
	}
}

function wordsOf(scenario: Scenario, figures: Figures): string {
	return Object.entries(scenario.figures)
		.filter(([figure]) => figures[figure] !== undefined && !Number.isNaN(figures[figure]))
		.map(([figure, name]) => `${name} ${shown(figures[figure])}`)
		.join(", ");
}

function shown(value: number | boolean | undefined): string {
	if (typeof value === "boolean") return value ? "yes" : "NO";
	return String(Number(value?.toPrecision(3)));
}

/** Says when a figure is not to be believed. */
function warn({ loadShare = 0, isEqual = true, cursorsShown = 1, lost = 0 }: Figures): void {
	if (Number(loadShare) > 0.85)
		say("  Warning: the load had too little of its core; the server may look cheaper than it is.");
	if (isEqual === false) say("  Warning: not all clients ended with the same text and every key.");
	if (Number(cursorsShown) < 1) say("  Warning: not every cursor was shown in the end.");
	if (Number(lost) > 0) say("  Warning: connections were lost.");
}

function say(words: string): void {
	process.stdout.write(`${words}\n`);
}
