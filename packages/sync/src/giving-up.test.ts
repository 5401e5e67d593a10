/** What goes wrong in one room in memory stays its own trouble: it is opened anew, with all that is on disk. */
import { expect, test } from "vitest";
import type { Logger } from "./logger.ts";
import { type PretendClient, PretendHall } from "./pretend.ts";

function troubledHall() {
	const said: string[] = [];
	const logger: Logger = { info() {}, warn() {}, error: (_: object, words: string) => said.push(words) };
	return { hall: new PretendHall({ logger }), said };
}

/** From now on writing to this peer throws, as no socket does: anything in a room may have a fault. */
function breakWriting({ socket }: PretendClient): void {
	socket.write = () => {
		throw new Error("A fault of ours.");
	};
}

test("S1: a fault in what the clock calls for opens the room anew, and nothing stored is lost", async () => {
	const { hall, said } = troubledHall();
	const [anna, boris, clara] = [await hall.enter("anna"), await hall.enter("boris"), await hall.enter("clara")];
	const elsewhere = await hall.enter("dora", { room: "agenda" });
	anna.type("Agreed.");
	breakWriting(clara);
	await hall.clock.push(1_000);
	expect(said).toContain("A room went wrong in memory and is opened anew.");
	expect([anna, boris, elsewhere].map(({ socket }) => socket.closed?.code)).toEqual([1013, 1013, undefined]);
	for (const { socket } of [anna, boris, clara]) socket.terminate();
	expect((await hall.enter("boris")).text).toBe("Agreed.");
});

test("S1: a desk is told whether what it wrote is on disk when its room is given up", async () => {
	const { hall, said } = troubledHall();
	const clara = await hall.enter("clara");
	breakWriting(clara);
	const edited = hall.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(0, "Decided."));
	await hall.clock.push(1_000);
	await edited;
	expect(said).toHaveLength(1);
	clara.socket.terminate();
	expect((await hall.enter("boris")).text).toBe("Decided.");
});

test("S2: a room that is given up while its words wait for the disk is opened anew with all of them, once", async () => {
	const { hall } = troubledHall();
	const [anna, clara, dora] = [await hall.enter("anna"), await hall.enter("clara"), await hall.enter("dora")];
	dora.show(1, { cursor: 1 });
	anna.type("First. ");
	await hall.clock.push(1_000);
	const release = hall.log.hold();
	const edit = (words: string) => hall.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(0, words));
	const edited = edit("Decided. ");
	await hall.clock.push(100);
	const late = expect(edit("Too late. ")).rejects.toThrow("has to be opened anew");
	await hall.clock.push(100);
	breakWriting(clara);
	// That she has gone is told to the others, and goes wrong while the disk is silent.
	dora.socket.terminate();
	await late;
	for (const { socket } of [anna, clara]) {
		expect(socket.closed?.code).toBe(1013);
		socket.terminate();
	}
	const boris = await hall.join("boris");
	await hall.clock.push(1_000);
	expect(boris.heard).toEqual([]);
	release();
	await edited;
	await hall.clock.push(100);
	boris.askAll();
	expect(boris.text).toBe("Decided. First. ");
	expect(hall.stored.map(({ seq }) => seq)).toEqual([1, 2]);
});

test("S14: going down tells a desk whose words the disk does not take", async () => {
	const { hall } = troubledHall();
	hall.log.hold();
	const edit = (words: string) => hall.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(0, words));
	const told = [expect(edit("One. ")).rejects.toThrow("going down")];
	await hall.clock.push(100);
	told.push(expect(edit("Two. ")).rejects.toThrow("going down"));
	await hall.clock.push(100);
	const closing = hall.rooms.close({ deadlineMs: 1_000 });
	await hall.clock.push(5_000);
	expect(await closing).toEqual({ notStored: ["minutes"] });
	await Promise.all(told);
});
