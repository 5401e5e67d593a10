/** What can go wrong with the disk, as named errors. */

/** SQLite said no. `code` is its extended result code (5 busy, 13 full, 2067 unique …), where it gave one. */
export class StorageError extends Error {
	override readonly name = "StorageError";
	readonly code: number | undefined;

	constructor(message: string, code?: number) {
		super(message);
		this.code = code;
	}

	/** Somebody else holds the file: worth another try. */
	get isBusy(): boolean {
		return this.code !== undefined && (this.code & 0xff) === 5;
	}
}

/** Another process works in this folder. */
export class FolderInUse extends Error {
	override readonly name = "FolderInUse";

	constructor(folder: string, cause: unknown) {
		super(`Another server is using "${folder}". Stop it first, or choose another folder.`, { cause });
	}
}
