/** Backups: a verified copy of everything while the server runs, and one put in the place of what is there. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
	copyDatabase,
	type Inspected,
	inspect,
	inspectDatabase,
	lockFolder,
	putInPlace,
	raiseGenerations,
	removeDatabase,
	replaceDatabase,
} from "@plenary/storage";
import { databaseIn, migrations } from "../database.ts";
import { type Verified, verify } from "./verify.ts";

/** A no of one of these commands, in words for the operator. */
export class Refused extends Error {
	override readonly name = "Refused";
}

/** What DATABASE_URL names, in our sentences. */
export const sharedDatabase = "The database of DATABASE_URL";

/** Looks a database through from its first room to its last. */
export async function verifyFile(file: string, tell: (fault: string) => void, shownAs = file): Promise<Verified> {
	return verifyInspected(inspect(file), `"${shownAs}"`, tell);
}

/** Looks a PostgreSQL database through, beside running servers too. */
export async function verifyDatabase(url: string, tell: (fault: string) => void): Promise<Verified> {
	return verifyInspected(await inspectDatabase(url), sharedDatabase, tell);
}

async function verifyInspected(inspected: Inspected, shownAs: string, tell: (fault: string) => void) {
	try {
		refuseNewer(shownAs, inspected);
		return await verify(inspected, tell);
	} finally {
		await inspected.close();
	}
}

/**
 * Copies the database of a folder to `file`, after the copy was read from beginning to end. A file that is there
 * already is replaced only if `mayReplace`.
 */
export async function backUp(folder: string, file: string, mayReplace: boolean): Promise<Verified> {
	const target = resolve(file);
	if (existsSync(target) && !mayReplace)
		throw new Refused(`"${file}" is there already. Choose another name, or say --replace.`);
	inspect(databaseIn(folder)).close();
	const unfinished = `${target}.unfinished-${process.pid}`;
	try {
		await copyDatabase(databaseIn(folder), unfinished);
		const verified = await withoutFaults(unfinished, file, "The copy could not be read back, and was not kept");
		putInPlace(unfinished, target);
		return verified;
	} finally {
		removeDatabase(unfinished);
	}
}

export interface Restored extends Verified {
	/** Where the database that was there is now, if there was one. */
	keptAs: string | undefined;
	/** Rooms whose generation was raised; more than in the backup if some are younger than it. */
	raised: number;
	/** Whether the database that was there could be read. */
	wasReadable: boolean;
}

/** Puts a backup in the place of a folder's database, which no server may be using; rooms begin a new generation. */
export async function restore(folder: string, file: string, now: number): Promise<Restored> {
	inspect(resolve(file)).close();
	const lock = lockFolder(folder);
	const database = databaseIn(folder);
	const incoming = `${database}.incoming-${process.pid}`;
	try {
		await copyDatabase(resolve(file), incoming);
		const verified = await withoutFaults(incoming, file, `"${file}" can not be trusted, and nothing was changed`);
		const inBackup = generationsIn(incoming) ?? new Map();
		const isThere = existsSync(database);
		const inPlace = isThere ? generationsIn(database) : new Map<string, number>();
		const raised = raise(inBackup, inPlace, now);
		raiseGenerations(incoming, raised);
		const keptAs = `${database}.replaced-${new Date(now).toISOString().replaceAll(":", "-")}`;
		replaceDatabase(database, incoming, keptAs);
		return {
			...verified,
			keptAs: isThere ? keptAs : undefined,
			raised: raised.size,
			wasReadable: inPlace !== undefined,
		};
	} finally {
		removeDatabase(incoming);
		lock.release();
	}
}

/**
 * Each room's generation, above all that a client may have a copy of: words of before the restore are then set aside
 * on its device, where it can see them, and neither lost nor brought back unasked. Rooms younger than the backup too.
 */
function raise(
	inBackup: ReadonlyMap<string, number>,
	inPlace: ReadonlyMap<string, number> | undefined,
	now: number,
): Map<string, number> {
	// Restores are rarer than seconds: where nobody can say what was there, the time is above all of it.
	const unknown = inPlace ? 0 : Math.floor(now / 1000);
	const names = new Set([...inBackup.keys(), ...(inPlace?.keys() ?? [])]);
	const above = (name: string) => Math.max(inBackup.get(name) ?? 1, inPlace?.get(name) ?? 1, unknown) + 1;
	return new Map([...names].map((name) => [name, above(name)]));
}

/** Undefined if the database can not be read. */
function generationsIn(file: string): Map<string, number> | undefined {
	try {
		const inspection = inspect(file);
		try {
			return inspection.generations();
		} finally {
			inspection.close();
		}
	} catch {
		return undefined;
	}
}

async function withoutFaults(file: string, shownAs: string, refusal: string): Promise<Verified> {
	const faults: string[] = [];
	const verified = await verifyFile(file, (fault) => faults.push(fault), shownAs);
	if (faults.length > 0) throw new Refused(`${refusal}:\n${faults.join("\n")}`);
	return verified;
}

export function refuseNewer(shownAs: string, inspection: Inspected): void {
	refuseUnknown(shownAs, inspection.isNewer ? ["tables of the log"] : inspection.migrations);
}

/** Steps that this program does not know were taken by a newer one. */
export function refuseUnknown(shownAs: string, taken: readonly string[]): void {
	if (taken.some((name) => !Object.hasOwn(migrations, name)))
		throw new Refused(`${shownAs} was written by a newer version of Plenary. Use that one, or a newer one still.`);
}

/** Only tables of this very version can be compared, or moved. */
export function refuseOlder(shownAs: string, migrationsTaken: readonly string[]): void {
	const taken = new Set(migrationsTaken);
	if (Object.keys(migrations).some((name) => !taken.has(name)))
		throw new Refused(`${shownAs} was written by an older version of Plenary. Start this one on it once.`);
}
