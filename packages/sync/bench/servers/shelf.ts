/** Documents of y-websocket-server in LevelDB: read when they are first opened, each update added as it comes. */
import { LeveldbPersistence } from "y-leveldb";
import * as Y from "yjs";

export class Shelf {
	readonly provider: LeveldbPersistence;

	constructor(folder: string) {
		this.provider = new LeveldbPersistence(folder);
	}

	async bindState(name: string, doc: Y.Doc): Promise<void> {
		const stored = await this.provider.getYDoc(name);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(stored));
		doc.on("update", (update: Uint8Array) => void this.provider.storeUpdate(name, update));
	}

	/** Everything is stored as it comes. */
	async writeState(): Promise<void> {}

	/** Everything is done one after the other: once this small question is answered, what was asked before is done. */
	async settle(name: string): Promise<void> {
		await this.provider.getMeta(name, "nothing");
	}

	async close(): Promise<void> {
		await this.provider.destroy();
	}
}
