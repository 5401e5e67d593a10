/** Being alone with a PostgreSQL database: no server is connected to it. */
import type pg from "pg";
import { StorageError } from "../errors.ts";
import { storageErrorOf } from "./complaints.ts";
import { connectTo } from "./inspection.ts";
import { inUse } from "./pool.ts";

/** Who has just gone away is waited for so long, milliseconds. */
const longestGoodbye = 3_000;

/**
 * Every connection of a server holds this lock together with the others; from here on none is made until this
 * connection ends. Rejects with StorageError while one is there.
 */
export async function beAlone(client: pg.Client): Promise<void> {
	try {
		await client.query(`set lock_timeout = ${longestGoodbye}`);
		await client.query(`select pg_advisory_lock(${inUse})`);
	} catch (error) {
		const complaint = storageErrorOf(error);
		if (complaint.code !== "55P03") throw complaint;
		throw new StorageError("A server is connected to the database of DATABASE_URL. Stop all servers first.");
	}
}

/** A connection that is alone; rejects with StorageError while a server is there. */
export async function connectAlone(url: string, calledBy: string): Promise<pg.Client> {
	const client = await connectTo(url, calledBy);
	try {
		await beAlone(client);
		return client;
	} catch (error) {
		await client.end();
		throw error;
	}
}
