/** The server is stopped in order while many write: it goes quickly, keeps everything, and says what it could not keep. */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { test } from "vitest";
import { difference } from "./difference.ts";
import { broken, openHall, readCold } from "./hall.ts";
import { isFull, report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { letThemType } from "./typist.ts";
import { scribble } from "./writing.ts";

const exitMs = 2_000;
/** The server's own deadline for storing, and the time in which connections say goodbye. */
const brokenExitMs = 13_000;
/** The promise is 3 s; a busy machine, which is all the clients too, is forgiven. */
const backMs = 10_000;

test.concurrent("sigterm: under load it exits in two seconds, loses nothing, and everyone comes back by themselves", async ({
	expect,
}) => {
	const [stops, clients] = [rounds(3, 50), isFull ? 500 : 50];
	const hall = await openHall(isFull ? { writers: 12, meetings: 4 } : {});
	const { server, rooms } = hall;
	const roll = rollFor("sigterm");
	const everyone = Array.from({ length: clients }, (_, place) => hall.typist(place, place, { comesBack: true }));
	let [longestExit, longestReturn, looked] = [0, 0, 0];
	try {
		await Promise.all(everyone.map((typist) => typist.come()));
		for (let round = 1; round <= stops; round++) {
			const when = `seed ${seed}, round ${round}`;
			const stop = letThemType(everyone, clients * 10, (typist) => scribble(typist.doc, roll));
			await rest(300 + roll(700));
			const began = performance.now();
			const code = await server.stop();
			const took = performance.now() - began;
			expect(code, `${when}: exit code`).toBe(0);
			expect(took, `${when}: milliseconds until it was gone`).toBeLessThanOrEqual(exitMs);
			stop();
			await rest(50);
			for (const room of rooms) {
				const found = broken(
					(await readCold(server.folder, room)).history,
					everyone.filter((typist) => typist.room === room),
				);
				expect(found.lost, `${when}, ${room}: lost`).toEqual([]);
				looked += found.looked;
			}
			await server.start();
			const away = () => everyone.filter((typist) => !typist.isSynced || typist.unstored > 0).length;
			const back = await until(
				() => away() === 0,
				() => `${when}: all are back but ${away()} of ${clients}`,
				backMs,
			);
			longestExit = Math.max(longestExit, took);
			longestReturn = Math.max(longestReturn, back);
		}
		await rest(500);
		for (const { doc, room } of everyone.filter((_, place) => place < rooms.length * 2))
			expect(difference((await readCold(server.folder, room)).history, doc), `seed ${seed}, ${room}`).toEqual([]);
		const closed = new Set(everyone.flatMap(({ closes }) => closes.map(({ code }) => code)));
		expect([...closed].filter((code) => code !== 1012 && code !== 1006)).toEqual([]);
	} finally {
		await Promise.all(everyone.map((typist) => typist.leave()));
		await server.remove();
	}
	report(
		"SIGTERM under load",
		`${stops} stops with ${clients} clients, ${looked} updates seen or acknowledged`,
		`0 lost; gone after ${longestExit.toFixed(0)} ms, all back after ${longestReturn.toFixed(0)} ms at the longest`,
	);
});

test.concurrent("sigterm: with a database that somebody else holds, it names what is not stored and still goes", async ({
	expect,
}) => {
	const hall = await openHall();
	const { server, rooms } = hall;
	const roll = rollFor("sigterm, held");
	const writing = [0, 1, 2].map((place) => hall.typist(place, 0));
	try {
		await Promise.all(writing.map((typist) => typist.come()));
		for (const { doc } of writing) scribble(doc, roll);
		await until(() => writing.every(({ unstored }) => unstored === 0), "stored before");
		const holder = new DatabaseSync(join(server.folder, "plenary.sqlite"));
		holder.exec("begin exclusive");
		for (const { doc } of writing) doc.getText("words").insert(0, "not stored ");
		await until(
			() => writing.every(({ troubles }) => (troubles.at(-1)?.since ?? 0) > 0),
			"told that nothing is stored",
		);
		const began = performance.now();
		const code = await server.stop();
		const took = performance.now() - began;
		expect(code, "exit code").toBe(1);
		expect(took).toBeLessThanOrEqual(brokenExitMs);
		expect(server.complaints).toContain(rooms[0]);
		expect(server.complaints).not.toContain(rooms[1]);
		await Promise.all(writing.map((typist) => typist.ended()));
		expect(writing.every(({ unstored }) => unstored > 0)).toBe(true);
		holder.exec("rollback");
		holder.close();
		await server.start();
		await Promise.all(writing.map((typist) => typist.come()));
		await until(() => writing.every(({ unstored }) => unstored === 0), "stored after");
		const { history } = await readCold(server.folder, rooms[0] ?? "");
		expect(broken(history, writing).lost, `seed ${seed}: lost`).toEqual([]);
		expect(history.getText("words").toString().split("not stored ").length).toBe(writing.length + 1);
		report("SIGTERM with a held database", "1 stop", `named, exit code 1 after ${took.toFixed(0)} ms`);
	} finally {
		await Promise.all(writing.map((typist) => typist.leave()));
		await server.remove();
	}
});
