/** A PostgreSQL and a Redis for servers that share them, synced as they come; what they use is read from /proc (Linux). */
import { answer } from "../answering.ts";
import { usageBelow } from "./family.ts";
import type { Stores } from "./hosting.ts";

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

const ends: (() => Promise<void>)[] = [];

answer({
	async open(): Promise<Stores> {
		const postgres = await startTemporaryPostgres(["max_connections=300"]);
		ends.push(() => postgres.remove());
		const redis = await startRedis();
		ends.push(() => redis.stop());
		return { databaseUrl: postgres.url, redisUrl: redis.url };
	},
	usage: () => usageBelow(process.pid, { postgres: "postgres", "redis-server": "redis" }),
	async close() {
		for (const end of ends) await end();
		setImmediate(() => process.exit(0));
	},
});
