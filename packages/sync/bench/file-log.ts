/** An update log in one file, synced after each batch: as much of a disk as the benchmark needs. */
import { type FileHandle, open } from "node:fs/promises";
import { type LogBatch, MemoryLog } from "../src/index.ts";

export class FileLog extends MemoryLog {
	readonly #file: FileHandle;
	#turn: Promise<unknown> = Promise.resolve();

	constructor(file: FileHandle) {
		super();
		this.#file = file;
	}

	static async open(path: string): Promise<FileLog> {
		return new FileLog(await open(path, "a"));
	}

	override append(batch: LogBatch): Promise<{ room: string; seq: number }[]> {
		const appended = this.#turn.then(async () => {
			await this.#file.writev(batch.rows.map(({ bytes }) => bytes));
			await this.#file.datasync();
			return super.append(batch);
		});
		this.#turn = appended.catch(() => {});
		return appended;
	}
}
