/** The process itself: its names and its working languages. */
import type { Text } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";

export interface Process {
	names: Text;
	languages: string[];
}

/** A new house begins with a plain name, which its administrator changes. */
const beginning: Process = { names: { en: "Our process", ru: "Наш процесс" }, languages: ["en", "ru"] };

export async function readProcess(db: Database): Promise<Process> {
	const row = await db.selectFrom("process").selectAll().where("id", "=", 1).executeTakeFirst();
	return row ? { names: fromJson(row.names), languages: fromJson(row.languages) } : beginning;
}

export async function writeProcess(db: Database, { names, languages }: Process): Promise<void> {
	const row = { names: JSON.stringify(names), languages: JSON.stringify(languages) };
	await db
		.insertInto("process")
		.values({ id: 1, ...row })
		.onConflict((conflict) => conflict.column("id").doUpdateSet(row))
		.execute();
}
