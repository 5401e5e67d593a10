/** Secrets of the house: what all servers on a database know, and nobody else. */
import { randomBytes } from "node:crypto";
import type { Database } from "../database.ts";

/** Made when it is first asked for; one for each use, so that what one use shows says nothing about another. */
export async function houseSecret(db: Database, name: "bus" | "limits"): Promise<string> {
	const fresh = { name, words: randomBytes(32).toString("base64url") };
	await db
		.insertInto("house_secret")
		.values(fresh)
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	const kept = await db.selectFrom("house_secret").select("words").where("name", "=", name).executeTakeFirst();
	return kept?.words ?? fresh.words;
}
