/** The server is killed at random moments while people write: what anyone saw, and what was acknowledged, is there. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { difference } from "./difference.ts";
import { broken, type Hall, openHall, readCold } from "./hall.ts";
import { report, rest, rollFor, rounds, seed } from "./rounds.ts";
import { letThemType, type Typist } from "./typist.ts";
import { scribble } from "./writing.ts";

const roomCount = 2;
let hall: Hall;

beforeAll(async () => {
	hall = await openHall();
});
afterAll(() => hall.server.remove());

test("sigkill: nothing that was seen or acknowledged is lost", async () => {
	const { server } = hall;
	const kills = rounds(5, 200);
	const roll = rollFor("sigkill");
	const writing = Array.from({ length: 6 }, (_, place) => hall.typist(place, place % roomCount));
	const watching = Array.from({ length: roomCount }, (_, place) => hall.typist(0, place));
	const everyone = [...writing, ...watching];
	let looked = 0;
	let acked = 0;
	for (let round = 1; round <= kills; round++) {
		await Promise.all(everyone.map((typist) => typist.come()));
		const stop = letThemType(writing, 4 + roll(30), (typist) => scribble(typist.doc, roll));
		await rest(50 + roll(500));
		await server.kill();
		// What was on its way is read to its end: it was seen too.
		await Promise.all(everyone.map((typist) => typist.ended()));
		stop();
		acked += writing.reduce((sum, typist) => sum + typist.acked, 0);
		await server.start();
		for (let room = 0; room < roomCount; room++) {
			const fresh = await hall.newcomer(room);
			const found = broken(fresh.doc, inRoom(everyone, fresh.room));
			looked += found.looked;
			expect(found.lost, `seed ${seed}, round ${round}, ${fresh.room}: lost`).toEqual([]);
			await fresh.leave();
		}
	}
	await Promise.all(everyone.map((typist) => typist.come()));
	await expect.poll(() => writing.every((typist) => typist.unstored === 0), { timeout: 10_000 }).toBe(true);
	await rest(200);
	for (const typist of watching) {
		const fresh = await hall.newcomer(hall.rooms.indexOf(typist.room));
		const { history, opened } = await readCold(server.folder, typist.room);
		for (const { doc } of [...inRoom(everyone, typist.room), fresh])
			expect(difference(history, doc), `seed ${seed}, ${typist.room}: at the end`).toEqual([]);
		expect(difference(history, opened), `seed ${seed}, ${typist.room}: folded`).toEqual([]);
		await fresh.leave();
	}
	await Promise.all(everyone.map((typist) => typist.leave()));
	expect(acked, "messages acknowledged").toBeGreaterThan(kills);
	report("SIGKILL", `${kills} kills, ${looked} updates seen or acknowledged`, "0 lost");
});

const inRoom = (typists: Typist[], room: string) => typists.filter((typist) => typist.room === room);
