/** Measures coverage: CPU time with everyone left out once, against the same said plainly. */
import { coverageOf, fallsOf } from "@plenary/roster";
import { largeTeam } from "./large-team.ts";
import { plainCoverage, plainFalls } from "./plain.ts";

const seeds = [1, 2, 3];

/** CPU milliseconds of one run, as the median of several. */
function cpu(runs: number, work: () => void): number {
	const times = Array.from({ length: runs }, () => {
		const before = process.cpuUsage();
		work();
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	}).sort((one, other) => one - other);
	return times[Math.floor(runs / 2)] ?? 0;
}

const say = (words: string) => process.stdout.write(`${words}\n`);
const ms = (time: number) => `${time < 10 ? time.toFixed(2) : time.toFixed(0)} ms`;

for (const [languages, people] of [
	[8, 16],
	[22, 49],
] as const) {
	for (const seed of seeds) {
		const { regime, team } = largeTeam(languages, people, seed);
		const covers = coverageOf(regime, team);
		const share = (kind: string) => covers.filter(({ cover }) => cover.kind === kind).length;
		// Cold: the first time in this process for the first team, as when a page opens.
		const cold = cpu(1, () => void fallsOf(regime, team));
		const fast = cpu(41, () => {
			coverageOf(regime, team);
			fallsOf(regime, team);
		});
		const plain = cpu(3, () => {
			plainCoverage(regime, team);
			plainFalls(regime, team);
		});
		say(
			[
				`${languages}-${languages}, team of ${people}, seed ${seed}`,
				`${covers.length} needs: ${share("direct")} direct, ${share("relay")} by relay, ${share("none")} open`,
				`everyone left out once: first ${ms(cold)}, then ${ms(fast)} of CPU`,
				`said plainly ${ms(plain)}, ${Math.round(plain / fast)} times as much`,
			].join("; "),
		);
	}
}
