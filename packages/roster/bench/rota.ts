/** Measures the rota: processor time and states of the exact sweep, beside the same sweep that drops nothing. */

import type { Ability, RotaAsk, RotaItem, RotaMember } from "../src/rota/ask.ts";
import { noBound } from "../src/rota/bound.ts";
import { type Frame, frameOf } from "../src/rota/frame.ts";
import { cheapest, rota } from "../src/rota/rota.ts";
import { type Swept, sweep } from "../src/rota/sweep.ts";

const everything: RotaMember["can"] = { en: "direct", ru: "direct", uk: "direct", ka: "direct" };
const people = (ids: string): RotaMember[] => [...ids].map((id) => ({ id, can: everything }));
const member = (id: string, ru: Ability, uk: Ability, ka: Ability): RotaMember => ({
	id,
	can: { en: "direct", ru, uk, ka },
});

/** "ru 90, pause 30": the floor language, or a pause, and minutes. */
const day = (words: string): RotaItem[] =>
	words.split(", ").map((part, index) => {
		const [language = "", minutes] = part.split(" ");
		const item = { id: `${index}`, minutes: Number(minutes) };
		return language === "pause" ? { ...item, pause: true } : { ...item, language };
	});

const late: RotaAsk = {
	items: day("ru 100, pause 30, ru 90"),
	into: ["en"],
	members: people("XY").map((one, index) => ({ ...one, done: index === 0 ? 60 : 30 })),
	now: { minute: 90, on: { memberId: "X", minutes: 30 } },
};

/** Four people on the fine grid keep millions of states when nothing is dropped: most of a minute, and a gigabyte. */
const withLargest = process.argv.includes("--all");
const largest = "4 people two-way, 240";

const booths: readonly (readonly [words: string, ask: RotaAsk])[] = [
	["2 people, 90 + pause 30 + 90", { items: day("ru 90, pause 30, ru 90"), into: ["en"], members: people("XY") }],
	[
		"3 people one-way, mixed floor 175",
		{
			items: day("ru 45, uk 30, en 15, pause 15, ka 40, ru 30"),
			into: ["en"],
			members: [
				member("X", "direct", "direct", "relay"),
				member("Y", "direct", "relay", "direct"),
				member("Z", "direct", "direct", "relay"),
			],
		},
	],
	["3 people two-way, 180", { items: day("ru 180"), into: ["en", "ru"], members: people("XYZ") }],
	[
		"4 people two-way, 240, ticks of 10",
		{ items: day("ru 240"), into: ["en", "ru"], members: people("WXYZ"), tick: 10 },
	],
	[largest, { items: day("ru 240"), into: ["en", "ru"], members: people("WXYZ") }],
	["after an overrun, 2 people", late],
];

const plain = (frame: Frame): Swept =>
	sweep(frame, { bound: noBound, budget: Number.POSITIVE_INFINITY, width: Number.POSITIVE_INFINITY });

console.log("| booth | ms | states | nothing dropped: ms | states | ratio | turns |\n|---|---|---|---|---|---|---|");
for (const [words, ask] of booths) {
	const frame = frameOf(ask);
	const quick = measured(frame, cheapest, 11);
	const turns = rota(ask).turns.map(({ memberId, minutes }) => `${memberId} ${minutes}`);
	const cells = [words, quick.ms.toFixed(1), quick.swept.states, ...beside(words, frame, quick), turns.join(", ")];
	console.log(`| ${cells.join(" | ")} |`);
}

/** Time, states and ratio of the sweep that drops nothing; it has to come to the same cost. */
function beside(words: string, frame: Frame, quick: Measured): readonly (string | number)[] {
	if (words === largest && !withLargest) return ["with --all", "–", "–"];
	const whole = measured(frame, plain, 1);
	if (Math.abs((whole.swept.best?.cost ?? 0) - (quick.swept.best?.cost ?? 0)) > 1e-6)
		throw new Error(`${words}: the two sweeps do not agree.`);
	return [whole.ms.toFixed(0), whole.swept.states, Math.round(whole.ms / quick.ms)];
}

interface Measured {
	readonly ms: number;
	readonly swept: Swept;
}

/** Milliseconds of processor time, the middle one of so many runs. */
function measured(frame: Frame, run: (frame: Frame) => Swept, runs: number): Measured {
	let swept: Swept = { best: undefined, states: 0 };
	const times = Array.from({ length: runs }, () => {
		const before = process.cpuUsage();
		swept = run(frame);
		const { user, system } = process.cpuUsage(before);
		return (user + system) / 1000;
	});
	times.sort((one, other) => one - other);
	return { ms: times[Math.floor(runs / 2)] ?? 0, swept };
}
