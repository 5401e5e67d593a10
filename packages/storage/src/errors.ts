/** What can go wrong with the disk, as named errors. */

/** Of SQLite's primary result codes, those that tell of the disk and not of the question. */
const troubles = new Set([5, 6, 7, 8, 10, 11, 13, 14, 15, 26]);

/** SQLite said no. `code` is its extended result code (5 busy, 13 full, 2067 unique …), where it gave one. */
export class StorageError extends Error {
	override readonly name = "StorageError";
	readonly code: number | undefined;
	/** Whether the disk, or what stands between it and us, is in trouble: the same question may be answered later. */
	readonly isTrouble: boolean;

	constructor(message: string, code?: number, isTrouble = code !== undefined && troubles.has(code & 0xff)) {
		super(message);
		this.code = code;
		this.isTrouble = isTrouble;
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
