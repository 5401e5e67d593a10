/** The bus in Redis keeps the bus's contract, and outlives Redis. */
import { setTimeout as after } from "node:timers/promises";
import { testBus } from "@plenary/sync/contract";
import { createClient } from "redis";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { openRedisBus, type RedisBus } from "./redis-bus.ts";
import { noRedis, startRedis, type TemporaryRedis } from "./temporary.ts";

const quiet = { info() {}, warn() {}, error() {} };

describe.skipIf(noRedis)("with Redis", () => {
	let redis: TemporaryRedis;
	beforeAll(async () => {
		redis = await startRedis();
	});
	afterAll(() => redis.stop());

	const connect = (secret = "ours"): RedisBus => openRedisBus({ url: redis.url, secret, logger: quiet });

	testBus(async () => {
		const [here, there] = [connect(), connect()];
		return {
			here,
			there,
			close: async () => {
				await here.close();
				await there.close();
			},
		};
	});

	/** Whether a word of `here` comes through to `there`, sooner or later. */
	async function expectToHear(here: RedisBus, heard: { mock: { calls: unknown[] } }): Promise<void> {
		const before = heard.mock.calls.length;
		await vi.waitFor(
			() => {
				here.publish("a", Uint8Array.of(1));
				if (heard.mock.calls.length === before) throw new Error("Nothing is heard.");
			},
			{ timeout: 15_000, interval: 100 },
		);
	}

	test("S12: what one of our servers did not sign for this topic is passed over", async () => {
		const [here, there, stranger] = [connect(), connect(), connect("theirs")];
		const heard = vi.fn();
		there.subscribe("a", heard);
		await expectToHear(here, heard);
		const raw = createClient({ url: redis.url });
		const spy = raw.duplicate();
		for (const client of [raw, spy]) await client.on("error", () => {}).connect();
		const signed = Promise.withResolvers<Buffer>();
		await spy.subscribe("plenary:b", (words) => signed.resolve(Buffer.from(words)), true);
		here.publish("b", Uint8Array.of(2));
		stranger.publish("a", Uint8Array.of(2));
		const forged = [Buffer.alloc(0), Buffer.from("short"), Buffer.alloc(100_000, 7), await signed.promise];
		for (const words of forged) await raw.publish("plenary:a", words);
		await expectToHear(here, heard);
		expect(heard.mock.calls.filter(([message]) => message[0] !== 1)).toEqual([]);
		for (const client of [raw, spy]) client.destroy();
		for (const bus of [here, there, stranger]) await bus.close();
	});

	test("S12: Redis restarts, and both hear each other again, on old topics and on new ones", async () => {
		const [here, there] = [connect(), connect()];
		const [heard, late] = [vi.fn(), vi.fn()];
		there.subscribe("a", heard);
		await expectToHear(here, heard);
		const restarted = redis.restart(1_500);
		await vi.waitFor(() => expect(here.isConnected).toBe(false), { timeout: 5_000 });
		here.publish("a", Uint8Array.of(9));
		there.subscribe("a", late);
		await restarted;
		await expectToHear(here, heard);
		await expectToHear(here, late);
		for (const bus of [here, there]) await bus.close();
	});

	test("S12: Redis is frozen, nobody waits for it nor fills the memory, and it is heard again", async () => {
		const [here, there] = [connect(), connect()];
		const heard = vi.fn();
		there.subscribe("a", heard);
		await expectToHear(here, heard);
		redis.freeze();
		const before = process.memoryUsage().rss;
		for (let i = 0; i < 3_000; i++) here.publish("a", new Uint8Array(100_000));
		expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
		await after(500);
		redis.thaw();
		await expectToHear(here, heard);
		for (const bus of [here, there]) await bus.close();
	});

	test("S12: no Redis at all is waited for, without an error that nobody hears", async () => {
		const bus = openRedisBus({ url: "redis://127.0.0.1:1", secret: "ours", logger: quiet });
		bus.subscribe("a", () => {});
		bus.publish("a", Uint8Array.of(1));
		await after(300);
		expect(bus.isConnected).toBe(false);
		await bus.close();
	});

	test("S12: a count is one for all servers, ends with its time, and is nobody's while Redis is silent", async () => {
		const [here, there] = [connect(), connect()];
		await vi.waitFor(() => expect([here.isConnected, there.isConnected]).toEqual([true, true]));
		const counts = await Promise.all([here, there, here, there].map((bus) => bus.count("a", 1)));
		expect(counts.sort()).toEqual([1, 2, 3, 4]);
		await vi.waitFor(async () => expect(await there.count("a", 1)).toBe(1), { timeout: 3_000, interval: 1_100 });
		redis.freeze();
		expect(await here.count("a", 1)).toBeUndefined();
		redis.thaw();
		await vi.waitFor(async () => expect(await here.count("b", 1)).toBeGreaterThan(0), {
			timeout: 15_000,
			interval: 100,
		});
		await Promise.all([here.close(), there.close()]);
	});
});
