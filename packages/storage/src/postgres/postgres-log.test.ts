/** The update log in PostgreSQL: the log's contract, and what several servers do to one log. */
import { testUpdateLog } from "@plenary/sync/contract";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openStorage, type Storage } from "../index.ts";
import { openSchema, testUrl, whySkipped } from "./pretend.ts";

test.skipIf(testUrl)(whySkipped, () => {});

describe.runIf(testUrl)("postgres", () => {
	let place: Awaited<ReturnType<typeof openSchema>>;
	beforeEach(async () => {
		place = await openSchema(testUrl ?? "");
	});
	afterEach(() => place.remove());

	const open = (): Promise<Storage<object>> => openStorage({ url: place.url });

	testUpdateLog(async () => {
		const { log, close } = await open();
		return { log, close };
	});

	test("log: works", async () => {
		const one = await open();
		expect(await one.log.append({ rows: [], clients: [] })).toEqual([]);
		await one.close();
	});
});
