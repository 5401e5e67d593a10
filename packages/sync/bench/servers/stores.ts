/** A PostgreSQL and a Redis for servers that share them, synced as they come; what they use is read from /proc (Linux). */
import { createRequire } from "node:module";
import { answer } from "../answering.ts";
import type { Usage } from "../processes.ts";
import { usageBelow } from "./family.ts";
import type { Stores } from "./hosting.ts";

interface RedisClient {
	connect(): Promise<unknown>;
	on(event: "error", hear: () => void): void;
	info(section: string): Promise<string>;
	destroy(): void;
}

interface Temporary {
	url: string;
}

// The benchmark stands outside the workspaces, so the stages' address is worked out at run time.
const storage = new URL("../../../storage/src/", import.meta.url);
const load = async <Module>(file: string) => (await import(new URL(file, storage).href)) as Module;
const { startTemporaryPostgres } = await load<{
	startTemporaryPostgres(settings: string[]): Promise<Temporary & { remove(): Promise<void> }>;
}>("postgres/temporary.ts");
const { startRedis } = await load<{ startRedis(): Promise<Temporary & { stop(): Promise<void> }> }>(
	"redis/temporary.ts",
);

const { createClient } = createRequire(new URL("index.ts", storage))("redis") as {
	createClient(options: { url: string }): RedisClient;
};

const ends: (() => Promise<void>)[] = [];
let redis: RedisClient | undefined;

/** What was published so far. */
async function letters(): Promise<number> {
	const figures = (await redis?.info("commandstats")) ?? "";
	return Number(/^cmdstat_publish:calls=(\d+)/m.exec(figures)?.[1] ?? 0);
}

answer({
	async open(): Promise<Stores> {
		const postgres = await startTemporaryPostgres(["max_connections=300"]);
		ends.push(() => postgres.remove());
		const { url, stop } = await startRedis();
		ends.push(stop);
		redis = createClient({ url });
		// Asked for figures it would say so itself.
		redis.on("error", () => {});
		await redis.connect();
		return { databaseUrl: postgres.url, redisUrl: url };
	},
	async usage(): Promise<Usage> {
		const usage = usageBelow(process.pid, { postgres: "postgresMs", "redis-server": "redisMs" });
		return { ...usage, counts: { ...usage.counts, letters: await letters() } };
	},
	async close() {
		redis?.destroy();
		for (const end of ends) await end();
		setImmediate(() => process.exit(0));
	},
});
