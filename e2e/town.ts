/** Two servers behind one port, on one PostgreSQL and one Redis of their own: for journeys, they are one server. */
import { openSchema, startRedis, type TemporaryRedis, testUrl } from "@plenary/storage/stage";
import { freePort, openGate } from "./gate.ts";
import { startOne, type TestServer } from "./one-server.ts";
import { stretchWire, type Wire } from "./proxy.ts";

export interface Town {
	/** Both, used like one; `kill` and `start` are of one of them, each time the other. */
	readonly asOne: TestServer;
	readonly servers: readonly TestServer[];
	readonly redis: TemporaryRedis;
	/** From each server to Redis. */
	readonly wires: readonly Wire[];
}

export async function openTown(databaseUrl: string, environment: Record<string, string> = {}): Promise<Town> {
	const redis = await startRedis();
	const redisPort = Number(new URL(redis.url).port);
	const wires = await Promise.all([1, 2].map(() => stretchWire(() => redisPort)));
	const servers: TestServer[] = [];
	const gate = await openGate(() => servers.filter(({ isRunning }) => isRunning).map(({ port }) => port));
	const address = `http://localhost:${gate.port}`;
	const REGISTER_KEY = Buffer.alloc(32, 7).toString("base64");
	const settings = { DATABASE_URL: databaseUrl, REGISTER_KEY, PUBLIC_URL: address, ...environment };
	for (const wire of wires) {
		const REDIS_URL = wire.address.replace("http", "redis");
		servers.push(await startOne({ ...settings, REDIS_URL, PORT: String(await freePort()) }));
	}
	const [one, other] = servers as [TestServer, TestServer];
	let last = other;
	const asOne: TestServer = {
		address,
		port: gate.port,
		firstLink: one.firstLink,
		folder: one.folder,
		get pid() {
			return last.pid;
		},
		get isRunning() {
			return servers.every(({ isRunning }) => isRunning);
		},
		get complaints() {
			return servers.map(({ complaints }) => complaints).join("");
		},
		kill() {
			last = last === one ? other : one;
			return last.kill();
		},
		start: async () => void (await Promise.all(servers.map((server) => server.isRunning || server.start()))),
		async stop() {
			const codes = await Promise.all(servers.map((server) => server.stop()));
			return codes.find((code) => code !== 0) ?? 0;
		},
		async remove() {
			await gate.close();
			await Promise.all(servers.map((server) => server.remove()));
			await Promise.all(wires.map((wire) => wire.close()));
			await redis.stop();
		},
	};
	return { asOne, servers, redis, wires };
}

/** On a schema of its own of the PostgreSQL that the tests were given. */
export async function startTown(environment: Record<string, string>): Promise<TestServer> {
	if (!testUrl) throw new Error("Two servers need a PostgreSQL: TEST_POSTGRES_URL names none.");
	const place = await openSchema(testUrl);
	const { asOne } = await openTown(place.url, environment);
	const { remove } = asOne;
	return Object.assign(asOne, {
		async remove() {
			await remove();
			await place.remove();
		},
	});
}
