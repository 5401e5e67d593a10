/** As much of y-leveldb as is used: its own types can not be found through its package.json. */
declare module "y-leveldb" {
	import type { Doc } from "yjs";

	export class LeveldbPersistence {
		constructor(folder: string);
		getYDoc(name: string): Promise<Doc>;
		getMeta(name: string, key: string): Promise<unknown>;
		storeUpdate(name: string, update: Uint8Array): Promise<number>;
		destroy(): Promise<void>;
	}
}
