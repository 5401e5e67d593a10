/** Tables of what was measured, in Markdown: the figures, and the goals beside what was reached. */
import { type Contestant, kindOf, nameOf } from "./contestants.ts";
import { medianOf, type Run } from "./runs.ts";
import type { Goal, Scenario } from "./scenario.ts";

export function figuresTable(scenario: Scenario, runs: readonly Run[]): string {
	const own = runs.filter((run) => run.scenario === scenario.name);
	const figures = Object.entries(scenario.figures).filter(([figure]) =>
		own.some((run) => isFigure(run.figures[figure])),
	);
	const head = [scenario.unit, "server", "runs", ...figures.map(([, name]) => name)];
	const rows = groupsOf(own).map(([size, contestant, group]) => [
		size,
		nameOf(contestant),
		String(group.length),
		...figures.map(([figure]) => shown(medianOf(group, figure))),
	]);
	return tableOf(head, rows);
}

/** What was asked for, and what each kind of Plenary's clients reached. Only runs of one command are divided. */
export function goalsTable(scenario: Scenario, runs: readonly Run[]): string {
	const own = runs.filter((run) => run.scenario === scenario.name);
	const contestants = contestantsIn(own.filter(({ server }) => kindOf(server) === "plenary"));
	const head = ["goal", scenario.unit, "wanted", ...contestants.map(nameOf)];
	const rows = scenario.goals.flatMap((goal) =>
		Object.entries(goal.bounds)
			.filter(([size]) => own.some((run) => run.size === size))
			.map(([size, bound]) => [
				goal.name,
				size,
				`${goal.isLeast ? "≥" : "≤"} ${bound}`,
				...contestants.map((contestant) => reached(goal, bound, runsOf(own, size, contestant), own)),
			]),
	);
	return rows.length > 0 ? tableOf(head, rows) : "There is no goal for these sizes.";
}

function reached(goal: Goal, bound: number, measured: readonly Run[], all: readonly Run[]): string {
	const value = Number(medianOf(measured, goal.figure));
	if (Number.isNaN(value)) return "–";
	const others = goal.over?.map((server) => {
		const [first] = measured;
		const beside = all.filter(
			(run) => run.server === server && run.size === first?.size && run.startedAt === first.startedAt,
		);
		return Number(medianOf(beside, goal.figure));
	});
	const known = others?.filter((other) => !Number.isNaN(other));
	if (known?.length === 0) return "not measured together";
	const result = known ? value / Math.min(...known) : value;
	const isMet = goal.isLeast ? result >= bound : result <= bound;
	return `${shown(result)} ${isMet ? "✓" : "missed"}`;
}

type Group = [size: string, contestant: Contestant, runs: Run[]];

function groupsOf(runs: readonly Run[]): Group[] {
	const sizes = [...new Set(runs.map(({ size }) => size))].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
	return sizes.flatMap((size) =>
		contestantsIn(runs.filter((run) => run.size === size)).map(
			(contestant): Group => [size, contestant, runsOf(runs, size, contestant)],
		),
	);
}

function contestantsIn(runs: readonly Run[]): Contestant[] {
	return [...new Map(runs.map(({ server, client }) => [`${server} ${client}`, { server, client }])).values()];
}

function runsOf(runs: readonly Run[], size: string, { server, client }: Contestant): Run[] {
	return runs.filter((run) => run.size === size && run.server === server && run.client === client);
}

const isFigure = (value: number | boolean | undefined) => value !== undefined && !Number.isNaN(value);

export function shown(value: number | boolean | undefined): string {
	if (value === undefined || Number.isNaN(value)) return "–";
	if (typeof value === "boolean") return value ? "yes" : "**no**";
	return String(value >= 100 ? Math.round(value) : Number(value.toPrecision(3)));
}

export function tableOf(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.join(" | ")} |`;
	const rule = head.map((_, at) => (at < 2 ? "---" : "---:"));
	return [head, rule, ...rows].map(line).join("\n");
}
