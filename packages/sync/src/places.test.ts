/** How deep types may be nested and what may stand under a key, in one update, over many, and over a restart. */
import fc from "fast-check";
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { Knowledge } from "./knowledge.ts";
import { type PretendClient, PretendHall } from "./pretend.ts";
import { readUpdate, type Update } from "./reader.ts";
import { thoroughness } from "./scribble.ts";

/** Puts an element into the innermost one, so many times; tells whether the client was closed meanwhile. */
async function nest(
	hall: PretendHall,
	client: PretendClient,
	times: number,
	beside = false,
): Promise<number | undefined> {
	let inner: Y.XmlElement | Y.XmlFragment = client.doc.getXmlFragment("text");
	for (;;) {
		const [first] = inner.toArray();
		if (!(first instanceof Y.XmlElement)) break;
		inner = first;
	}
	for (let i = 0; i < times; i++) {
		const parent: Y.XmlElement | Y.XmlFragment = inner;
		client.send(
			client.change(() => {
				// A text first, so that what follows it stands beside something that is no type's first child.
				if (beside) parent.insert(0, [new Y.XmlText("x")]);
				parent.insert(0, [new Y.XmlElement("blockquote")]);
				if (beside) parent.insert(1, [new Y.XmlElement("paragraph")]);
			}),
		);
		await hall.clock.push(20);
		inner = parent.get(0) as Y.XmlElement;
	}
	return client.socket.closed?.code;
}

test("S13: types may stand in types, up to 64 deep, and no deeper", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	expect(await nest(hall, anna, 65)).toBeUndefined();
	expect(await nest(hall, anna, 1)).toBe(4400);
});

test("S13: it is no way round to nest them in one update, or beside others", async () => {
	const hall = new PretendHall();
	const [anna, boris] = [await hall.enter("anna"), await hall.enter("boris")];
	expect(await nest(hall, anna, 40, true)).toBeUndefined();
	expect(await nest(hall, anna, 30, true)).toBe(4400);
	const doc = new Y.Doc();
	let inner: Y.Map<unknown> = doc.getMap("map");
	for (let i = 0; i < 3_000; i++) inner = inner.set("in", new Y.Map()) as Y.Map<unknown>;
	boris.send(Y.encodeStateAsUpdate(doc));
	expect(boris.socket.closed?.code).toBe(4400);
});

test("S13: nor to go on after a restart, or in a room that has slept", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	await nest(hall, anna, 60);
	const later = new PretendHall({ log: hall.log });
	const again = await later.enter("anna", {}, anna.doc);
	expect(await nest(later, again, 5)).toBeUndefined();
	expect(await nest(later, again, 1)).toBe(4400);
});

test("S13: a long list of paragraphs is not deep", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	for (let i = 0; i < 200; i++) {
		anna.send(
			anna.change((doc) => {
				const text = doc.getXmlFragment("text");
				const paragraph = new Y.XmlElement("paragraph");
				text.insert(i % 2 ? text.length : 0, [paragraph]);
				paragraph.insert(0, [new Y.XmlText("x")]);
				if (i % 5 === 4) text.delete(Math.floor(text.length / 2), 1);
			}),
		);
		if (i % 10 === 0) await hall.clock.push(20);
	}
	await hall.clock.push(100);
	expect([anna.socket.closed, anna.acks.at(-1)]).toEqual([undefined, 201]);
});

/** One piece of text, as nobody's Yjs would write it: under a key of a map, or beside what stands there. */
function letters(clock: number, text: string, beside?: number): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, 1, 7, clock]) encoding.writeVarUint(encoder, number);
	if (beside === undefined) {
		encoding.writeUint8(encoder, 0x24);
		encoding.writeVarUint(encoder, 1);
		for (const name of ["map", "key"]) encoding.writeVarString(encoder, name);
	} else {
		encoding.writeUint8(encoder, 0x84);
		for (const number of [7, beside]) encoding.writeVarUint(encoder, number);
	}
	encoding.writeVarString(encoder, text);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

/** Deletions of client 7. */
function deletion(from: number, length: number): Uint8Array {
	return Uint8Array.of(0, 1, 7, 1, from, length);
}

test("S3: what stands under a key is never parted, by deleting some of it or by standing between", async () => {
	const part = [deletion(0, 2), deletion(1, 2), letters(3, "x", 0), letters(3, "x", 1)];
	for (const update of part) {
		const hall = new PretendHall();
		const anna = await hall.enter("anna");
		anna.send(letters(0, "abc"));
		await hall.clock.push(100);
		anna.send(update);
		expect(anna.socket.closed).toEqual({ code: 4400, reason: "An update parts values that stand under one key." });
		const later = new PretendHall({ log: hall.log });
		const again = await later.enter("anna");
		again.send(update);
		expect(again.socket.closed?.code).toBe(4400);
		const boris = await later.enter("anna");
		for (const whole of [letters(3, "x", 2), deletion(0, 3), deletion(1, 1)]) boris.send(whole);
		expect(boris.socket.closed).toBeUndefined();
	}
});

test("S3: whatever undo and redo make of a map's values is taken", async () => {
	fc.assert(
		fc.property(fc.array(fc.tuple(fc.nat(7), fc.nat(1), fc.boolean()), { maxLength: 60, size: "max" }), (strokes) => {
			const known = new Knowledge();
			const doc = new Y.Doc();
			const [map, text] = [doc.getMap("map"), doc.getXmlFragment("text")];
			const undo = new Y.UndoManager([map, text], { captureTimeout: 1_000_000, doc });
			doc.on("update", (bytes: Uint8Array) => {
				const fit = known.weigh(readUpdate(bytes) as Update);
				expect(["news", "nothing"]).toContain(fit.fit);
				if (fit.fit === "news") known.learn(fit.news);
			});
			const element = new Y.XmlElement("paragraph");
			text.insert(0, [element]);
			for (const [what, which, together] of strokes) {
				const key = `key ${which}`;
				if (what === 0) undo.undo();
				else if (what === 1) undo.redo();
				else if (what === 2) undo.stopCapturing();
				else if (what === 3) map.delete(key);
				else if (what === 4) element.setAttribute(key, `${what}`);
				else
					doc.transact(() => {
						for (let i = 0; i < (together ? 3 : 1); i++) map.set(key, i);
						element.setAttribute(key, "a");
						if (together) element.setAttribute(key, "b");
					});
			}
		}),
		{ numRuns: 300 * thoroughness },
	);
});
