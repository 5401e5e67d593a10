/** `npm start` ends here: reads the settings, starts the server, says where it is, and stops it in order. */
import { sampleAt } from "@plenary/domain";
import { FolderInUse } from "@plenary/storage";
import pino from "pino";
import { firstAdministrator } from "./accounts/accounts.ts";
import { makeLink } from "./accounts/links.ts";
import { DatabaseUnusable, FolderUnusable } from "./house-storage.ts";
import { RegisterLocked } from "./interpreters/house-key.ts";
import { openLog } from "./operations/log.ts";
import { type RunningServer, startServer } from "./server.ts";
import { readSettings, type Settings, warningsOf } from "./settings.ts";

/** After so long stopping is given up, milliseconds; the server names what it could not store well before. */
const patience = 20_000;

// Whoever reads our words may go away ("npm start | head"); the server stays.
process.stdout.on("error", () => {});
process.stderr.on("error", () => {});

/** Errors whose words are for whoever started us. */
const saysItAll = [FolderInUse, FolderUnusable, DatabaseUnusable, RegisterLocked];

const settings = read();
const log = openLog(settings.logLevel, pino.destination({ dest: 2, sync: true }));
// One forgotten failure must not end the meeting for everyone, nor pass unseen.
process.on("unhandledRejection", (error) => log.error({ err: error }, "Something failed that nobody awaited."));

const server = await start();
await greet(server);

let stopping = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void stop(0));
// Nobody knows what state this leaves: better to store what is pending and to be started anew.
process.on("uncaughtException", (error) => {
	log.fatal({ err: error }, "The server can not go on.");
	void stop(1);
});

function read(): Settings {
	try {
		return readSettings(process.env);
	} catch (error) {
		return giveUp((error as Error).message);
	}
}

async function start(): Promise<RunningServer> {
	const { port, host } = settings;
	try {
		return await startServer(settings, log);
	} catch (error) {
		if (saysItAll.some((kind) => error instanceof kind)) return giveUp((error as Error).message);
		const { code, syscall } = error as NodeJS.ErrnoException;
		if (code === "EADDRINUSE") return giveUp(`Port ${port} is taken. Choose another: PORT=${port + 1} npm start`);
		if (code === "EACCES")
			return giveUp(`Port ${port} may not be used by this user. Choose another: PORT=3000 npm start`);
		if (syscall === "listen" || syscall === "getaddrinfo")
			return giveUp(`This machine can not listen on HOST=${host} (${code}). Leave it out to listen on all addresses.`);
		throw error;
	}
}

/** Says where to go, and lets the first administrator in as long as nobody has been. */
async function greet({ house, port, sample }: RunningServer): Promise<void> {
	for (const warning of warningsOf(settings)) console.log(warning);
	const address = settings.publicUrl ?? `http://localhost:${port}`;
	console.log(`Plenary is ready: ${address}`);
	if (process.argv.includes("--sample")) {
		await sample?.layOut();
		console.log(
			sample
				? `Look around in a sample: ${address}${sampleAt}`
				: "There is no sample: it is switched off by SAMPLE=off.",
		);
	}
	const administrator = await firstAdministrator(house.db, "en", house.clock());
	if (administrator.joined_at !== null) return;
	const link = await makeLink(house.db, administrator.id, "sign-in", null, house.clock());
	console.log(`\nThe first administrator signs in here, once, within 20 minutes:\n${address}/enter#${link.secret}\n`);
}

async function stop(exitCode: number): Promise<void> {
	if (stopping) return;
	stopping = true;
	console.log("Stopping: storing what is pending.");
	setTimeout(() => breakOff("Stopping took too long and was given up."), patience).unref();
	try {
		const { notStored, isStuck } = await server.stop();
		const sentence = `These could not be stored in time:\n${notStored.join("\n")}`;
		if (isStuck) return breakOff(notStored.length > 0 ? sentence : "The disk does not let go of the database.");
		if (notStored.length > 0) return giveUp(sentence);
		console.log("Everything is stored.");
		process.exit(exitCode);
	} catch (error) {
		log.error({ err: error }, "Stopping failed.");
		giveUp("Stopping failed.");
	}
}

function giveUp(sentence: string): never {
	console.error(sentence);
	process.exit(1);
}

/** Ending in the usual way waits for threads, also for one that waits for the disk. */
function breakOff(sentence: string): void {
	console.error(sentence);
	process.kill(process.pid, "SIGKILL");
}
