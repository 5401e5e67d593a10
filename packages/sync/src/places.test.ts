/** How deep types may be nested and what may stand under a key, in one update, over many, and over a restart. */
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { type PretendClient, PretendHall } from "./pretend.ts";

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

test("S3: several letters can not stand under a key, where Yjs would break when some are deleted", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.send(letters(0, "ab"));
	expect(anna.socket.closed?.code).toBe(4400);
	const boris = await hall.enter("boris");
	boris.send(letters(0, "a"));
	boris.send(letters(1, "b", 0));
	expect(boris.socket.closed).toBeUndefined();
	boris.send(letters(2, "cd", 1));
	expect(boris.socket.closed?.code).toBe(4400);
});

test("S3: nor beside what stood there before a restart; what a map's key has had is no hindrance", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.send(letters(0, "a"));
	await hall.clock.push(100);
	const later = new PretendHall({ log: hall.log });
	const again = await later.enter("anna");
	again.send(letters(1, "bc", 0));
	expect(again.socket.closed?.code).toBe(4400);
	const boris = await later.enter("boris");
	for (let i = 0; i < 20; i++) boris.send(boris.change((doc) => doc.getMap("map").set("key", { i })));
	boris.send(boris.change((doc) => doc.getText("t").insert(0, "Many letters at once.")));
	await later.clock.push(100);
	const clara = await later.enter("clara", {}, boris.doc);
	clara.answer();
	expect([boris.socket.closed, clara.socket.closed]).toEqual([undefined, undefined]);
});
