/** The tables: made once in an empty file, and left as they are in one that has them. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "@plenary/storage";
import { expect, test } from "vitest";
import { createAccount } from "./accounts/accounts.ts";
import { migrations, type Tables } from "./database.ts";

async function open(file: string) {
	const storage = await openStorage<Tables>({ file });
	await storage.migrate(migrations);
	return storage;
}

test("tables: a second start changes nothing and finds what the first one wrote", async () => {
	const folder = mkdtempSync(join(tmpdir(), "plenary-tables-"));
	const file = join(folder, "plenary.sqlite");
	const first = await open(file);
	const person = { address: "ada@people.test", name: "Ada", language: "en", partyId: null, office: null } as const;
	const account = await createAccount(first.db, person, 1);
	const tables = await first.db.introspection.getTables();
	await first.close();
	const second = await open(file);
	expect(await second.db.introspection.getTables()).toEqual(tables);
	expect(await second.db.selectFrom("account").selectAll().execute()).toEqual([account]);
	await second.close();
	rmSync(folder, { recursive: true });
});

test("tables: people who were taken in before there was one list of all tables stand in it", async () => {
	const folder = mkdtempSync(join(tmpdir(), "plenary-tables-"));
	const storage = await openStorage<Tables & { people_import: object }>({ file: join(folder, "plenary.sqlite") });
	const before = Object.entries(migrations).filter(([name]) => name < "0011");
	await storage.migrate(Object.fromEntries(before));
	const steps = JSON.stringify([{ before: null }, { before: {} }, { before: null }]);
	const old = { id: "old", at: 1, by_account: "ada", steps, undone_at: 2 };
	await storage.db.insertInto("people_import").values(old).execute();
	await storage.migrate(migrations);
	expect(await storage.db.selectFrom("register_import").selectAll().execute()).toEqual([
		{ ...old, register: "person", file_name: "", added: 2, filled: 1 },
	]);
	await storage.close();
	rmSync(folder, { recursive: true });
});

test("tables: each step has a number of its own, and they are taken in its order", () => {
	const names = Object.keys(migrations);
	expect(names).toEqual([...names].sort());
	const numbers = names.map((name) => /^\d{4}(?=_)/.exec(name)?.[0]);
	expect(numbers).not.toContain(undefined);
	expect(new Set(numbers).size, "no number stands twice").toBe(names.length);
});
