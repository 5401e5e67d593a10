/** Limits: counted on all servers together, and told to nobody else. */
import { openStorage } from "@plenary/storage";
import { noRedis, openSchema, startRedis, type TemporaryRedis, testUrl, whySkipped } from "@plenary/storage/stage";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { databaseOf, migrations, type Tables } from "../database.ts";
import { openBus, type ServerBus } from "../notices/bus.ts";
import { minute, quiet, type Running, runServer } from "../stage.ts";
import { networkOf, ownLimits, sharedLimits } from "./limits.ts";

test("limits: a network is an address without its last part", () => {
	expect(["::ffff:10.1.2.3", "10.1.2.3", "2001:db8:1:2:3:4:5:6"].map(networkOf)).toEqual([
		"10.1.2.0",
		"10.1.2.0",
		"2001:db8:1:2::",
	]);
});

test("limits: a server that is alone counts each name and key for itself", async () => {
	const [one, other] = [ownLimits.firm("a", 2, 60), ownLimits.quick("b", 2, 60)];
	const answers = [await one("x"), await one("x"), await one("x"), await one("y"), await other("x")];
	expect(answers).toEqual([true, true, false, true, true]);
});

describe.skipIf(!testUrl)(testUrl ? "on one database" : `on one database: ${whySkipped}`, () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	let one: Running;
	let other: Running;
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
		const run = () => runServer({ DATABASE_URL: place.url });
		[one, other] = await Promise.all([run(), run()]);
	});
	afterEach(async () => {
		await Promise.all([one.stop(), other.stop()]);
		await place.remove();
	});

	async function askForLink({ address: origin }: Running, address: string): Promise<number> {
		const headers = { origin, "content-type": "application/json" };
		return (
			await fetch(`${origin}/api/sign-in/ask`, {
				method: "POST",
				headers,
				body: JSON.stringify({ address, language: "en" }),
			})
		).status;
	}

	test("S13: a mailbox gets three letters in a quarter of an hour, whichever servers are asked, at once or not", async () => {
		const asked = [one, other, one, other, one, other].map((server) => askForLink(server, "ada@people.test"));
		expect((await Promise.all(asked)).sort()).toEqual([200, 200, 200, 429, 429, 429]);
		expect(await askForLink(other, "boris@people.test")).toBe(200);
		for (const server of [one, other]) server.push(15 * minute);
		expect([await askForLink(one, "ada@people.test"), await askForLink(other, "ada@people.test")]).toEqual([200, 200]);
	});

	test("limits: the database is not told who asked, and what is over is forgotten", async () => {
		await askForLink(one, "ada@people.test");
		const rows = await one.house.db.selectFrom("asked").selectAll().execute();
		expect(rows).toHaveLength(2);
		for (const { key } of rows) expect(key).toMatch(/^[\w-]{43}$/);
		one.push(15 * minute);
		await one.house.limits.sweep();
		expect(await one.house.db.selectFrom("asked").selectAll().execute()).toEqual([]);
	});
});

const noTown = testUrl ? noRedis && `skipped, because ${noRedis}` : whySkipped;
describe.skipIf(noTown)(noTown ? `with Redis: ${noTown}` : "with Redis", () => {
	let redis: TemporaryRedis;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());

	test("S13: what is counted in haste is counted together, and by each server for itself while Redis is away", async () => {
		const place = await openSchema(testUrl ?? "");
		const storage = await openStorage<Tables>(databaseOf({ dataDir: "", databaseUrl: place.url }));
		await storage.migrate(migrations);
		const buses: ServerBus[] = [];
		const connect = async () => {
			const bus = await openBus(redis.url, storage.db, quiet);
			buses.push(bus);
			await vi.waitFor(() => expect(bus.isConnected).toBe(true));
			return (await sharedLimits(storage.db, bus, Date.now)).quick("a", 4, 60);
		};
		const limits = [await connect(), await connect()];
		const askBoth = async (times: number) => {
			const asked = Array.from({ length: times }, (_, at) => limits[at % 2]?.("ada"));
			return (await Promise.all(asked)).filter(Boolean).length;
		};
		expect(await askBoth(10)).toBe(4);
		redis.freeze();
		expect(await askBoth(10)).toBe(8);
		redis.thaw();
		for (const bus of buses) await bus.close();
		await storage.close();
		await place.remove();
	});
});
