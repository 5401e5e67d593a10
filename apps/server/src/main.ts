/** `npm start` ends here: reads the settings, starts the server, says where it is, and stops it in order. */
import { FolderInUse } from "@plenary/storage";
import pino from "pino";
import { firstAdministrator } from "./accounts/accounts.ts";
import { makeLink } from "./accounts/links.ts";
import { type RunningServer, startServer } from "./server.ts";
import { readSettings, type Settings } from "./settings.ts";

const settings = read();
const log = pino({ level: settings.logLevel }, pino.destination({ dest: 2, sync: true }));
const server = await start();
await greet(server);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
	process.on(signal, async () => {
		if (stopping) return;
		stopping = true;
		console.log("Stopping: storing what is pending.");
		await server.stop();
		console.log("Everything is stored.");
		process.exit(0);
	});
}

function read(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		return giveUp((error as Error).message);
	}
}

async function start(): Promise<RunningServer> {
	try {
		return await startServer(settings, log);
	} catch (error) {
		if (error instanceof FolderInUse) return giveUp(error.message);
		const code = (error as NodeJS.ErrnoException).code;
		if (code === "EADDRINUSE") return giveUp(`Port ${settings.port} is taken. Choose another: PORT=3001 npm start`);
		throw error;
	}
}

/** Says where to go, and lets the first administrator in as long as nobody has been. */
async function greet({ house, port }: RunningServer): Promise<void> {
	const address = settings.publicUrl ?? `http://localhost:${port}`;
	console.log(`Plenary is ready: ${address}`);
	const administrator = await firstAdministrator(house.db, "en", house.clock());
	if (administrator.joined_at !== null) return;
	const link = await makeLink(house.db, administrator.id, "sign-in", null, house.clock());
	console.log(`\nThe first administrator signs in here, once, within 20 minutes:\n${address}/enter#${link.secret}\n`);
}

function giveUp(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}
