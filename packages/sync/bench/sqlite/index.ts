/** As much of better-sqlite3 as Hocuspocus's SQLite extension uses, by Node's own SQLite: nothing has to be compiled. */
import { DatabaseSync } from "node:sqlite";

export default DatabaseSync;
