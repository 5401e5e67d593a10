/** What an operator does at the server's console: a new way in, backups, looking through, indexes, and moving. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { openStorage } from "@plenary/storage";
import { accountByAddress, firstAdministrator } from "./accounts/accounts.ts";
import { makeLink } from "./accounts/links.ts";
import { databaseIn, databaseOf, migrations, type Tables } from "./database.ts";
import { backUp, Refused, restore, verifyDatabase, verifyFile } from "./operations/backup.ts";
import { checkIndexes, rebuildIndexes } from "./operations/indexes.ts";
import { move } from "./operations/move.ts";
import { rotateRegisterKey } from "./operations/register-key.ts";
import type { Verified } from "./operations/verify.ts";
import { readSettings } from "./settings.ts";

const usage = `npm run admin -- link [ADDRESS]
  prints a link that signs in the person with that address, once, within 20 minutes;
  without an address, the first administrator. The server may be running.

npm run admin -- backup FILE [--replace]
  copies everything to FILE and reads the copy through. The server may be running.
  A FILE that is there already is replaced only with --replace.

npm run admin -- restore FILE
  puts a backup in the place of what is in the data folder, and keeps that beside it.
  Stop the server first.

npm run admin -- verify [FILE]
  reads every room of a backup, or of the data folder or DATABASE_URL, and names
  each fault. The server may be running.

npm run admin -- check-index
  compares the lists of actions and of bookings with the rooms they follow from,
  and names what differs. The server may be running.

npm run admin -- rebuild-index
  makes both lists anew from the rooms. Stop the server first.

npm run admin -- rotate-register-key
  wraps the keys of all interpreters by a new key: in DATA_DIR/register.key, or by
  NEW_REGISTER_KEY, with the one until now in REGISTER_KEY. Stop all servers first.

npm run admin -- migrate --to postgres
npm run admin -- migrate --to file
  moves everything from the file in the data folder to the database of DATABASE_URL,
  or back, and compares both. What is moved is only read; where it goes has to be
  empty. Stop all servers first.`;

const commands: Record<string, { least: number; most: number; run: (words: string[]) => Promise<void> }> = {
	link: { least: 0, most: 1, run: ([address]) => printLink(address?.toLowerCase()) },
	backup: { least: 1, most: 1, run: ([file = ""]) => makeBackup(file) },
	restore: { least: 1, most: 1, run: ([file = ""]) => bringBack(file) },
	verify: { least: 0, most: 1, run: ([file]) => lookThrough(file) },
	"check-index": { least: 0, most: 0, run: compareIndexes },
	"rebuild-index": { least: 0, most: 0, run: makeIndexesAnew },
	"rotate-register-key": { least: 0, most: 0, run: wrapAnew },
	migrate: { least: 0, most: 0, run: moveEverything },
};

const { command, words, mayReplace, to } = readWords();
try {
	await command.run(words);
} catch (error) {
	console.error((error as Error).message);
	process.exit(1);
}

function readWords() {
	try {
		const options = { replace: { type: "boolean" }, to: { type: "string" } } as const;
		const { positionals, values } = parseArgs({ allowPositionals: true, options });
		const [name = "", ...words] = positionals;
		const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
		const isRight = command && words.length >= command.least && words.length <= command.most;
		const { replace: mayReplace = false, to } = values;
		const isMove = name === "migrate" && (to === "postgres" || to === "file");
		if (isRight && (name === "backup" || !mayReplace) && isMove === (to !== undefined || name === "migrate"))
			return { command, words, mayReplace, to };
	} catch {
		// An option that nobody knows is a wrong command like any other.
	}
	console.error(usage);
	process.exit(2);
}

async function printLink(address: string | undefined): Promise<void> {
	const settings = readSettings(process.env);
	const storage = await openStorage<Tables>(databaseOf(settings));
	await storage.migrate(migrations);
	const now = Date.now();
	const account = address
		? await accountByAddress(storage.db, address)
		: await firstAdministrator(storage.db, "en", now);
	if (!account) throw new Error(`Nobody here has the address ${address}.`);
	const { secret } = await makeLink(storage.db, account.id, "sign-in", null, now);
	await storage.close();
	console.log(`${settings.publicUrl ?? `http://localhost:${settings.port}`}/enter#${secret}`);
}

async function makeBackup(file: string): Promise<void> {
	const startedAt = performance.now();
	const verified = await backUp(dataFolder(), file, mayReplace);
	console.log(`Backed up to ${resolve(file)}${mayReplace ? ", in the place of what was there" : ""}.`);
	console.log(`The copy was read through: ${inWords(verified)}, ${secondsSince(startedAt)}.`);
}

async function bringBack(file: string): Promise<void> {
	const startedAt = performance.now();
	const { keptAs, raised, wasReadable, ...verified } = await restore(dataFolder(), file, Date.now());
	console.log(`Restored from ${resolve(file)}: ${inWords(verified)}, ${secondsSince(startedAt)}.`);
	console.log(keptAs ? `What was there before is kept as ${keptAs}.` : "There was nothing in the data folder before.");
	if (!wasReadable) console.log("It could not be read; rooms that are in it alone keep their generation.");
	console.log(
		`${raised} rooms begin a new generation: words that people wrote after the backup and still have on their devices are shown to them there, to be put back by hand.`,
	);
}

async function lookThrough(file: string | undefined): Promise<void> {
	const startedAt = performance.now();
	const { dataDir, databaseUrl } = where();
	const tell = (fault: string) => console.log(fault);
	const verified =
		databaseUrl && file === undefined
			? await verifyDatabase(databaseUrl, tell)
			: await verifyFile(file === undefined ? databaseIn(dataDir) : resolve(file), tell);
	console.log(`${inWords(verified)} read, ${secondsSince(startedAt)}: ${counted(verified.faults, "fault")}.`);
	if (verified.faults > 0) process.exitCode = 1;
}

async function compareIndexes(): Promise<void> {
	const startedAt = performance.now();
	const complaints = await checkIndexes(where());
	for (const complaint of complaints) console.log(complaint);
	console.log(`Compared with the rooms, ${secondsSince(startedAt)}: ${counted(complaints.length, "difference")}.`);
	if (complaints.length > 0) process.exitCode = 1;
}

async function makeIndexesAnew(): Promise<void> {
	const startedAt = performance.now();
	for (const { name, rows } of await rebuildIndexes(where())) console.log(`${name}: ${rows} from the rooms.`);
	console.log(`Made anew, ${secondsSince(startedAt)}.`);
}

async function wrapAnew(): Promise<void> {
	const where = readSettings(process.env);
	// Read as any other key is, so that one that can not be used is named before anything happens.
	const { registerKey } = readSettings({ REGISTER_KEY: process.env.NEW_REGISTER_KEY });
	const count = await rotateRegisterKey(where, registerKey);
	console.log(`${counted(count, "key")} wrapped anew.`);
	console.log(
		registerKey
			? "Start the servers with REGISTER_KEY set to the new key."
			: "The new key is in register.key of the data folder: keep a copy of it apart from the backups.",
	);
}

async function moveEverything(): Promise<void> {
	const startedAt = performance.now();
	const { dataDir, databaseUrl } = where();
	const places = [`${databaseIn(dataDir)}`, "the database of DATABASE_URL"];
	const [from, there] = to === "postgres" ? places : places.reverse();
	console.log(`Moving everything from ${from} to ${there}.`);
	const tell = (table: string, rows: number) => console.log(`${table}: ${counted(rows, "row")}.`);
	const moved = await move(to === "postgres" ? "postgres" : "file", { dataDir, databaseUrl }, tell);
	if (moved.brokenFolds > 0)
		console.log(
			`${counted(moved.brokenFolds, "folded copy")} stayed behind, not being what was written: the history is whole.`,
		);
	if (moved.changedTexts > 0)
		console.log(`In ${counted(moved.changedTexts, "text")} stands U+FFFD for what PostgreSQL can not hold.`);
	console.log(
		`Moved ${moved.rows} rows of ${moved.tables} tables, and read both sides: ${inWords(moved)}, the same, without a fault, ${secondsSince(startedAt)}.`,
	);
	console.log(
		to === "postgres"
			? "The register of interpreters stays encrypted: give the servers REGISTER_KEY, which is what stands in register.key of the data folder unless you set it."
			: "The register of interpreters stays encrypted: leave REGISTER_KEY set as it is.",
	);
	console.log(
		`What is in ${from} was not changed. Start the servers ${to === "postgres" ? "with DATABASE_URL" : "without DATABASE_URL"}.`,
	);
}

function counted(number: number, what: string): string {
	return number === 0 ? `no ${what}s` : number === 1 ? `1 ${what}` : `${number} ${what}s`;
}

function where() {
	const { dataDir, databaseUrl } = readSettings(process.env);
	return { dataDir: resolve(dataDir), databaseUrl };
}

/** For what is done with files; PostgreSQL has means of its own. */
function dataFolder(): string {
	const { dataDir, databaseUrl } = where();
	if (databaseUrl)
		throw new Refused(
			"Everything is in the PostgreSQL database of DATABASE_URL: back it up with pg_dump, or with base backups and an archive of its journal, and restore it with pg_restore. This command is for the file in the data folder.",
		);
	return dataDir;
}

function inWords({ rooms, updates, bytes }: Verified): string {
	return `${rooms} rooms, ${updates} updates, ${bytes} bytes`;
}

function secondsSince(at: number): string {
	return `${((performance.now() - at) / 1000).toFixed(1)} s`;
}
