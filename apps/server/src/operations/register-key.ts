/** A new key for the interpreters' register: the keys of all people in it are wrapped by it, and nothing else changes. */
import { randomBytes } from "node:crypto";
import { existsSync, renameSync, rmSync } from "node:fs";
import { inspect, lockFolder, openStorage, refuseServers } from "@plenary/storage";
import { databaseIn, databaseOf, migrations, type Tables } from "../database.ts";
import { keyFile, nextKeyFile, openSeals, type Where, writeKey } from "../interpreters/house-key.ts";
import { rewrapRegister, sealRegister } from "../interpreters/sealing.ts";
import { keyBytes, type Seals, sealsOf } from "../interpreters/seals.ts";
import { Refused } from "./backup.ts";

/** Returns how many keys were wrapped. No server may be using the database. */
export async function rotateRegisterKey(where: Where, next: Buffer | undefined): Promise<number> {
	if (where.registerKey && !next)
		throw new Refused("Give the new key with NEW_REGISTER_KEY, beside the one that counts now in REGISTER_KEY.");
	if (!where.registerKey && next)
		throw new Refused(
			"The key is in the data folder, and a new one is made there. To give it as a setting, start the server once with REGISTER_KEY set to what stands in register.key.",
		);
	if (where.databaseUrl) {
		await refuseServers(where.databaseUrl);
		return withSeals(where, (seals, rewrap) => rewrap(seals, sealsOf(next ?? randomBytes(keyBytes))));
	}
	inspect(databaseIn(where.dataDir)).close();
	const lock = lockFolder(where.dataDir);
	try {
		return await withSeals(where, (seals, rewrap) =>
			next ? rewrap(seals, sealsOf(next)) : inFile(where, seals, rewrap),
		);
	} finally {
		lock.release();
	}
}

type Rewrap = (from: Seals, to: Seals) => Promise<number>;

/** First the new key is on disk, then all are wrapped by it, then it takes the old one's place: a start finishes that. */
async function inFile({ dataDir }: Where, seals: Seals, rewrap: Rewrap): Promise<number> {
	const file = keyFile(dataDir);
	const waiting = nextKeyFile(file);
	if (existsSync(waiting)) rmSync(waiting);
	const key = randomBytes(keyBytes);
	writeKey(waiting, key);
	const count = await rewrap(seals, sealsOf(key));
	renameSync(waiting, file);
	return count;
}

async function withSeals(where: Where, run: (seals: Seals, rewrap: Rewrap) => Promise<number>): Promise<number> {
	const storage = await openStorage<Tables>(databaseOf(where));
	try {
		await storage.migrate(migrations);
		const seals = await openSeals(where, storage.db);
		await sealRegister(storage.db, seals);
		return await run(seals, (from, to) => rewrapRegister(storage.db, from, to));
	} finally {
		await storage.close();
	}
}
