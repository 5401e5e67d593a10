/** Broken frames of every kind and on every layer, while two honest people write to each other: they notice nothing. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { brokenFrames, randomBytes, syncFrame } from "../noise.ts";
import type { Person } from "../people.ts";
import { crookedUpdate } from "./crooked.ts";
import { difference } from "./difference.ts";
import { inWords, startEcho, startEchoApart, watchOver } from "./echo.ts";
import { Envoy } from "./envoy.ts";
import { broken, type Hall, openHall, pick, readCold } from "./hall.ts";
import { isFull, type Roll, report, rollFor, rounds, seed } from "./rounds.ts";
import type { Typist } from "./typist.ts";
import { memoryOf } from "./vitals.ts";
import { misbehave, packet } from "./wire-noise.ts";

/** The promise is 200 ms; a busy machine is forgiven, a server that stands still is not. */
const longestEchoMs = 2_000;
const lanes = 12;
const floorPath = "/socket.io/?EIO=4&transport=websocket";
const fitting = new Set([1002, 1003, 1005, 1006, 1007, 1009, 4400, 4403, 4404, 4409, 4413, 4422, 4429]);

let hall: Hall;

beforeAll(async () => {
	hall = await openHall({ meetings: isFull ? 12 : 2 }, { LIMITS: '{"joinsPerMinute": 1000000}' });
});
afterAll(() => hall.server.remove());

test("malformed: nothing brings the server down, and nobody honest notices", async () => {
	const { server, workshop, rooms } = hall;
	const { delegate, observer } = workshop;
	const [frames, sockets, packets] = [rounds(1500, 160_000), rounds(300, 20_000), rounds(200, 20_000)];
	const pid = server.pid;
	const echo = await startEcho(hall);
	const apart = await startEchoApart(hall);
	const watch = watchOver(server.address);
	const before = memoryOf(pid);
	const codes = new Map<number, number>();
	const stranger = pick(hall.writers, 2);
	const strangers = [stranger, stranger, delegate, observer];

	await inLanes(frames, async (next, lane) => {
		let envoy: Envoy | undefined;
		let isAmongHonest = false;
		for (let number = next(); number !== undefined; number = next()) {
			const roll = rollFor(`frame ${number}`);
			if (!envoy?.isOpen) {
				isAmongHonest = roll(4) === 0;
				const room = isAmongHonest ? 0 : 1 + roll(rooms.length - 1);
				const who = room < 2 ? pick(strangers, lane) : stranger;
				envoy = new Envoy(server.address, who, `/sync/${pick(rooms, room)}?ack=1`);
				await envoy.probe(Uint8Array.of(3));
			}
			const code = await envoy.probe(brokenFrame(roll, isAmongHonest));
			if (code !== undefined) codes.set(code, (codes.get(code) ?? 0) + 1);
		}
		envoy?.leave();
	});
	const told = [...codes].map(([code, times]) => `${times} with ${code}`).join(", ");
	expect(
		[...codes.keys()].filter((code) => !fitting.has(code)),
		`seed ${seed}: closed ${told}`,
	).toEqual([]);
	expect(server.pid).toBe(pid);

	await inLanes(sockets, async (next, lane) => {
		for (let number = next(); number !== undefined; number = next()) {
			const path = lane % 3 === 0 ? floorPath : `/sync/${pick(rooms, lane)}?ack=1`;
			await misbehave(server.port, pick(strangers, lane), path, rollFor(`socket ${number}`));
		}
	});
	await inLanes(packets, async (next, lane) => {
		for (let number = next(); number !== undefined; number = next())
			await onTheFloor(pick(strangers, lane), rollFor(`packet ${number}`));
	});

	expect(server.isRunning, `seed ${seed}: the server is there`).toBe(true);
	const [longestAnswer, heard] = [await watch.stop(), await apart.stop()];
	await echo.stop();
	const grown = memoryOf(pid) - before;
	expect(heard.longest, `seed ${seed}: the longest echo, milliseconds`).toBeLessThan(longestEchoMs);
	expect(longestAnswer, `seed ${seed}: the longest answer, milliseconds`).toBeLessThan(longestEchoMs);
	report(
		"Malformed",
		`${frames} Yjs frames, ${sockets} broken WebSockets, ${packets} socket.io packets`,
		`0 crashes, ${inWords(heard)}, memory ${grown.toFixed(0)} MB more`,
	);
	const ambiguous = await lookCold(echo.pair);
	if (ambiguous.length > 0) console.log(`Read otherwise whole than step by step:\n${ambiguous.join("\n")}`);
	report("Malformed, read cold", `${hall.rooms.length} rooms`, `all open, ${ambiguous.length} ambiguous`);
});

/** Made once: each takes a document to make. */
const cut = brokenFrames(seed, 4000);

/** Frames that are cut, turned or made up; where no honest words stand, larger ones too, some of which are taken. */
function brokenFrame(roll: Roll, isSmall: boolean): Uint8Array {
	const kind = isSmall ? pick([0, 1, 8, 9], roll(4)) : roll(10);
	const client = roll(2 ** 31);
	if (kind < 4) return pick(cut, roll(cut.length));
	if (kind < 6) return syncFrame(1 + roll(2), crookedUpdate(roll, client, 100));
	if (kind < 8) return turned(syncFrame(1 + roll(2), crookedUpdate(roll, client)), roll);
	if (kind === 8) return syncFrame(0, randomBytes(roll, roll(300)));
	return roll(50) === 0
		? syncFrame(2, new Uint8Array(5_500_000))
		: Uint8Array.of(roll(200), ...randomBytes(roll, roll(60)));
}

function turned(frame: Uint8Array, roll: Roll): Uint8Array {
	for (let turns = 1 + roll(3); turns > 0; turns--) {
		const at = roll(frame.length);
		frame[at] = (frame[at] ?? 0) ^ (1 << roll(8));
	}
	return roll(4) === 0 ? frame.subarray(0, roll(frame.length)) : frame;
}

async function onTheFloor(person: Person, roll: Roll): Promise<void> {
	const envoy = new Envoy(hall.server.address, person, floorPath);
	await envoy.probe("40");
	for (let count = 1 + roll(4); count > 0 && envoy.isOpen; count--) await envoy.probe(packet(roll));
	envoy.leave();
}

/** Kills the server and reads every room. Returns those that read otherwise whole than step by step. */
async function lookCold(pair: readonly Typist[]): Promise<string[]> {
	const { server, rooms } = hall;
	await Promise.all(pair.map((typist) => typist.leave()));
	await server.kill();
	await server.start();
	const ambiguous: string[] = [];
	for (const [place, room] of rooms.entries()) {
		const { history, opened } = await readCold(server.folder, room);
		const fresh = await hall.newcomer(place);
		for (const { store } of [history, opened, fresh.doc])
			expect(store.pendingStructs ?? store.pendingDs, `seed ${seed}, ${room}: nothing is left waiting`).toBeNull();
		const found = [...difference(history, fresh.doc), ...difference(history, opened)];
		if (found.length > 0) ambiguous.push(`${room}: ${found.slice(0, 3).join(", ")}`);
		if (place === 0) {
			expect(broken(fresh.doc, pair).lost, `seed ${seed}: lost`).toEqual([]);
			const echo = pair.map(({ doc }) => doc.getMap("echo").toJSON());
			expect([fresh.doc.getMap("echo").toJSON(), echo[1]], `seed ${seed}: what was said`).toEqual([echo[0], echo[0]]);
		}
		await fresh.leave();
	}
	return ambiguous;
}

/** Works in several lanes at once until `count` things are done; `next` gives each its number, and so its dice. */
async function inLanes(
	count: number,
	work: (next: () => number | undefined, lane: number) => Promise<void>,
): Promise<void> {
	let begun = 0;
	await Promise.all(
		Array.from({ length: lanes }, (_, lane) => work(() => (begun < count ? begun++ : undefined), lane)),
	);
}
