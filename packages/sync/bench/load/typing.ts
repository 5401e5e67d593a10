/** The typing itself: everyone at the same pace, each in their own rhythm, for a while, until all of it has arrived. */
import type { Hall } from "./hall.ts";
import { Latencies } from "./latencies.ts";
import type { Light } from "./light.ts";

export interface Stretch {
	keysPerSecond: number;
	seconds: number;
	/** What happens afterwards for so long is part of the stretch: servers store late, milliseconds. */
	settleMs: number;
}

export interface Typed {
	keys: number;
	p50Ms: number;
	p99Ms: number;
	typistsP99Ms: number;
	/** Between people at different servers; not numbers when there is one server. */
	acrossP50Ms: number;
	acrossP99Ms: number;
	/** CPU time of the load while it typed, as a share of one core. */
	loadShare: number;
	/** How long was typed, and how long the whole stretch was. */
	typingSeconds: number;
	seconds: number;
	/** Whether all of it arrived everywhere in the end. */
	isSettled: boolean;
	/** Only where clients are told: until a keystroke was on disk, and how many never were. */
	savedP50Ms: number;
	/** Frames of text that each light client was sent in the whole stretch, on average. */
	framesEach: number;
	savedP99Ms: number;
	unsaved: number;
}

/** How long the last key may take to arrive everywhere, milliseconds. */
const patience = 30_000;

const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

const framesOf = (lights: readonly Light[]) => lights.reduce((sum, { updates }) => sum + updates, 0);

export async function type(hall: Hall, { keysPerSecond, seconds, settleMs }: Stretch): Promise<Typed> {
	hall.latencies = new Latencies();
	hall.typistsLatencies = new Latencies();
	hall.acrossLatencies = new Latencies();
	hall.savedLatencies = new Latencies();
	const { typists, lights } = hall;
	const framesBefore = framesOf(lights);
	const period = 1_000 / keysPerSecond;
	const start = performance.now();
	const usageBefore = process.cpuUsage();
	const next = typists.map((_, at) => start + (period * at) / typists.length);
	let keys = 0;
	for (const end = start + seconds * 1_000; performance.now() < end; ) {
		const now = performance.now();
		for (const [at, typist] of typists.entries()) {
			while ((next[at] ?? now) < now) {
				typist.type();
				keys++;
				// People are no metronomes: half a period sooner or later.
				next[at] = (next[at] ?? now) + period * (0.5 + Math.random());
			}
		}
		await pause(1);
	}
	const ended = performance.now();
	const { user, system } = process.cpuUsage(usageBefore);
	const patient = ended + patience;
	while (!hall.isSettled() && performance.now() < patient) await pause(50);
	await pause(Math.max(0, ended + settleMs - performance.now()));
	return {
		keys,
		p50Ms: hall.latencies.within(0.5),
		p99Ms: hall.latencies.within(0.99),
		typistsP99Ms: hall.typistsLatencies.within(0.99),
		acrossP50Ms: hall.acrossLatencies.within(0.5),
		acrossP99Ms: hall.acrossLatencies.within(0.99),
		loadShare: (user + system) / 1_000 / (ended - start),
		typingSeconds: (ended - start) / 1_000,
		isSettled: hall.isSettled(),
		savedP50Ms: hall.savedLatencies.within(0.5),
		savedP99Ms: hall.savedLatencies.within(0.99),
		unsaved: typists.reduce((sum, { whole }) => sum + (whole.unsaved?.() ?? 0), 0),
		framesEach: (framesOf(lights) - framesBefore) / lights.length,
		seconds: (performance.now() - start) / 1_000,
	};
}
