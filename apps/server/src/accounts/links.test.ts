/** One-time links: how long they live, and that they open once. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { minute, openStage, type Stage } from "../stage.ts";
import { lookAtLink, makeLink, spendLink, withdrawLinks } from "./links.ts";

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

async function link(purpose: "sign-in" | "invitation") {
	const account = await stage.account();
	const { secret } = await makeLink(stage.db, account.id, purpose, null, stage.clock());
	return { account, secret, look: () => lookAtLink(stage.db, secret, stage.clock()) };
}
const spend = (secret: string) => spendLink(stage.db, secret, stage.clock());

test("link: opens once, and says that it was used", async () => {
	const { account, secret } = await link("sign-in");
	expect(await spend(secret)).toEqual({ accountId: account.id });
	expect(await spend(secret)).toMatchObject({ refusal: "linkUsed" });
	expect(await spend("made up")).toMatchObject({ refusal: "linkUnknown" });
});

test("link: looking at it does not use it up", async () => {
	const { secret, look } = await link("sign-in");
	expect(await look()).toMatchObject({ purpose: "sign-in", used_at: null });
	expect(await spend(secret)).toHaveProperty("accountId");
});

test("link: of ten who press at the same moment, one gets in", async () => {
	const { secret } = await link("invitation");
	const outcomes = await Promise.all(Array.from({ length: 10 }, () => spend(secret)));
	expect(outcomes.filter((one) => "accountId" in one)).toHaveLength(1);
	expect(outcomes.filter((one) => "refusal" in one && one.refusal === "linkUsed")).toHaveLength(9);
});

test.each([
	["sign-in", 20 * minute],
	["invitation", 7 * 24 * 60 * minute],
] as const)("link: a %s runs out after its time", async (purpose, life) => {
	const { secret, look } = await link(purpose);
	stage.push(life - 1);
	expect(await look()).toHaveProperty("purpose");
	stage.push(1);
	expect(await spend(secret)).toMatchObject({ refusal: "linkExpired" });
});

test("link: is kept as a hash only, and can be withdrawn", async () => {
	const { account, secret, look } = await link("invitation");
	const rows = await stage.db.selectFrom("link").selectAll().execute();
	expect(rows).toHaveLength(1);
	expect(JSON.stringify(rows)).not.toContain(secret);
	await withdrawLinks(stage.db, account.id);
	expect(await look()).toMatchObject({ refusal: "linkUnknown" });
});
