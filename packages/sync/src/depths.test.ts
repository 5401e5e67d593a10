/** How deep types may be nested, in one update, over many, and over a restart. */
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
