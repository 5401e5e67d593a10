/** The bus between servers on one database: Redis where there is one, and otherwise none, since the log tells too. */
import { randomBytes } from "node:crypto";
import { openRedisBus } from "@plenary/storage";
import type { Bus } from "@plenary/sync";
import type { Logger } from "pino";
import type { Database } from "../database.ts";

const secretName = "bus";

export interface ServerBus extends Bus {
	/** Whether the others can be told at once; undefined where that was never meant. */
	readonly isConnected: boolean | undefined;
}

export async function openBus(redisUrl: string | undefined, db: Database, logger: Logger): Promise<ServerBus> {
	if (redisUrl === undefined) return silentBus;
	return openRedisBus({ url: redisUrl, secret: await secretOf(db), logger });
}

/** Nobody is told anything, and everybody looks for themselves. */
const silentBus: ServerBus = {
	isConnected: undefined,
	publish() {},
	subscribe: () => () => {},
	async close() {},
};

/** What all servers on this database know, and nobody else. */
async function secretOf(db: Database): Promise<string> {
	const fresh = { name: secretName, words: randomBytes(32).toString("base64url") };
	await db
		.insertInto("house_secret")
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = await db.selectFrom("house_secret").select("words").where("name", "=", secretName).executeTakeFirst();
	return kept?.words ?? fresh.words;
}
