/** Clients of two kinds go on and off line at random while the server dies now and then: in the end all have the same. */
import { test } from "vitest";
import { stretchWire } from "../proxy.ts";
import { type Client, ownClient, stockClient } from "./clients.ts";
import { difference } from "./difference.ts";
import { openHall, pick, readCold } from "./hall.ts";
import { report, rest, rollFor, rounds, seed, until } from "./rounds.ts";
import { scribble } from "./writing.ts";

const clientCount = 6;
/** After so many rounds everyone is let on line, and all is compared. */
const between = 10;
const equalWithinMs = 20_000;

test("convergence: on and off line, over restarts, all end up equal, and equal to what is stored", async () => {
	const hall = await openHall();
	const { server, rooms } = hall;
	const room = pick(rooms, 0);
	const count = rounds(20, 500);
	const roll = rollFor("convergence");
	const wires = await Promise.all(Array.from({ length: clientCount }, () => stretchWire(() => server.port)));
	const clients: Client[] = wires.map(({ address }, place) => {
		const open = place % 2 === 0 ? stockClient : ownClient;
		return open(address, pick(hall.writers, place), room);
	});
	let [changes, restarts, compared] = [0, 0, 0];
	try {
		for (let round = 1; round <= count; round++) {
			for (const wire of wires) {
				const fate = roll(8);
				if (fate === 0) wire.cut();
				else if (fate === 1) wire.freeze();
				else if (fate < 5) wire.heal();
			}
			for (const { doc } of clients) {
				for (let left = roll(4); left > 0; left--) {
					scribble(doc, roll);
					changes++;
				}
			}
			if (roll(10) === 0) {
				await (roll(2) === 0 ? server.kill() : server.stop());
				for (const { doc } of clients) scribble(doc, roll);
				await server.start();
				restarts++;
			}
			await rest(roll(120));
			if (round % between === 0) await compare(round);
		}
	} finally {
		await Promise.all(clients.map((client) => client.leave()));
		await Promise.all(wires.map((wire) => wire.close()));
		await server.remove();
	}
	report(
		"Convergence",
		`${count} rounds, ${changes} changes by ${clientCount} clients of two kinds, ${restarts} restarts`,
		`all equal to the log, ${compared} times`,
	);

	async function compare(round: number): Promise<void> {
		for (const wire of wires) wire.heal();
		const when = `seed ${seed}, round ${round}`;
		await until(() => clients.every((client) => client.isSaved()), `${when}: everyone is saved`, equalWithinMs);
		let found: string[] = [];
		const isEqual = async () => {
			const { history, opened } = await readCold(server.folder, room);
			found = clients.flatMap(({ kind, doc }) => difference(history, doc).map((one) => `${kind}: ${one}`));
			found.push(...difference(history, opened).map((one) => `folded: ${one}`));
			return found.length === 0;
		};
		await until(isEqual, () => `${when}: equal; they lack or show ${found.slice(0, 5).join("; ")}`, equalWithinMs);
		compared++;
	}
});
