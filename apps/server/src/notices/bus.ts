/** The bus between servers on one database: Redis where there is one, and otherwise none, since the log tells too. */
import { openRedisBus } from "@plenary/storage";
import type { Bus } from "@plenary/sync";
import type { Logger } from "pino";
import type { Database } from "../database.ts";
import { houseSecret } from "./house-secret.ts";

export interface ServerBus extends Bus {
	/** Whether the others can be told at once; undefined where that was never meant. */
	readonly isConnected: boolean | undefined;
	/** Counts one more on all servers together; undefined where nobody tells in time. */
	count(key: string, seconds: number): Promise<number | undefined>;
}

export async function openBus(redisUrl: string | undefined, db: Database, logger: Logger): Promise<ServerBus> {
	if (redisUrl === undefined) return silentBus;
	return openRedisBus({ url: redisUrl, secret: await houseSecret(db, "bus"), logger });
}

/** Nobody is told anything, and everybody looks for themselves. */
const silentBus: ServerBus = {
	isConnected: undefined,
	publish() {},
	subscribe: () => () => {},
	count: async () => undefined,
	async close() {},
};
