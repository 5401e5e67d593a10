/** Where a house keeps everything: its folder, held by one server at a time, and its database, in it or shared. */
import { resolve } from "node:path";
import { FolderInUse, lockFolder, openStorage, type Storage } from "@plenary/storage";
import { databaseOf, migrations, type Tables } from "./database.ts";
import type { Settings } from "./settings.ts";

/** The data folder is there for nobody: it can not be made, read or written. */
export class FolderUnusable extends Error {
	override readonly name = "FolderUnusable";

	constructor(folder: string, cause: unknown) {
		super(`The data folder "${folder}" can not be used: ${cause instanceof Error ? cause.message : cause}`, { cause });
	}
}

/** The database that DATABASE_URL names can not be reached, or is none of ours. */
export class DatabaseUnusable extends Error {
	override readonly name = "DatabaseUnusable";

	constructor(cause: unknown) {
		super(`The database of DATABASE_URL can not be used: ${cause instanceof Error ? cause.message : cause}`, { cause });
	}
}

/** Takes the folder for us, also where it has no database in it. */
export function takeFolder({ dataDir }: Settings, opened: AsyncDisposableStack): void {
	const folder = resolve(dataDir);
	try {
		const lock = lockFolder(folder);
		opened.defer(() => lock.release());
	} catch (error) {
		throw error instanceof FolderInUse ? error : new FolderUnusable(folder, error);
	}
}

/** `isStuck` is called when it could not be closed. */
export async function openDatabase(
	settings: Settings,
	opened: AsyncDisposableStack,
	isStuck: (error: unknown) => void,
): Promise<Storage<Tables>> {
	try {
		const storage = await openStorage<Tables>(databaseOf(settings));
		opened.defer(() => storage.close().catch(isStuck));
		await storage.migrate(migrations);
		return storage;
	} catch (error) {
		throw settings.databaseUrl ? new DatabaseUnusable(error) : new FolderUnusable(resolve(settings.dataDir), error);
	}
}
