/** How often each fault is tried, by which dice, and where the figures go. */
import { appendFileSync } from "node:fs";
import { dice } from "../noise.ts";

export type Roll = (sides: number) => number;

const { FAULTS = "", FAULTS_SEED, FAULTS_REPORT } = process.env;

export const isFull = FAULTS === "full";

/** Rounds: few in `npm test`, all of them with `FAULTS=full`, and `FAULTS=3` means three times the few. */
export function rounds(few: number, all: number): number {
	if (isFull) return all;
	return Math.min(all, few * Math.max(1, Number.parseInt(FAULTS, 10) || 1));
}

/** The seed of this run; `FAULTS_SEED` repeats an earlier one. */
export const seed = FAULTS_SEED ? Number(FAULTS_SEED) : Date.now() % 2 ** 31;
console.log(`seed ${seed}`);

/** Dice of one's own for each purpose, so that one more throw here changes nothing there. */
export function rollFor(purpose: string): Roll {
	let mixed = seed;
	for (const letter of purpose) mixed = (Math.imul(mixed, 31) + letter.charCodeAt(0)) | 0;
	return dice(mixed);
}

/** A line of the table with which a full run ends: what was tried, and what was found. */
export function report(subject: string, tried: string, found: string): void {
	console.log(`${subject}: ${tried}: ${found}`);
	if (FAULTS_REPORT) appendFileSync(FAULTS_REPORT, `${JSON.stringify({ subject, tried, found, seed })}\n`);
}

export const rest = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Waits until `look` is content; throws with `what` if that takes too long. Returns how long it took. */
export async function until(look: () => unknown, what: string | (() => string), withinMs = 10_000): Promise<number> {
	const began = performance.now();
	for (;;) {
		if (await look()) return performance.now() - began;
		if (performance.now() - began > withinMs)
			throw new Error(`seed ${seed}: within ${withinMs} ms not: ${typeof what === "string" ? what : what()}`);
		await rest(10);
	}
}
