/** Whoever means harm is refused by name or passed over, and two who work in the same room notice nothing. */
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { randomBytes, syncFrame, updateOf } from "../noise.ts";
import { openCold } from "./cold.ts";
import { deepest } from "./crooked.ts";
import { type Echo, startEcho } from "./echo.ts";
import { Envoy, type Fate } from "./envoy.ts";
import { broken, type Hall, openHall, pick, readCold } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { presenceFrame, readStates, type Typist } from "./typist.ts";
import { memoryOf } from "./vitals.ts";

/** SECURITY's figures for one connection. */
const presencesASecond = 20;
const socketsOfAnAccount = 50;
const longestEchoMs = 2_000;

const roll = rollFor("hostile");
let hall: Hall;
let echo: Echo;
let watcher: Typist;

beforeAll(async () => {
	hall = await openHall({ writers: 4 });
	echo = await startEcho(hall);
	watcher = hall.typist(1, 0);
	await watcher.come();
});
afterAll(() => hall.server.remove());

const path = (room = 0) => `/sync/${pick(hall.rooms, room)}?ack=1`;
/** The third of the writers is the one who means harm. */
const villain = (room = 0) => new Envoy(hall.server.address, pick(hall.writers, 2), path(room)).enter();

/** What becomes of updates sent one after the other on one connection, up to the first that closes it. */
async function fateOf(...updates: Uint8Array[]): Promise<Fate> {
	const envoy = await villain();
	let fate: Fate = "stored";
	for (const update of updates) if (envoy.isOpen) fate = await envoy.bring(update);
	envoy.leave();
	return fate;
}

test("hostile: nobody writes under somebody else's client id", async () => {
	const victim = echo.pair[1].doc;
	const clock = () => Y.decodeStateVector(Y.encodeStateVector(victim)).get(victim.clientID) ?? 0;
	await until(() => clock() > 0, "the victim has written");
	const forged = (id: number) => updateOf((doc) => doc.getText("words").insert(0, "x".repeat(clock() + 5000)), id);
	expect(await fateOf(forged(victim.clientID)), "under another's id").toBe(4422);
	expect(await fateOf(forged(echo.pair[0].doc.clientID)), "under the other's id").toBe(4422);

	const own = updateOf((doc) => doc.getText("words").insert(0, "mine"), 4242);
	expect(await fateOf(own), "under an id of one's own").toBe("stored");
	const elsewhere = await villain(1);
	expect(await elsewhere.bring(own), "under the same in another room").toBe("stored");
	elsewhere.leave();
	const other = await new Envoy(hall.server.address, pick(hall.writers, 1), path(1)).enter();
	const longer = updateOf((doc) => doc.getText("words").insert(0, "not mine at all"), 4242);
	expect(await other.bring(longer), "under an id that the other used there").toBe(4422);
});

test("hostile: nobody is shown as somebody else, and one connection shows one", async () => {
	const [victim, own] = [77_001, 77_002];
	echo.pair[1].send(presenceFrame([{ client: victim, clock: 1, json: '{"at":"honest"}' }]));
	await until(() => statesOf(watcher, victim).length > 0, "the honest state is seen");
	const envoy = await villain();
	const claim = '{"user":{"name":"President"},"at":"claimed"}';
	await envoy.probe(presenceFrame([{ client: victim, clock: 9, json: claim }]));
	await envoy.probe(presenceFrame([{ client: victim, clock: 10, json: "null" }]));
	await envoy.probe(presenceFrame([{ client: own, clock: 1, json: claim }]));
	await until(() => statesOf(watcher, own).length > 0, "the villain's own state is seen");
	await envoy.probe(presenceFrame([3, 4, 5].map((more) => ({ client: 77_000 + more, clock: 1, json: claim }))));
	await rest(300);
	for (const json of statesOf(watcher, victim)) expect(JSON.parse(json), "the victim").toMatchObject({ at: "honest" });
	for (const json of statesOf(watcher, own)) expect(json, "the villain").not.toContain("President");
	for (const more of [3, 4, 5]) expect(statesOf(watcher, 77_000 + more), "another under one connection").toEqual([]);
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
		const envoy = await villain();
		await envoy.probe(presenceFrame([{ client, clock: 1, json }]));
		await rest(200);
		expect(statesOf(watcher, client)).toEqual([]);
		envoy.leave();
	}
	const envoy = await villain();
	await envoy.probe(
		presenceFrame([{ client: 78_004, clock: 1, json: '{"__proto__":{"x":1},"constructor":1,"at":1}' }]),
	);
	await until(() => statesOf(watcher, 78_004).length > 0, "the state is seen");
	expect(statesOf(watcher, 78_004).join()).not.toMatch(/__proto__|constructor/);
	envoy.leave();
});

test("hostile: a flood of presence is slowed down or shut off", async () => {
	const envoy = await villain();
	const seconds = 2;
	for (let clock = 1; clock <= seconds * 100; clock++) {
		envoy.throw(presenceFrame([{ client: 79_001, clock, json: `{"at":${clock}}` }]));
		await rest(10);
	}
	await rest(500);
	const seen = statesOf(watcher, 79_001).length;
	// A second more than it lasted, since a bucket may have been full.
	if (envoy.isOpen)
		expect(seen, "states shown of one connection").toBeLessThanOrEqual(presencesASecond * (seconds + 2));
	else expect(envoy.code).toBe(4429);
	envoy.leave();
});

test("hostile: floods of frames disturb nobody", async () => {
	const before = await heard();
	for (const make of [
		() => Uint8Array.of(3),
		() => syncFrame(0, Uint8Array.of(0)),
		() => syncFrame(2, Uint8Array.of(0, 0)),
		() =>
			syncFrame(
				2,
				updateOf((doc) => doc.getMap("facts").set("flood", roll(100))),
			),
	]) {
		const envoy = await villain();
		for (let count = rounds(1_000, 20_000); count > 0 && envoy.isOpen; count--) {
			envoy.throw(make());
			if (count % 200 === 0) await rest(1);
		}
		await envoy.probe(Uint8Array.of(3));
		if (!envoy.isOpen) expect(envoy.code).toBe(4429);
		envoy.leave();
	}
	const after = await heard();
	expect(after, `seed ${seed}: echo under floods, before ${before.toFixed(0)} ms`).toBeLessThan(longestEchoMs);
	report("Hostile: floods", `${rounds(1_000, 20_000)} frames of each of four kinds`, `echo ${after.toFixed(0)} ms`);
});

/** How long a word takes from one of the pair to the other just now. */
async function heard(): Promise<number> {
	const word = `probe ${roll(2 ** 31)}`;
	echo.pair[0].doc.getMap("facts").set("probe", word);
	return until(() => echo.pair[1].doc.getMap("facts").get("probe") === word, "the probe is heard");
}

test("hostile: an account has so many connections and no more", async () => {
	const { server, writers } = hall;
	const open = await Promise.all(
		Array.from({ length: socketsOfAnAccount }, () => new Envoy(server.address, pick(writers, 3), path()).enter()),
	);
	expect(open.every(({ isOpen }) => isOpen)).toBe(true);
	const more = await new Envoy(server.address, pick(writers, 3), path()).enter();
	expect(more.code).toBe(4429);
	for (const envoy of open) envoy.leave();
});

test("hostile: rooms that there are not cost nothing", async () => {
	const { server, writers } = hall;
	const count = rounds(300, 10_000);
	const before = memoryOf(server.pid);
	for (let left = count; left > 0; left -= 20) {
		const rooms = Array.from({ length: 20 }, () => `/sync/meeting/${roll(2 ** 31)}invented/agenda?ack=1`);
		const envoys = await Promise.all(rooms.map((room) => new Envoy(server.address, pick(writers, 3), room).enter()));
		for (const { code } of envoys) expect(code).toBe(4404);
	}
	const grown = memoryOf(server.pid) - before;
	expect(grown, "megabytes").toBeLessThan(60);
	report("Hostile: invented rooms", `${count} rooms`, `refused; memory ${grown.toFixed(0)} MB more`);
});

test("hostile: what is too large is refused", async () => {
	expect(await fateOf(new Uint8Array(6_000_000))).toBe(4413);
	const long = updateOf((doc) => doc.getText("words").insert(0, "x".repeat(5_100_000)));
	expect(await fateOf(long), "a long word").toBe(4413);
	const envoy = await villain();
	expect(await envoy.probe(new Uint8Array(17_000_000)), "a frame").toBe(1009);
});

test("hostile: values nested deeper than is allowed are refused", async () => {
	const nested = (depth: number) => Array.from({ length: depth - 1 }).reduce<unknown>((value) => [value], "bottom");
	const value = (depth: number) => updateOf((doc) => doc.getMap("deep").set("value", nested(depth)));
	const embed = (depth: number) =>
		updateOf((doc) => doc.getText("deep").insertEmbed(0, { at: nested(depth) as object }));
	expect(await fateOf(value(deepest))).toBe("stored");
	expect(await fateOf(value(deepest + 1))).toBe(4400);
	expect(await fateOf(value(5_000))).toBe(4400);
	expect(await fateOf(embed(deepest - 1))).toBe("stored");
	expect(await fateOf(embed(deepest + 1))).toBe(4400);
});

/** Types in types, each a change of its own. */
function chain(depth: number, make: () => Y.Map<unknown> | Y.XmlElement): { whole: Uint8Array; steps: Uint8Array[] } {
	const doc = new Y.Doc();
	const steps: Uint8Array[] = [];
	doc.on("update", (update: Uint8Array) => steps.push(update));
	let parent: Y.Map<unknown> | Y.XmlFragment = doc.getMap(`chain ${roll(2 ** 31)}`);
	if (make() instanceof Y.XmlElement) parent = doc.getXmlFragment(`chain ${roll(2 ** 31)}`);
	for (let floor = 0; floor < depth; floor++) {
		const next: Y.Map<unknown> | Y.XmlElement = make();
		if (parent instanceof Y.Map) parent.set("deeper", next);
		else parent.insert(0, [next as Y.XmlElement]);
		parent = next;
	}
	return { whole: Y.encodeStateAsUpdate(doc), steps };
}

for (const [name, make] of [
	["maps", () => new Y.Map()],
	["elements", () => new Y.XmlElement("p")],
] as const) {
	test(`hostile: ${name} in ${name} deeper than is allowed are refused, at once or step by step`, async () => {
		expect(await fateOf(chain(deepest - 4, make).whole), "within the limit").toBe("stored");
		expect(await fateOf(chain(deepest + 36, make).whole), "a hundred at once").toBe(4400);
		expect(await fateOf(chain(4_000, make).whole), "thousands at once").toBe(4400);
		expect(await fateOf(...chain(deepest + 36, make).steps), "a hundred, one by one").toBe(4400);
	});
}

test("hostile: what leans on what never comes is not kept", async () => {
	const { server, rooms } = hall;
	const before = (await readCold(server.folder, pick(rooms, 1))).history;
	const leaning = () => {
		const doc = new Y.Doc();
		doc.getText("words").insert(0, "never sent");
		const vector = Y.encodeStateVector(doc);
		doc.getText("words").insert(10, Buffer.from(randomBytes(roll, 20_000)).toString("hex"));
		return Y.encodeStateAsUpdate(doc, vector);
	};
	const memory = memoryOf(server.pid);
	const envoy = await villain(1);
	expect(await envoy.bring(leaning())).toBe("asked again");
	for (let count = rounds(50, 500); count > 0 && envoy.isOpen; count--) await envoy.probe(syncFrame(2, leaning()));
	if (envoy.isOpen) expect(await envoy.bring(leaning(), 1), "a second one in the answer").toBe(4409);
	expect([4409, 4429]).toContain(envoy.code);
	expect(memoryOf(server.pid) - memory, "megabytes").toBeLessThan(60);
	const after = (await readCold(server.folder, pick(rooms, 1))).history;
	expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(before));
});

test("hostile: keys that reach a prototype are refused", async () => {
	const key = updateOf((doc) => doc.getMap("keys").set("__proto__", 1));
	const inside = updateOf((doc) => doc.getMap("keys").set("object", JSON.parse('{"__proto__":{"x":1}}')));
	expect(await fateOf(key)).toBe(4400);
	expect(await fateOf(inside)).toBe(4400);
});

test.runIf(isFull)("hostile: who says nothing is not waited for", async () => {
	const { server } = hall;
	const half = connect(server.port, "127.0.0.1");
	half.on("error", () => {});
	half.write("GET /sync/x HTTP/1.1\r\nHost: localhost\r\nUpgr");
	const began = performance.now();
	await new Promise((done) => half.resume().on("close", done));
	expect(performance.now() - began, "a half handshake, milliseconds").toBeLessThan(13_000);

	const silent = hall.typist(2, 0);
	await silent.come();
	silent.send(presenceFrame([{ client: 80_001, clock: 1, json: '{"at":"silent"}' }]));
	await until(() => statesOf(watcher, 80_001).length > 0, "the silent one is seen");
	silent.stopReading();
	const off = await until(() => statesOf(watcher, 80_001).at(-1) === "null", "the silent one is off the list", 32_000);
	silent.readAgain();
	await silent.ended();
	report("Hostile: silence", "a half handshake, a silent peer", `off the list after ${(off / 1000).toFixed(0)} s`);
});

test("hostile: nobody was disturbed, and every room opens cold", async () => {
	const { server, rooms } = hall;
	const { longest, middle } = await echo.stop();
	expect(longest, `seed ${seed}: the longest echo`).toBeLessThan(longestEchoMs);
	expect(watcher.closes).toEqual([]);
	await Promise.all([...echo.pair, watcher].map((typist) => typist.leave()));
	expect(await server.stop()).toBe(0);
	const { history } = await readCold(server.folder, pick(rooms, 0));
	expect(broken(history, [...echo.pair, watcher]).lost, `seed ${seed}: lost`).toEqual([]);
	expect(openCold(join(server.folder, "plenary.sqlite")).troubles).toEqual([]);
	await server.start();
	for (const place of rooms.keys()) await (await hall.newcomer(place)).leave();
	report(
		"Hostile",
		"forged, deep, large, leaning",
		`echo ${middle.toFixed(0)} ms, ${longest.toFixed(0)} ms at the longest`,
	);
});
