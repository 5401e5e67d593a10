/** Saturate: ten of two hundred type ever faster, until keystrokes arrive too late. */
import { aloneNames } from "../contestants.ts";
import type { Typed } from "../load/typing.ts";
import type { Figures, Scenario } from "../scenario.ts";
import { seatsAt } from "../servers/hosting.ts";
import { during } from "../stretch.ts";

const typists = 10;
const bearableMs = 250;
const firstRate = 60;
const growth = 1.5;
/** Once it was too fast, the pace in between is tried so often. */
const refinements = 2;
/** A load this busy could not have typed faster. */
const fullLoad = 0.9;
const settleMs = 500;
const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

interface Step {
	/** Keystrokes of all typists a second. */
	rate: number;
	reached: number;
	isBearable: boolean;
	figures: Figures;
}

export const saturate: Scenario = {
	name: "saturate",
	method:
		"200 clients on one document, 10 of whom type ever faster, each key with a cursor update: from 60 keys a second of all " +
		"together in steps of a half, until p99 exceeds 250 ms twice at the same pace; then two paces in between are tried. What was reached is the fastest pace that " +
		"stayed below. Where the load's core was full first, the server could have borne more.",
	unit: "clients",
	sizes: () => ["200"],
	servers: aloneNames,
	figures: {
		keysPerSecond: "keys a second",
		cpuMsPerKey: "CPU ms a key there",
		p50Ms: "p50 ms",
		p99Ms: "p99 ms",
		serverShare: "server's core",
		loadShare: "load's core",
		othersShare: "others' cores",
		isServersLimit: "ended by the server",
		isEqual: "all equal",
		lost: "connections lost",
	},
	goals: [
		{ name: "keys a second ÷ relay", figure: "keysPerSecond", over: ["relay"], bounds: { 200: 15 }, isLeast: true },
		{ name: "CPU a key there ÷ Hocuspocus", figure: "cpuMsPerKey", over: ["hocuspocus"], bounds: { 200: 0.25 } },
	],
	async measure(stage) {
		const clients = Number(stage.size);
		const seconds = Math.min(stage.options.seconds || 4, 4);
		const server = await stage.openServer({ documents: 1, clientsPerDocument: clients });
		const load = stage.openLoad();
		const { client } = stage.contestant;
		const lightRepeat = stage.options.lightRepeat && client === "stock";
		const writing = Math.min(stage.options.typists ?? typists, Math.ceil(clients / 2));
		const places = { typists: writing, watchers: stage.options.watchers ?? 4, watchedEvery: 1, lightRepeat };
		await load.ask("fill", { seats: seatsAt(server.doors, server.places), client, ...places }, 120_000);
		await pause(2_000);

		async function step(rate: number): Promise<Step> {
			const pace = { keysPerSecond: rate / writing, seconds, settleMs };
			const stretch = await during(server, load, () => load.ask<Typed>("type", pace, 120_000));
			const { result: typed, cpuMs, serverShare, othersShare } = stretch;
			const { keys, p50Ms, p99Ms, loadShare } = typed;
			const reached = keys / typed.typingSeconds;
			const figures = { keysPerSecond: reached, cpuMsPerKey: cpuMs / keys, p50Ms, p99Ms, loadShare };
			stage.say(
				`  ${Math.round(reached)} keys a second: p99 ${p99Ms.toFixed(0)} ms, server ${serverShare.toFixed(2)}, load ${loadShare.toFixed(2)}`,
			);
			return {
				rate,
				reached,
				isBearable: p99Ms <= bearableMs && typed.isSettled,
				figures: { ...figures, serverShare, othersShare },
			};
		}

		const { best, isLoadFull } = await climb(step);
		const { isEqual, lost } = await load.ask<{ isEqual: boolean; lost: number }>("compare");
		return { ...best.figures, isServersLimit: !isLoadFull, isEqual, lost };
	},
};

async function climb(step: (rate: number) => Promise<Step>): Promise<{ best: Step; isLoadFull: boolean }> {
	let best: Step | undefined;
	let tooFast: Step | undefined;
	const isFull = ({ rate, reached, figures }: Step) => Number(figures.loadShare) > fullLoad || reached < rate * 0.85;
	let isLoadFull = false;
	for (let rate = firstRate; !tooFast && !isLoadFull; rate *= growth) {
		const first = await step(rate);
		// One hiccup of the machine is not the end.
		const last = first.isBearable ? first : await step(rate);
		isLoadFull = isFull(last);
		if (last.isBearable) best = last;
		else tooFast = last;
	}
	for (let again = 0; again < refinements && best && tooFast; again++) {
		const between = await step((best.rate + tooFast.rate) / 2);
		if (between.isBearable) best = between;
		else tooFast = between;
	}
	if (!best) throw new Error("Not even the slowest pace was borne.");
	return { best, isLoadFull };
}
