/** A database on a PostgreSQL server: the contract. */
import { describe, test } from "vitest";
import { testDatabase } from "../database-contract.ts";
import { openStorage } from "../index.ts";
import { openSchema, testUrl, whySkipped } from "./pretend.ts";

test.skipIf(testUrl)(whySkipped, () => {});

describe.runIf(testUrl)("postgres", () => {
	testDatabase(async () => {
		const { url, remove } = await openSchema(testUrl ?? "");
		return { open: (patience) => openStorage({ url, ...patience }), remove };
	});
});
