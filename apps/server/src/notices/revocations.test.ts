/** Two servers on one database: who loses a right or a sign-in at one is out at the other, whatever has become of Redis. */
import { once } from "node:events";
import { startRedis, type TemporaryRedis } from "@plenary/storage/stage";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openFloor } from "../floor-stage.ts";
import { sweep } from "../open-house.ts";
import { hour, type Person } from "../stage.ts";
import { noPostgres, noTown, openPair, type Pair, titled } from "./pair-stage.ts";

/** So long at the most somebody stays in whose right has gone. */
const goneWithinMs = 2_000;

describe.skipIf(noTown)(titled("with Redis", noTown), () => seeOut("there"));
describe.skipIf(noTown)(titled("with a Redis that has gone", noTown), () => seeOut("gone"));
describe.skipIf(noTown)(titled("with a Redis that is frozen", noTown), () => seeOut("frozen"));
describe.skipIf(noPostgres)(titled("without Redis", noPostgres), () => seeOut(undefined));

function seeOut(redisIs: "there" | "gone" | "frozen" | undefined): void {
	let redis: TemporaryRedis | undefined;
	let pair: Pair;

	beforeEach(async () => {
		redis = redisIs && (await startRedis());
		pair = await openPair(redis?.url);
	});
	afterEach(async () => {
		await pair.close();
		await redis?.stop();
	});

	/** A rapporteur with a document and the floor open at the other server, and how these end. */
	async function open() {
		const rapporteur = await pair.bring("rapporteur");
		const there = pair.other.know(rapporteur);
		const document = (await pair.openAgenda(there)).socket;
		const floor = (await openFloor(pair.other, there)).socket;
		pair.sockets.push(floor);
		if (redisIs === "gone") await redis?.stop();
		if (redisIs === "frozen") redis?.freeze();
		const ended = Promise.all([once(document, "close"), once(floor, "close")]);
		return { rapporteur, there, ended };
	}

	async function expectOut(ended: Promise<unknown[][]>, code: number): Promise<void> {
		const since = performance.now();
		expect((await ended)[0]?.[0]).toBe(code);
		expect(performance.now() - since).toBeLessThan(goneWithinMs);
	}

	test("S8: a right that is withdrawn at one is gone at the other: pages, documents and the floor", async () => {
		const { rapporteur, there, ended } = await open();
		await pair.ada.ask("DELETE", `/api/meetings/${pair.meetingId}/participants/${rapporteur.id}`);
		expect((await askFor(pair, there)).status).toBe(403);
		await expectOut(ended, 4403);
	});

	test("S8: a sign-in that ends at one is over at the other: pages, documents and the floor", async () => {
		const { rapporteur, there, ended } = await open();
		await rapporteur.ask("POST", "/api/sign-out", {});
		expect((await askFor(pair, there)).status).toBe(401);
		await expectOut(ended, 4401);
	});
}

describe.skipIf(noPostgres)(titled("hours", noPostgres), () => {
	test("sign-in: one that has run out is over on both servers, whichever sweeps it away", async () => {
		const pair = await openPair();
		const rapporteur = await pair.bring("rapporteur");
		const { one, other } = pair;
		const ended = once((await pair.openAgenda(other.know(rapporteur))).socket, "close");
		const long = { started_at: one.house.clock() - 13 * hour };
		await one.house.db.updateTable("sign_in").set(long).where("account_id", "=", rapporteur.id).execute();
		for (const server of [one, other]) expect((await askFor(pair, server.know(rapporteur))).status).toBe(401);
		await Promise.all([sweep(one.house), sweep(one.house)]);
		expect((await ended)[0]).toBe(4401);
		await pair.close();
	});
});

const askFor = ({ meetingId }: Pair, person: Person) => person.ask("GET", `/api/meetings/${meetingId}`);
