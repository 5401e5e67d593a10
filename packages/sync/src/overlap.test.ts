/** Updates made by hand whose structs begin with clocks that the room has already. */
import * as encoding from "lib0/encoding";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { PretendHall } from "./pretend.ts";

/** An update with structs of one client in a row, and no deletions. */
function updateOf(client: number, clock: number, structs: ((encoder: encoding.Encoder) => void)[]): Uint8Array {
	const encoder = encoding.createEncoder();
	for (const number of [1, structs.length, client, clock]) encoding.writeVarUint(encoder, number);
	for (const write of structs) write(encoder);
	encoding.writeVarUint(encoder, 0);
	return encoding.toUint8Array(encoder);
}

/** Text at the root `t`. */
const text = (words: string) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 4);
	encoding.writeVarUint(encoder, 1);
	encoding.writeVarString(encoder, "t");
	encoding.writeVarString(encoder, words);
};

/** An array inside the one of the same client at `parent`, or at the root `x`. */
const array = (client: number, parent: number | undefined) => (encoder: encoding.Encoder) => {
	encoding.writeUint8(encoder, 7);
	encoding.writeVarUint(encoder, parent === undefined ? 1 : 0);
	if (parent === undefined) encoding.writeVarString(encoder, "x");
	else for (const number of [client, parent]) encoding.writeVarUint(encoder, number);
	encoding.writeVarUint(encoder, 0);
};

test("overlap: what claims to go on elsewhere than what it follows, which was collected, breaks nobody's document", async () => {
	const hall = new PretendHall();
	const [anna, mallory] = [await hall.enter("anna"), await hall.enter("mallory")];
	const map = mallory.doc.getMap("map");
	const insert = () => map.set("key", new Y.Text("abc"));
	mallory.send(mallory.change(insert));
	mallory.send(mallory.change(() => map.delete("key")));
	await hall.clock.push(100);
	mallory.send(updateOf(mallory.doc.clientID, 1, [text("abcdef")]));
	await hall.clock.push(100);
	anna.type("Agreed.");
	await hall.clock.push(100);
	const clara = await hall.join("clara");
	clara.askAll();
	expect(clara.text).toBe(anna.text);
	expect(anna.text).toContain("Agreed.");
});

test("overlap: it does not hide how deep types stand", async () => {
	const hall = new PretendHall();
	const mallory = await hall.enter("mallory");
	const client = 7;
	mallory.send(updateOf(client, 0, [text("ab")]));
	let clock = 2;
	let parent: number | undefined;
	for (let round = 0; round < 3; round++) {
		const structs = Array.from({ length: 60 }, (_, i) => array(client, i === 0 ? parent : clock + i - 1));
		mallory.send(updateOf(client, clock, structs));
		clock += structs.length;
		parent = clock - 1;
		mallory.send(updateOf(client, 1, [text("z".repeat(clock))]));
		clock++;
	}
	expect(mallory.socket.closed?.code).toBe(4400);
});

test("overlap: what a known struct says it leans on this time holds nothing up", async () => {
	const hall = new PretendHall();
	const [anna, mallory] = [await hall.enter("anna"), await hall.enter("mallory")];
	mallory.send(updateOf(7, 0, [text("ab")]));
	await hall.clock.push(100);
	// The same text, now beside something that nobody has.
	mallory.send(
		updateOf(7, 0, [
			(encoder) => {
				encoding.writeUint8(encoder, 0x84);
				for (const number of [999, 5]) encoding.writeVarUint(encoder, number);
				encoding.writeVarString(encoder, "ab");
			},
			text("cd"),
		]),
	);
	await hall.clock.push(100);
	expect(anna.text).toHaveLength(4);
	expect(anna.doc.store.pendingStructs).toBeNull();
});

test("overlap: the new part of an honest update is taken", async () => {
	const hall = new PretendHall();
	const anna = await hall.enter("anna");
	anna.type("Agreed");
	await hall.clock.push(100);
	anna.change((doc) => doc.getText("t").insert(6, " by all."));
	anna.send(Y.encodeStateAsUpdate(anna.doc));
	await hall.clock.push(100);
	const boris = await hall.enter("boris");
	expect([boris.text, hall.stored.length]).toEqual(["Agreed by all.", 2]);
});
