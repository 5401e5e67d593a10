/** The lock on a data folder: one server at a time, and none after it has died, however it died. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { FolderInUse } from "./errors.ts";

/** Were a held lock's connection collected as garbage, the lock would go with it. */
const held = new Set<DatabaseSync>();

/**
 * Holds the folder until `release` or the end of the process; the system itself lets go of a dead one's lock, which a
 * file with a process number in it can not promise. Makes the folder if it is missing. Throws FolderInUse.
 */
export function lockFolder(folder: string): { release: () => void } {
	mkdirSync(folder, { recursive: true });
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
