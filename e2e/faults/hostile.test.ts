/** Whoever pretends, floods or takes too much room is refused by name or slowed down, and nobody else notices. */
import { connect } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { syncFrame } from "../noise.ts";
import { Envoy } from "./envoy.ts";
import { pick } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { longestEchoMs, openSiege, type Siege } from "./siege.ts";
import { presenceFrame, readStates, type Typist } from "./typist.ts";
import { memoryOf } from "./vitals.ts";

/** What one connection may show, and how many an account may have. */
const presencesASecond = 20;
const socketsOfAnAccount = 50;

const roll = rollFor("hostile");
let siege: Siege;

beforeAll(async () => {
	siege = await openSiege();
});
afterAll(() => siege.hall.server.remove());

test("hostile: nobody is shown as somebody else, and one connection shows one", async () => {
	const [victim, own] = [77_001, 77_002];
	siege.echo.pair[1].send(presenceFrame([{ client: victim, clock: 1, json: '{"at":"honest"}' }]));
	await until(() => statesOf(siege.watcher, victim).length > 0, "the honest state is seen");
	const envoy = await siege.villain();
	const claim = '{"user":{"name":"President"},"at":"claimed"}';
	await envoy.probe(presenceFrame([{ client: victim, clock: 9, json: claim }]));
	await envoy.probe(presenceFrame([{ client: victim, clock: 10, json: "null" }]));
	await envoy.probe(presenceFrame([{ client: own, clock: 1, json: claim }]));
	await until(() => statesOf(siege.watcher, own).length > 0, "the villain's own state is seen");
	await envoy.probe(presenceFrame([3, 4, 5].map((more) => ({ client: 77_000 + more, clock: 1, json: claim }))));
	await rest(300);
	for (const json of statesOf(siege.watcher, victim))
		expect(JSON.parse(json), "the victim").toMatchObject({ at: "honest" });
	for (const json of statesOf(siege.watcher, own)) expect(json, "the villain").not.toContain("President");
	for (const more of [3, 4, 5])
		expect(statesOf(siege.watcher, 77_000 + more), "another under one connection").toEqual([]);
	envoy.leave();
});

const statesOf = (typist: Typist, client: number): string[] =>
	typist.presences.flatMap((body) =>
		readStates(body).flatMap((state) => (state.client === client ? [state.json] : [])),
	);

test("hostile: a state that is too long or malformed is shown to nobody", async () => {
	for (const [client, json] of [
		[78_001, JSON.stringify({ at: "x".repeat(4_200) })],
		[78_002, `{"at":${"[".repeat(5_000)}`],
		[78_003, "7"],
	] as const) {
		const envoy = await siege.villain();
		await envoy.probe(presenceFrame([{ client, clock: 1, json }]));
		await rest(200);
		expect(statesOf(siege.watcher, client)).toEqual([]);
		envoy.leave();
	}
	const envoy = await siege.villain();
	await envoy.probe(
		presenceFrame([{ client: 78_004, clock: 1, json: '{"__proto__":{"x":1},"constructor":1,"at":1}' }]),
	);
	await until(() => statesOf(siege.watcher, 78_004).length > 0, "the state is seen");
	expect(statesOf(siege.watcher, 78_004).join()).not.toMatch(/__proto__|constructor/);
	envoy.leave();
});

test("hostile: a flood of presence is slowed down or shut off", async () => {
	const envoy = await siege.villain();
	const seconds = 2;
	for (let clock = 1; clock <= seconds * 100; clock++) {
		envoy.throw(presenceFrame([{ client: 79_001, clock, json: `{"at":${clock}}` }]));
		await rest(10);
	}
	await rest(500);
	const seen = statesOf(siege.watcher, 79_001).length;
	// A second more than it lasted, since a bucket may have been full.
	expect(envoy.isOpen, `closed with ${envoy.code}`).toBe(true);
	expect(seen, "states shown of one connection").toBeLessThanOrEqual(presencesASecond * (seconds + 2));
	envoy.leave();
});

test("hostile: floods of frames disturb nobody", async () => {
	const before = await heard();
	// One client id: tens of thousands of them would slow down Yjs itself at whoever reads.
	const flood = new Y.Doc();
	for (const make of [
		() => Uint8Array.of(3),
		() => syncFrame(0, Uint8Array.of(0)),
		() => syncFrame(2, Uint8Array.of(0, 0)),
		() => {
			const vector = Y.encodeStateVector(flood);
			flood.getMap("facts").set("flood", roll(100));
			return syncFrame(2, Y.encodeStateAsUpdate(flood, vector));
		},
	]) {
		const envoy = await siege.villain();
		for (let count = rounds(1_000, 20_000); count > 0 && envoy.isOpen; count--) {
			envoy.throw(make());
			if (count % 200 === 0) await rest(1);
		}
		// Who sends so much is read from slowly: 2,000 frames a second.
		await envoy.probe(Uint8Array.of(3), 60_000);
		expect(envoy.isOpen, `closed with ${envoy.code}`).toBe(true);
		envoy.leave();
	}
	const after = await heard();
	expect(after, `seed ${seed}: echo under floods, before ${before.toFixed(0)} ms`).toBeLessThan(longestEchoMs);
	report("Hostile: floods", `${rounds(1_000, 20_000)} frames of each of four kinds`, `echo ${after.toFixed(0)} ms`);
});

/** How long a word takes from one of the pair to the other just now. */
async function heard(): Promise<number> {
	const word = `probe ${roll(2 ** 31)}`;
	siege.echo.pair[0].doc.getMap("facts").set("probe", word);
	return until(() => siege.echo.pair[1].doc.getMap("facts").get("probe") === word, "the probe is heard");
}

test("hostile: an account has so many connections and no more", async () => {
	const { server, writers } = siege.hall;
	const open = await Promise.all(
		Array.from({ length: socketsOfAnAccount }, () => new Envoy(server.address, pick(writers, 3), siege.path()).enter()),
	);
	expect(open.every(({ isOpen }) => isOpen)).toBe(true);
	const more = await new Envoy(server.address, pick(writers, 3), siege.path()).enter();
	expect(more.code).toBe(4429);
	for (const envoy of open) envoy.leave();
});

test("hostile: rooms that there are not cost nothing", async () => {
	const { server, writers } = siege.hall;
	const count = rounds(300, 10_000);
	const knock = async (times: number) => {
		for (let left = times; left > 0; left -= 20) {
			const rooms = Array.from({ length: 20 }, () => `/sync/meeting/${roll(2 ** 31)}invented/agenda?ack=1`);
			const envoys = await Promise.all(rooms.map((room) => new Envoy(server.address, pick(writers, 3), room).enter()));
			for (const { code } of envoys) expect(code).toBe(4404);
		}
	};
	const grows = async () => {
		const before = memoryOf(server.pid);
		await knock(count);
		return memoryOf(server.pid) - before;
	};
	// So many connections let the heap grow now and then, whatever they ask for; what is kept of each grows every time.
	await knock(count / 2);
	const grown = Math.min(await grows(), await grows(), await grows());
	expect(grown, "megabytes").toBeLessThan(30);
	report("Hostile: invented rooms", `${count} rooms`, `refused; memory ${grown.toFixed(0)} MB more`);
});

test.runIf(isFull)("hostile: who says nothing is not waited for", async () => {
	const { server } = siege.hall;
	const half = connect(server.port, "127.0.0.1");
	half.on("error", () => {});
	half.write("GET /sync/x HTTP/1.1\r\nHost: localhost\r\nUpgr");
	const began = performance.now();
	await new Promise((done) => half.resume().on("close", done));
	expect(performance.now() - began, "a half handshake, milliseconds").toBeLessThan(13_000);

	const silent = siege.hall.typist(2, 0);
	await silent.come();
	silent.send(presenceFrame([{ client: 80_001, clock: 1, json: '{"at":"silent"}' }]));
	await until(() => statesOf(siege.watcher, 80_001).length > 0, "the silent one is seen");
	silent.stopReading();
	const off = await until(
		() => statesOf(siege.watcher, 80_001).at(-1) === "null",
		"the silent one is off the list",
		27_000,
	);
	silent.readAgain();
	await until(() => statesOf(siege.watcher, 80_001).at(-1) !== "null", "who answers again is seen again");
	silent.stopReading();
	await rest(31_000);
	silent.readAgain();
	await silent.ended();
	report("Hostile: silence", "a half handshake, a silent peer", `off the list after ${(off / 1000).toFixed(0)} s`);
});

test("hostile: nobody was disturbed, and every room opens cold", () => siege.end());
