/** The lock on a data folder: one server at a time, and none after it has died, however it died. */
import { mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FolderInUse } from "./errors.ts";

/** Were a held lock's connection collected as garbage, the lock would go with it. */
const held = new Set<DatabaseSync>();

/**
 * Holds the folder until `release` or the end of the process; the system itself lets go of a dead one's lock, which a
 * file with a process number in it can not promise. Makes the folder if it is missing. Throws FolderInUse.
 */
export function lockFolder(folder: string): { release: () => void } {
	makeFolder(resolve(folder));
	const db = new DatabaseSync(join(folder, "lock.sqlite"), { timeout: 0 });
	try {
		db.exec("begin exclusive");
	} catch (error) {
		db.close();
		if ((error as { errcode?: number }).errcode === 5) throw new FolderInUse(folder, error);
		throw error;
	}
	held.add(db);
	return {
		release() {
			if (held.delete(db)) db.close();
		},
	};
}

/** One folder after the other: asked for all at once, Node never gives up on a place such as /proc that takes none. */
function makeFolder(folder: string): void {
	if (statSync(folder, { throwIfNoEntry: false })) return;
	const parent = dirname(folder);
	if (parent !== folder) makeFolder(parent);
	try {
		mkdirSync(folder);
	} catch (cause) {
		const { code, message } = cause as NodeJS.ErrnoException;
		// Somebody else may have made it just now.
		if (code === "EEXIST") return;
		throw new Error(`There can be no folder "${folder}" in "${parent}" (${code ?? message}).`, { cause });
	}
}
