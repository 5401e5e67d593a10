/** The front door of storage: open, migrate and query the database, and keep the folder to oneself. */
export { FolderInUse, StorageError } from "./errors.ts";
export { lockFolder } from "./lock.ts";
export { type Migrations, openStorage, type Storage } from "./storage.ts";
