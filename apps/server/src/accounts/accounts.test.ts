/** Accounts: what an account is as far as rights go, and the first of them. */
import { may } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openStage, type Stage } from "../stage.ts";
import { actorOf, createAccount, firstAdministrator, renameAccount, toPerson } from "./accounts.ts";

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

test("actor: has its office and its role at each of its meetings, read afresh", async () => {
	const [one, other] = [await stage.meeting(), await stage.meeting()];
	const account = await stage.account("secretariat");
	await stage.bring(one, account.id, "chair");
	await stage.bring(other, account.id, "observer");
	expect(await actorOf(stage.db, account)).toEqual({
		accountId: account.id,
		office: "secretariat",
		roleAt: { [one]: "chair", [other]: "observer" },
	});
	await stage.db.deleteFrom("participation").where("meeting_id", "=", one).execute();
	expect((await actorOf(stage.db, account)).roleAt).toEqual({ [other]: "observer" });
});

test("actor: a meeting whose id every object knows gives no rights", async () => {
	const actor = await actorOf(stage.db, await stage.account());
	for (const meetingId of ["constructor", "toString", "__proto__", "hasOwnProperty"])
		expect(may(actor, "read", { kind: "agenda", meetingId }), meetingId).toBe(false);
});

test("account: the first administrator is made once, and shown without the address that is none", async () => {
	const first = await firstAdministrator(stage.db, "en", stage.clock());
	stage.push(1);
	expect(await firstAdministrator(stage.db, "ru", stage.clock())).toEqual(first);
	expect(toPerson(first)).toMatchObject({ address: "", office: "administrator", joinedAt: null });
});

test("account: an address belongs to one", async () => {
	const { address, name, language, office } = await stage.account();
	await expect(
		createAccount(stage.db, { address, name, language, office, partyId: null }, stage.clock()),
	).rejects.toMatchObject({ isDuplicate: true });
});

test("account: naming oneself changes what is given and nothing else", async () => {
	const account = await stage.account(null, { names: { ru: "Ада" } });
	await renameAccount(stage.db, account.id, { name: "Ada L." });
	const after = await stage.db.selectFrom("account").selectAll().executeTakeFirstOrThrow();
	expect(after).toEqual({ ...account, name: "Ada L.", introduced: 1 });
});
