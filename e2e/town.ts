/** Two servers behind one port, on one PostgreSQL and one Redis of their own: for journeys, they are one server. */
import { openSchema, startRedis, testUrl } from "@plenary/storage/stage";
import { freePort, openGate } from "./gate.ts";
import { startOne, type TestServer } from "./one-server.ts";

/** `kill` and `start` are of one of them, each time the other. */
export async function startTown(environment: Record<string, string>): Promise<TestServer> {
	if (!testUrl) throw new Error("Two servers need a PostgreSQL: TEST_POSTGRES_URL names none.");
	const [place, redis] = await Promise.all([openSchema(testUrl), startRedis()]);
	const servers: TestServer[] = [];
	const gate = await openGate(() => servers.filter(({ isRunning }) => isRunning).map(({ port }) => port));
	const address = `http://localhost:${gate.port}`;
	const settings = { DATABASE_URL: place.url, REDIS_URL: redis.url, PUBLIC_URL: address, ...environment };
	for (const _ of [1, 2]) servers.push(await startOne({ ...settings, PORT: String(await freePort()) }));
	const [one, other] = servers as [TestServer, TestServer];
	let last = other;
	return {
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
			await Promise.all([place.remove(), redis.stop()]);
		},
	};
}
