/** The house's key, by which the keys of people in the register are wrapped: given as a setting, or in a file of the data folder. */
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Database } from "../database.ts";
import type { Settings } from "../settings.ts";
import { keyBytes, keyIdOf, type Seals, sealsOf } from "./seals.ts";

/** The register can not be read with the key that is here, or there is none; in words for the operator. */
export class RegisterLocked extends Error {
	override readonly name = "RegisterLocked";
}

export type Where = Pick<Settings, "dataDir" | "databaseUrl" | "registerKey">;

/** The key of REGISTER_KEY, or the one in the data folder, which is made where nothing is sealed yet. */
export async function openSeals(where: Where, db: Database): Promise<Seals> {
	const used = await usedKeyId(db);
	if (where.registerKey) return fitting(sealsOf(where.registerKey), used, "REGISTER_KEY is not the key");
	if (where.databaseUrl)
		throw new RegisterLocked(
			"With DATABASE_URL the register of interpreters needs a key that all servers share: set REGISTER_KEY to 32 random bytes in base64, as made by `openssl rand -base64 32`, and keep it apart from the backups.",
		);
	const file = keyFile(where.dataDir);
	finishRotation(file, used);
	if (!existsSync(file)) {
		if (used !== undefined)
			throw new RegisterLocked(
				`The register of interpreters is encrypted, and its key is not here: put "${file}" back, or set REGISTER_KEY.`,
			);
		writeKey(file, randomBytes(keyBytes));
	}
	return fitting(sealsOf(readKey(file)), used, `"${file}" does not hold the key`);
}

export const keyFile = (dataDir: string): string => join(resolve(dataDir), "register.key");

/** Where a new key waits until everything is wrapped by it. */
export const nextKeyFile = (file: string): string => `${file}.next`;

/** On disk before it returns, for its owner's eyes alone. */
export function writeKey(file: string, key: Buffer): void {
	const place = openSync(file, "wx", 0o600);
	try {
		writeSync(place, `${key.toString("base64")}\n`);
		fsyncSync(place);
	} finally {
		closeSync(place);
	}
}

export function readKey(file: string): Buffer {
	const key = Buffer.from(readFileSync(file, "utf8").trim(), "base64");
	if (key.length !== keyBytes) throw new RegisterLocked(`"${file}" does not hold 32 bytes in base64.`);
	return key;
}

/** A rotation that was cut off has either wrapped all keys or none. */
function finishRotation(file: string, used: string | undefined): void {
	const next = nextKeyFile(file);
	if (!existsSync(next)) return;
	if (used !== undefined && sealsOf(readKey(next)).keyId === used) renameSync(next, file);
	else rmSync(next);
}

async function usedKeyId(db: Database): Promise<string | undefined> {
	const wrapped = db.selectFrom("interpreter").select("wrapped_key").where("wrapped_key", "is not", null);
	const row = await wrapped.limit(1).executeTakeFirst();
	return row?.wrapped_key ? keyIdOf(row.wrapped_key) : undefined;
}

function fitting(seals: Seals, used: string | undefined, otherwise: string): Seals {
	if (used === undefined || used === seals.keyId) return seals;
	throw new RegisterLocked(`${otherwise} that the register of interpreters was encrypted with.`);
}
