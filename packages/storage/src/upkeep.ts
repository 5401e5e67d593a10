/** Upkeep of the database file: a copy of it while work goes on, another in its place, and generations that are raised. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from "node:fs";
import { dirname } from "node:path";
import { backup, DatabaseSync } from "node:sqlite";

/** More pages than a file can have: a copy made in one go is of one moment, and nobody has to wait for it. */
const allPages = 2 ** 31 - 1;
/** What SQLite keeps beside a file. */
const companions = ["-wal", "-shm", "-journal"];

/** An empty file that only this user may read; throws if there is one of that name. */
export function makeFile(path: string): void {
	closeSync(openSync(path, "wx", 0o600));
}

/** Copies a database, which may be in use, to a new file of its own that only this user may read; it is on disk after. */
export async function copyDatabase(from: string, to: string): Promise<void> {
	makeFile(to);
	const source = new DatabaseSync(from, { readOnly: true, timeout: 5_000 });
	try {
		await backup(source, to, { rate: allPages });
	} finally {
		source.close();
	}
	finishDatabase(to);
}

/** Gives each room a generation, rooms that are not there included; a database that nobody uses. */
export function raiseGenerations(file: string, generations: ReadonlyMap<string, number>): void {
	const db = new DatabaseSync(file);
	try {
		db.exec("begin immediate");
		const raise = db.prepare(
			"insert into room (name, generation) values (?, ?) on conflict do update set generation = excluded.generation",
		);
		for (const [name, generation] of generations) raise.run(name, generation);
		db.exec("commit");
	} finally {
		db.close();
	}
	sync(file);
}

/**
 * Puts `by` in the place of a database that nobody uses, and keeps what was there as `keptAs`. Whenever this is cut
 * off, one of the two stands in the place.
 */
export function replaceDatabase(file: string, by: string, keptAs: string): void {
	if (existsSync(file)) {
		try {
			standAlone(file);
		} catch {
			// It may be too broken to be opened: then what stands beside it is kept with it.
		}
		for (const companion of companions) {
			// A journal left behind would be taken for one of the new file.
			if (existsSync(file + companion)) renameSync(file + companion, keptAs + companion);
		}
		keep(file, keptAs);
	}
	renameSync(by, file);
	sync(dirname(file));
}

/** Under both names for a moment, so that the place is never empty: a server started then would begin afresh. */
function keep(file: string, keptAs: string): void {
	try {
		linkSync(file, keptAs);
	} catch {
		// Not every disk can give one file two names.
		renameSync(file, keptAs);
	}
}

/** Removes a database with all that stands beside it. */
export function removeDatabase(file: string): void {
	for (const companion of ["", ...companions]) rmSync(file + companion, { force: true });
}

/** Takes everything into the one file of a database that nobody uses, for good. */
export function finishDatabase(file: string): void {
	standAlone(file);
	sync(file);
}

/** Renames a finished file to its place, for good. */
export function putInPlace(from: string, to: string): void {
	renameSync(from, to);
	sync(dirname(to));
}

/** Takes what stands beside the file into it. */
function standAlone(file: string): void {
	const db = new DatabaseSync(file);
	try {
		db.exec("pragma journal_mode = delete");
	} finally {
		db.close();
	}
}

function sync(path: string): void {
	// A folder can not be opened everywhere; there the system sees to it by itself.
	if (process.platform === "win32") return;
	const handle = openSync(path, "r");
	try {
		fsyncSync(handle);
	} finally {
		closeSync(handle);
	}
}
