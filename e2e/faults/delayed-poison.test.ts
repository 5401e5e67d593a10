/** What the server has accepted must open later: in a new process with half a stack, from history, folded, and by a newcomer. */
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openCold } from "./cold.ts";
import { crookedUpdate } from "./crooked.ts";
import { Envoy } from "./envoy.ts";
import { type Hall, openHall, pick, readCold } from "./hall.ts";
import { keyedRun } from "./keyed-run.ts";
import { isFull, report, rollFor, rounds, seed } from "./rounds.ts";

const perRoom = 50;
const lanes = 8;
let hall: Hall;
const count = rounds(200, 10_000);
/** Each misdeed has a room of its own, behind those of the documents. */
let roomsPoisoned = 0;

beforeAll(async () => {
	// Poison comes as fast as it can be made, each on a connection of its own.
	hall = await openHall({ meetings: count / perRoom / 2 + 2 }, { LIMITS: '{"joinsPerMinute": 1000000}' });
});
afterAll(() => hall.server.remove());

test("delayed poison: whatever was accepted opens cold with half the stack", async () => {
	const { server, rooms, writers } = hall;
	const fates = new Map<string, number>();
	let place = 0;
	await Promise.all(
		Array.from({ length: lanes }, async () => {
			let envoy: Envoy | undefined;
			let room = "";
			for (let next = place++; next < count; next = place++) {
				const wanted = pick(rooms, Math.floor(next / perRoom));
				if (!envoy?.isOpen || room !== wanted) {
					envoy?.leave();
					room = wanted;
					envoy = await new Envoy(server.address, pick(writers, 1), `/sync/${room}?ack=1`).enter();
				}
				const fate = String(await envoy.bring(document(next)));
				fates.set(fate, (fates.get(fate) ?? 0) + 1);
				// What was asked about holds up the acks after it.
				if (fate === "asked again") envoy.leave();
				if (fate === "asked again") envoy = undefined;
			}
			envoy?.leave();
		}),
	);
	const accepted = fates.get("stored") ?? 0;
	expect(accepted, `seed ${seed}: most are within the limits: ${JSON.stringify([...fates])}`).toBeGreaterThan(
		count / 2,
	);
	expect(await server.stop()).toBe(0);
	const cold = openCold(join(server.folder, "plenary.sqlite"));
	expect(cold.troubles, `seed ${seed}: opened cold`).toEqual([]);
	expect(cold.updates).toBeGreaterThanOrEqual(accepted / lanes);
	await server.start();
	for (let at = 0; at < count / perRoom; at += isFull ? 10 : 1) {
		const fresh = await hall.newcomer(at);
		expect(fresh.doc.store.pendingStructs, `seed ${seed}, ${fresh.room}`).toBeNull();
		await fresh.leave();
	}
	report(
		"Delayed poison",
		`${count} documents, ${accepted} of them accepted`,
		`all open, from history, folded and by a newcomer; ${cold.ambiguous} of ${cold.rooms} rooms ambiguous`,
	);
});

for (const [what, isBeside, how] of [
	["by name, at once", false, "whole"],
	["by name, step by step", false, "steps"],
	["beside what stands there, at once", true, "whole"],
	["beside what stands there, step by step", true, "steps"],
] as const) {
	test(`delayed poison: a run of letters under a key, ${what}, is refused or does no harm`, async () => {
		const { server, rooms, writers } = hall;
		if (!server.isRunning) await server.start();
		const updates = keyedRun(9 + roomsPoisoned, isBeside)[how];
		const room = pick(rooms, rooms.length - 1 - roomsPoisoned++);
		const envoy = await new Envoy(server.address, pick(writers, 1), `/sync/${room}?ack=1`).enter();
		expect(envoy.isOpen).toBe(true);
		for (const update of updates) if (envoy.isOpen) await envoy.bring(update);
		envoy.leave();
		const { history } = await readCold(server.folder, room);
		expect(history.store.pendingStructs).toBeNull();
	});
}

/** Dice of its own for each, so that the same seed makes the same. Up to three in a thousand structs are past a limit. */
function document(number: number): Uint8Array {
	return crookedUpdate(rollFor(`poison ${number}`), 1_000_000 + number, number % 4);
}
