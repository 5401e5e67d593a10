/** A database on a PostgreSQL server: the contract. */
import { describe } from "vitest";
import { testDatabase } from "../database-contract.ts";
import { openStorage } from "../index.ts";
import { openSchema, testUrl, title } from "./pretend.ts";

describe.runIf(testUrl)(title, () => {
	testDatabase(async () => {
		const { url, remove } = await openSchema(testUrl ?? "");
		return { open: (patience) => openStorage({ url, ...patience }), remove };
	});
});
