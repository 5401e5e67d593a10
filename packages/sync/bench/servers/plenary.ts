/** Plenary as it ships: the whole server, its doors shut to whoever has no sign-in, its disk synced. */
import { createRequire } from "node:module";
import { answer, usage } from "../answering.ts";
import type { Usage } from "../processes.ts";
import { commitsOf } from "./counts.ts";
import type { Hosting, Opened } from "./hosting.ts";
import { type House, makePlaces, type Secrets } from "./people.ts";

interface RunningServer {
	house: House;
	port: number;
	stop(): Promise<{ notStored: string[] }>;
}

interface Pino {
	(options: object, destination: unknown): unknown;
	destination(options: object): unknown;
}

interface Product {
	startServer(settings: unknown, log: unknown): Promise<RunningServer>;
	readSettings(environment: Record<string, string>): unknown;
}

// The benchmark stands below the app, so the app's address is worked out at run time.
const product = new URL("../../../../apps/server/src/", import.meta.url);
const load = async <Module>(file: string) => (await import(new URL(file, product).href)) as Module;
const { startServer } = await load<Product>("server.ts");
const { readSettings } = await load<Product>("settings.ts");
const secrets = await load<Secrets>("secrets.ts");
const pino = createRequire(new URL("server.ts", product))("pino") as Pino;
const REGISTER_KEY = Buffer.alloc(32, 7).toString("base64");
const log = pino({ level: "info" }, pino.destination({ dest: 2, sync: true }));

let running: RunningServer | undefined;

answer({
	async open(hosting: Hosting): Promise<Opened> {
		const { folder, stores } = hosting;
		const shared = stores ? { DATABASE_URL: stores.databaseUrl, REDIS_URL: stores.redisUrl, REGISTER_KEY } : {};
		const settings = readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", LOG_LEVEL: "info", ...shared });
		running = await startServer(settings, log);
		const { house, port } = running;
		const places = await makePlaces(house, secrets, hosting);
		return { door: { url: `ws://127.0.0.1:${port}/sync`, origin: `http://127.0.0.1:${port}` }, places };
	},
	async usage(): Promise<Usage> {
		return { ...usage(), counts: running ? await commitsOf(`http://127.0.0.1:${running.port}`) : {} };
	},
	async close() {
		const { notStored } = (await running?.stop()) ?? { notStored: [] };
		if (notStored.length > 0) throw new Error(`Not stored: ${notStored.join(", ")}`);
		setImmediate(() => process.exit(0));
	},
});
