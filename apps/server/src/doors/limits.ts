/** How often something may be asked, by a network, for a mailbox or over one connection; on all servers together. */
import { createHmac } from "node:crypto";
import { sql } from "kysely";
import { RateLimiterMemory } from "rate-limiter-flexible";
import type { Database } from "../database.ts";
import type { ServerBus } from "../notices/bus.ts";
import { houseSecret } from "../notices/house-secret.ts";

/** Says whether one more is allowed now, and counts it. */
export type Limit = (key: string) => Promise<boolean>;
type LimitOf = (name: string, points: number, seconds: number) => Limit;

export interface Limits {
	/** For what is promised to people: it holds whatever happens to Redis, and costs a statement each time. */
	firm: LimitOf;
	/** For what keeps servers from being busied: while Redis is away, each counts for itself. */
	quick: LimitOf;
	/** Forgets what is over. */
	sweep(): Promise<void>;
}

/** For a server that is alone. */
export const ownLimits: Limits = { firm: countedHere, quick: countedHere, sweep: async () => {} };

/** For servers that share a database. */
export async function sharedLimits(db: Database, bus: Pick<ServerBus, "count">, clock: () => number): Promise<Limits> {
	const secret = await houseSecret(db, "limits");
	/** Neither the database nor Redis is told who asked. */
	const hidden = (name: string, key: string) =>
		createHmac("sha256", secret).update(`${name}\0${key}`).digest("base64url");
	return {
		firm: (name, points, seconds) => async (key) =>
			(await countInTable(db, hidden(name, key), clock(), seconds * 1_000)) <= points,
		quick(name, points, seconds) {
			const here = countedHere(name, points, seconds);
			return async (key) => {
				const times = await bus.count(hidden(name, key), seconds);
				return times === undefined ? here(key) : times <= points;
			};
		},
		sweep: async () => void (await db.deleteFrom("asked").where("until", "<=", clock()).execute()),
	};
}

function countedHere(_name: string, points: number, seconds: number): Limit {
	const limiter = new RateLimiterMemory({ points, duration: seconds });
	return async (key) => {
		try {
			await limiter.consume(key);
			return true;
		} catch (full) {
			if (full instanceof Error) throw full;
			return false;
		}
	};
}

/** How often it was asked since the count began, this time included. One statement: of two at a moment each is counted. */
async function countInTable(db: Database, key: string, now: number, ms: number): Promise<number> {
	const { times } = await db
		.insertInto("asked")
		.values({ key, times: 1, until: now + ms })
		.onConflict((conflict) =>
			conflict.column("key").doUpdateSet({
				times: sql`case when asked.until <= ${now} then 1 else asked.times + 1 end`,
				until: sql`case when asked.until <= ${now} then excluded.until else asked.until end`,
			}),
		)
		.returning("times")
		.executeTakeFirstOrThrow();
	return times;
}

/** The network a visitor came from: an address without its last part. */
export function networkOf(ip = ""): string {
	const plain = ip.replace(/^::ffff:(?=\d+\.)/, "");
	return plain.includes(":") ? `${plain.split(":").slice(0, 4).join(":")}::` : plain.replace(/\.\d+$/, ".0");
}
