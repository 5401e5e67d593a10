/** Tests of the register's migrations: what those have who were there before, and what tables that were taken in remember. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openStorage } from "@plenary/storage";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { databaseIn, migrations, type Tables } from "../database.ts";
import { readRegister } from "./register.ts";
import { sealRegister } from "./sealing.ts";
import { sealsOf } from "./seals.ts";

test("interpreters: evidence in words becomes a colleague's, and who was there before works at conferences", async () => {
	const folder = mkdtempSync(join(tmpdir(), "plenary-register-"));
	const storage = await openStorage<Tables>({ file: databaseIn(folder) });
	await storage.migrate(Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0015")));
	const { db } = storage;
	const evidence = JSON.stringify({ "ka>en": "The secretariat, until 2027" });
	await sql`INSERT INTO interpreter (id, name, names, a, b, c, retours, evidence, unavailable, domains, town, address, phone, note)
		VALUES ('nino', 'Nino', '{}', '["ka"]', '["en"]', '[]', '[["ka","en"]]', ${evidence}, '[]', '[]', '', '', '', '')`.execute(
		db,
	);
	const step = { id: "nino", before: null, after: { name: "Nino", evidence } };
	await sql`INSERT INTO register_import (id, register, at, by_account, steps)
		VALUES ('one', 'interpreter', 1, 'ada', ${JSON.stringify([step])})`.execute(db);
	await storage.migrate(migrations);
	const seals = sealsOf(Buffer.alloc(32, 7));
	const steps = async () =>
		JSON.parse((await db.selectFrom("register_import").select("steps").executeTakeFirstOrThrow()).steps) as unknown;
	const said = { from: "ka", to: "en", kind: "peer", by: "The secretariat, until 2027" };
	const told = [{ ...said, mode: null, on: null, until: null }];
	const fresh = { tracks: ["conference"], modes: [], clearance: null, fee: null, conflicts: [] };
	const before = { ...step, after: { name: "Nino", evidence: JSON.stringify(told) } };
	expect(await steps()).toEqual([before]);
	await sealRegister(db, seals);
	await sealRegister(db, seals);
	expect(await readRegister(db, seals)).toMatchObject([{ id: "nino", ...fresh, evidence: told }]);
	expect(JSON.stringify([await steps(), await db.selectFrom("interpreter").selectAll().execute()])).not.toContain(
		"secretariat",
	);
	await storage.close();
	rmSync(folder, { recursive: true });
});
