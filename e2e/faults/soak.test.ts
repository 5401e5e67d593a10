/** People join, edit and leave for a long time, in many rooms: what that takes of the machine, it gives back. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Hall, openHall } from "./hall.ts";
import { isFull, type Roll, report, rest, rollFor, seed, until } from "./rounds.ts";
import type { Typist } from "./typist.ts";
import { descriptorsOf, hasVitals, memoryOf } from "./vitals.ts";
import { scribble } from "./writing.ts";

const times = isFull
	? { warmUpMs: 60_000, churnMs: 600_000, calmMs: 60_000 }
	: { warmUpMs: 3_000, churnMs: 6_000, calmMs: 1_000 };
const [people, meetings] = isFull ? [60, 100] : [20, 20];
/** The promise is 15 %; after so short a calm the memory of a short run has not been given back. */
const mayStay = isFull ? 1.15 : 1.6;
let hall: Hall;

beforeAll(async () => {
	// Six people come and go as sixty would.
	hall = await openHall({ writers: 6, meetings }, { LIMITS: '{"joinsPerMinute": 1000000}' });
});
afterAll(() => hall.server.remove());

test("soak: after all have left, memory and descriptors are back where they were", async ({ skip }) => {
	skip(!hasVitals, "Not tried: the system does not tell what a process takes.");
	const { pid } = hall.server;
	const roll = rollFor("soak");
	await churn(roll, times.warmUpMs);
	await rest(times.calmMs);
	// Only now: the worker that folds has descriptors of its own, and starts when it is first needed.
	const before = descriptorsOf(pid);
	const start = memoryOf(pid);
	const points: [number, number][] = [];
	const began = performance.now();
	const measuring = setInterval(() => points.push([performance.now() - began, memoryOf(pid)]), 1000);
	const visits = await churn(roll, times.churnMs);
	clearInterval(measuring);
	await rest(times.calmMs);
	const end = memoryOf(pid);
	report(
		"Soak",
		`${visits} visits to ${hall.rooms.length} rooms in ${times.churnMs / 1000} s`,
		`${start.toFixed(0)} MB before, ${end.toFixed(0)} MB after${isFull ? `, ${slope(points).toFixed(1)} MB/h while it went on` : ""}; ${before} descriptors before, ${descriptorsOf(pid)} after`,
	);
	await until(
		() => descriptorsOf(pid) <= before,
		() => `${descriptorsOf(pid)} descriptors, ${before} before`,
		20_000,
	);
	expect(end, `seed ${seed}: megabytes, ${start.toFixed(0)} before`).toBeLessThan(start * mayStay);
});

/** Everyone comes, writes and leaves again and again. Returns how often. */
async function churn(roll: Roll, ms: number): Promise<number> {
	const endsAt = performance.now() + ms;
	let visits = 0;
	const visitor = async (place: number) => {
		while (performance.now() < endsAt) {
			const typist = hall.typist(place, roll(hall.rooms.length));
			await typist.come();
			if (!typist.isSynced) throw new Error(`seed ${seed}: turned away: ${JSON.stringify(typist.closes)}`);
			await write(typist, roll);
			await typist.leave();
			visits++;
		}
	};
	await Promise.all(Array.from({ length: people }, (_, place) => visitor(place)));
	return visits;
}

async function write(typist: Typist, roll: Roll): Promise<void> {
	for (let left = 1 + roll(8); left > 0; left--) {
		scribble(typist.doc, roll);
		await rest(20 + roll(200));
	}
	await until(() => typist.unstored === 0, `stored: ${JSON.stringify(typist.closes)}`);
}

/** Megabytes an hour, by least squares over the later two thirds. */
function slope(all: [number, number][]): number {
	const points = all.slice(Math.floor(all.length / 3));
	const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
	const [atMean, mbMean] = [mean(points.map(([at]) => at)), mean(points.map(([, mb]) => mb))];
	const over = points.reduce((sum, [at, mb]) => sum + (at - atMean) * (mb - mbMean), 0);
	const under = points.reduce((sum, [at]) => sum + (at - atMean) ** 2, 0);
	return under === 0 ? 0 : (over / under) * 3_600_000;
}
