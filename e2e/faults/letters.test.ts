/** A server is killed with a letter in its hands: the other one sends it, once. */
import { findPostgres, noRedis, startTemporaryPostgres } from "@plenary/storage/stage";
import { expect, test } from "vitest";
import { openMailbox } from "../mailbox.ts";
import { enter } from "../people.ts";
import { openTown, type Town } from "../town.ts";
import { isFull, report, rest, until } from "./rounds.ts";

/** A server is taken to be gone after forty seconds, and letters are looked for each ten. */
const sentWithinMs = 60_000;
const noTown = findPostgres() && !noRedis ? undefined : "PostgreSQL or Redis is not installed";

test("post: a letter of a server that was killed goes out by the other one, once", async ({ skip }) => {
	if (noTown) skip(`Not tried: ${noTown}.`);
	if (!isFull)
		skip("Tried with FAULTS=full alone, as it takes a minute; the server's own tests push the clock instead.");
	const postgres = await startTemporaryPostgres();
	let isSilent = false;
	const box = await openMailbox(() => isSilent);
	let town: Town | undefined;
	try {
		town = await openTown(postgres.url, { SMTP_URL: box.url, LOG_LEVEL: "silent" });
		const admin = await enter(town.asOne.address, town.asOne.firstLink);
		const address = "ada@people.test";
		const facts = { address, name: "Ada", language: "en", partyId: null, office: null, invited: false };
		await admin.ask("POST", "/api/people", facts);
		isSilent = true;
		await admin.ask("POST", "/api/sign-in/ask", { address, language: "en" });
		await until(() => box.held > 0, "the letter is on its way");
		// Which of the two has it, nobody knows from outside.
		for (const server of town.servers) await server.kill();
		isSilent = false;
		await town.servers[1]?.start();
		const ms = await until(() => box.letters.length > 0, "the letter is sent", sentWithinMs);
		await rest(15_000);
		expect(box.letters.map(({ to }) => to)).toEqual([address]);
		report("A server killed with a letter in its hands", "once", `sent once, after ${Math.round(ms)} ms`);
	} finally {
		await town?.asOne.remove();
		await box.close();
		await postgres.remove();
	}
});
