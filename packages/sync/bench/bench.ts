/** The run of the benchmark: contestants in turn within each repeat, each on a fresh stage. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { type Archive, emptyArchive, merge, readArchive, writeArchive } from "./archive.ts";
import { contestantsOf, nameOf } from "./contestants.ts";
import { thisMachine } from "./machine.ts";
import { type Options, readOptions, usageText } from "./options.ts";
import { reportOf } from "./report.ts";
import type { Run } from "./runs.ts";
import type { Figures, Scenario } from "./scenario.ts";
import { cold } from "./scenarios/cold.ts";
import { idle } from "./scenarios/idle.ts";
import { plenary } from "./scenarios/plenary.ts";
import { saturate } from "./scenarios/saturate.ts";
import { saved } from "./scenarios/saved.ts";
import { halls, kept, spread } from "./scenarios/spread.ts";
import { workshop } from "./scenarios/workshop.ts";
import { measureOn } from "./staging.ts";
import { figuresTable, goalsTable, shown } from "./tables.ts";

const scenarios: readonly Scenario[] = [plenary, workshop, idle, cold, saturate, saved, spread, halls, kept];

// Whoever reads our words may go away ("npm run bench | head"); what was asked for is measured all the same.
process.stdout.on("error", () => {});

export async function bench(args: string[]): Promise<void> {
	const options = readOrComplain(args);
	if (!options) return;
	const startedAt = new Date().toISOString();
	const machine = await thisMachine(options.folder);
	if (machine.isFolderInMemory)
		say(`Warning: ${options.folder} is in memory; syncing costs nothing there. See --folder.`);
	const now: Archive = { starts: { [startedAt]: { command: commandOf(args), machine } }, runs: [] };
	for (const scenario of scenarios.filter(({ name }) => options.scenarios.includes(name))) {
		await measureScenario(scenario, options, (run) => {
			now.runs.push({ ...run, startedAt });
			keep(options, now);
		});
		if (options.repeats > 0) say(`\n${figuresTable(scenario, now.runs)}\n\n${goalsTable(scenario, now.runs)}\n`);
	}
	if (options.write) writeFileSync(options.write, reportOf(scenarios, keep(options, now)) + ofOthers(options.write));
}

/** What stands on the page below the tables and was measured by something else; it stays. */
function ofOthers(file: string): string {
	const page = existsSync(file) ? readFileSync(file, "utf8") : "";
	const from = page.indexOf("\n<!-- measured otherwise -->");
	return from < 0 ? "" : page.slice(from);
}

function readOrComplain(args: string[]): Options | undefined {
	try {
		const names = scenarios.map(({ name }) => name);
		const options = readOptions(args, names);
		if (!options) say(usageText);
		return options;
	} catch (error) {
		process.stderr.write(`${(error as Error).message}\n\n${usageText}`);
		process.exitCode = 1;
		return undefined;
	}
}

/** After each run, so that one that is broken off leaves what it has measured. */
function keep({ out }: Options, now: Archive): Archive {
	const all = merge(out ? readArchive(out) : emptyArchive(), now);
	if (out) writeArchive(out, all);
	return all;
}

async function measureScenario(scenario: Scenario, options: Options, keepRun: (run: Omit<Run, "startedAt">) => void) {
	const servers = options.servers.filter((server) => scenario.servers.includes(server));
	const wanted = options.clients.filter((client) => scenario.clients?.includes(client) ?? true);
	const contestants = contestantsOf(servers, wanted.length > 0 ? wanted : (scenario.clients ?? []));
	for (const size of options.sizes.length > 0 ? options.sizes : scenario.sizes(options))
		for (let repeat = 1; repeat <= options.repeats; repeat++)
			for (const contestant of contestants) {
				const title = `${scenario.name} ${size} ${scenario.unit}, ${repeat} of ${options.repeats}, ${nameOf(contestant)}`;
				const start = performance.now();
				try {
					const figures = await measureOn(scenario, contestant, size, options, say);
					const seconds = Math.round((performance.now() - start) / 1_000);
					say(`${title}: ${wordsOf(scenario, figures)} (${seconds} s)`);
					warn(figures);
					keepRun({ scenario: scenario.name, ...contestant, size, repeat, figures });
				} catch (error) {
					say(`${title}: could not be measured. ${(error as Error).message}`);
					process.exitCode = 1;
				}
			}
}

function wordsOf(scenario: Scenario, figures: Figures): string {
	return Object.entries(scenario.figures)
		.map(([figure, name]) => `${name} ${shown(figures[figure])}`)
		.filter((words) => !words.endsWith("–"))
		.join(", ");
}

/** Says when a figure is not to be believed. */
function warn({
	loadShare = 0,
	isEqual = true,
	cursorsShown = 1,
	areComplete = true,
	lost = 0,
	othersShare = 0,
}: Figures): void {
	const warnings = {
		"The load had too little of its core; the server may look cheaper than it is.": Number(loadShare) > 0.85,
		"Others used this machine meanwhile; latencies suffer, and a starved server looks cheaper.":
			Number(othersShare) > 0.15,
		"Not all clients ended with the same text and every key.": isEqual === false,
		"Not every cursor was shown in the end.": Number(cursorsShown) < 1,
		"Not everyone was sent the whole document.": areComplete === false,
		"Connections were lost.": Number(lost) > 0,
	};
	for (const [sentence, isDue] of Object.entries(warnings)) if (isDue) say(`  Warning: ${sentence}`);
}

/** Without folders of this machine: they are nobody's business. */
function commandOf(args: readonly string[]): string {
	const words = args.map((word) => (word.includes("/") ? basename(word) : word));
	return ["npm run bench -w packages/sync --", ...words].join(" ");
}

function say(words: string): void {
	process.stdout.write(`${words}\n`);
}
