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

test("S1: a desk that waits for a room that is given up is told", async () => {
	const { hall, said } = troubledHall();
	const clara = await hall.enter("clara");
	breakWriting(clara);
	const edited = hall.rooms.edit("minutes", "desk", (doc) => doc.getText("t").insert(0, "Decided."));
	const told = expect(edited).rejects.toThrow("has to be opened anew");
	await hall.clock.push(1_000);
	await told;
	expect(said).toHaveLength(1);
	clara.socket.terminate();
	// It may be on disk all the same, and is: it went wrong only afterwards.
	expect((await hall.enter("boris")).text).toBe("Decided.");
});
