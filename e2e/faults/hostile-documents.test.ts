/** Updates that forge, sink deep, weigh much or lean on nothing are refused by name, and do no harm to the room. */
import { afterAll, beforeAll, expect, test } from "vitest";
import * as Y from "yjs";
import { randomBytes, syncFrame, updateOf } from "../noise.ts";
import { deepest } from "./crooked.ts";
import { Envoy } from "./envoy.ts";
import { pick, readCold } from "./hall.ts";
import { rollFor, rounds, until } from "./rounds.ts";
import { openSiege, type Siege } from "./siege.ts";
import { memoryOf } from "./vitals.ts";

const roll = rollFor("hostile documents");
let siege: Siege;

beforeAll(async () => {
	siege = await openSiege();
});
afterAll(() => siege.hall.server.remove());

test("hostile: nobody writes under somebody else's client id", async () => {
	const victim = siege.echo.pair[1].doc;
	const clock = () => Y.decodeStateVector(Y.encodeStateVector(victim)).get(victim.clientID) ?? 0;
	await until(() => clock() > 0, "the victim has written");
	const forged = (id: number) => updateOf((doc) => doc.getText("words").insert(0, "x".repeat(clock() + 5000)), id);
	expect(await siege.fateOf(forged(victim.clientID)), "under another's id").toBe(4422);
	expect(await siege.fateOf(forged(siege.echo.pair[0].doc.clientID)), "under the other's id").toBe(4422);

	const own = updateOf((doc) => doc.getText("words").insert(0, "mine"), 4242);
	expect(await siege.fateOf(own), "under an id of one's own").toBe("stored");
	const elsewhere = await siege.villain(1);
	expect(await elsewhere.bring(own), "under the same in another room").toBe("stored");
	elsewhere.leave();
	const other = await new Envoy(siege.hall.server.address, pick(siege.hall.writers, 1), siege.path(1)).enter();
	const longer = updateOf((doc) => doc.getText("words").insert(0, "not mine at all"), 4242);
	expect(await other.bring(longer), "under an id that the other used there").toBe(4422);
});

test("hostile: what is too large is refused", async () => {
	expect(await siege.fateOf(new Uint8Array(6_000_000))).toBe(4413);
	const long = updateOf((doc) => doc.getText("words").insert(0, "x".repeat(5_100_000)));
	expect(await siege.fateOf(long), "a long word").toBe(4413);
	const envoy = await siege.villain();
	expect(await envoy.probe(new Uint8Array(17_000_000)), "a frame").toBe(4413);
});

test("hostile: values nested deeper than is allowed are refused", async () => {
	const nested = (depth: number) => Array.from({ length: depth - 1 }).reduce<unknown>((value) => [value], "bottom");
	const value = (depth: number) => updateOf((doc) => doc.getMap("deep").set("value", nested(depth)));
	const embed = (depth: number) =>
		updateOf((doc) => doc.getText("deep").insertEmbed(0, { at: nested(depth) as object }));
	expect(await siege.fateOf(value(deepest))).toBe("stored");
	expect(await siege.fateOf(value(deepest + 1))).toBe(4400);
	expect(await siege.fateOf(value(5_000))).toBe(4400);
	expect(await siege.fateOf(embed(deepest - 1))).toBe("stored");
	expect(await siege.fateOf(embed(deepest + 1))).toBe(4400);
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
		expect(await siege.fateOf(chain(deepest - 4, make).whole), "within the limit").toBe("stored");
		expect.soft(await siege.fateOf(chain(deepest + 36, make).whole), "a hundred at once").toBe(4400);
		expect.soft(await siege.fateOf(chain(4_000, make).whole), "thousands at once").toBe(4400);
		expect.soft(await siege.fateOf(...chain(deepest + 36, make).steps), "a hundred, one by one").toBe(4400);
	});
}

test("hostile: what leans on what never comes is not kept", async () => {
	const { server, rooms } = siege.hall;
	const before = (await readCold(server.folder, pick(rooms, 1))).history;
	const leaning = () => {
		const doc = new Y.Doc();
		doc.getText("words").insert(0, "never sent");
		const vector = Y.encodeStateVector(doc);
		doc.getText("words").insert(10, Buffer.from(randomBytes(roll, 20_000)).toString("hex"));
		return Y.encodeStateAsUpdate(doc, vector);
	};
	const memory = memoryOf(server.pid);
	const envoy = await siege.villain(1);
	expect(await envoy.bring(leaning())).toBe("asked again");
	for (let count = rounds(50, 500); count > 0 && envoy.isOpen; count--) await envoy.probe(syncFrame(2, leaning()));
	if (envoy.isOpen) expect(await envoy.bring(leaning(), 1), "a second one in the answer").toBe(4409);
	expect(envoy.code).toBe(4409);
	expect(memoryOf(server.pid) - memory, "megabytes").toBeLessThan(60);
	const after = (await readCold(server.folder, pick(rooms, 1))).history;
	expect(Y.encodeStateVector(after)).toEqual(Y.encodeStateVector(before));
});

test("hostile: keys that reach a prototype are refused", async () => {
	const key = updateOf((doc) => doc.getMap("keys").set("__proto__", 1));
	const inside = updateOf((doc) => doc.getMap("keys").set("object", JSON.parse('{"__proto__":{"x":1}}')));
	expect(await siege.fateOf(key)).toBe(4400);
	expect(await siege.fateOf(inside)).toBe(4400);
});

test("hostile: nobody was disturbed, and every room opens cold", () => siege.end());
