/** What can go wrong with the database, as named errors. */

/** Of SQLite's primary result codes, those that tell of the disk and not of the question. */
const troubles = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

/** What SQLite and PostgreSQL say when a row with that key is there already. */
const duplicates = new Set<unknown>([1555, 2067, "23505"]);

/**
 * The database said no. `code` is SQLite's extended result code (5 busy, 13 full, 2067 unique …) or PostgreSQL's
 * SQLSTATE ("53100" full, "23505" unique …), where there is one.
 */
export class StorageError extends Error {
	override readonly name = "StorageError";
	readonly code: number | string | undefined;
	/** Whether the disk, or what stands between it and us, is in trouble: the same question may be answered later. */
	readonly isTrouble: boolean;

	constructor(
		message: string,
		code?: number | string,
		isTrouble = typeof code === "number" && troubles.has(code & 0xff),
	) {
		super(message);
		this.code = code;
		this.isTrouble = isTrouble;
	}

	/** A row with that key is there already. */
	get isDuplicate(): boolean {
		return duplicates.has(this.code);
	}

	/** Somebody else holds the file: worth another try. */
	get isBusy(): boolean {
		return typeof this.code === "number" && (this.code & 0xff) === 5;
	}
}

/** Another process works in this folder. */
export class FolderInUse extends Error {
	override readonly name = "FolderInUse";

	constructor(folder: string, cause: unknown) {
		super(`Another server is using "${folder}". Stop it first, or choose another folder.`, { cause });
	}
}
