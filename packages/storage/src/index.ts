/** The front door of storage: open, migrate and query the database, keep the folder to oneself, and look after a file. */
export { FolderInUse, StorageError } from "./errors.ts";
export {
	type Inspected,
	type Inspection,
	inspect,
	inspectDatabase,
	type KeptRoom,
	refuseServers,
} from "./inspection.ts";
export { lockFolder } from "./lock.ts";
export { type Move, type Moved, moveDatabase } from "./moving/move.ts";
export { openRedisBus, type RedisBus } from "./redis/redis-bus.ts";
export { type Migrations, openStorage, type Storage, type StorageOptions } from "./storage.ts";
export { copyDatabase, putInPlace, raiseGenerations, removeDatabase, replaceDatabase } from "./upkeep.ts";
