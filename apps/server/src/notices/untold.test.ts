/** What nobody told: found by looking, told once, and never what has been told already. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSignIn } from "../accounts/sign-ins.ts";
import { openStage, type Stage } from "../stage.ts";
import type { Notice } from "./notices.ts";
import { openUntold, type Visit } from "./untold.ts";

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

async function look() {
	const { id: account } = await stage.account();
	const { signInId: connection } = await startSignIn(stage.db, account, "browser", "10.0.0.0", stage.clock());
	const visits: Visit[] = [{ account, connection }];
	const told: Notice[] = [];
	const untold = openUntold(
		stage.db,
		() => visits,
		(notice) => told.push(notice),
	);
	await untold.look();
	expect(told).toEqual([]);
	return { account, connection, visits, told, untold };
}

test("S8: a right that came or went without a word is told at the next look, once", async () => {
	const { account, told, untold } = await look();
	const meetingId = await stage.meeting();
	await stage.bring(meetingId, account, "rapporteur");
	await untold.look();
	await untold.look();
	expect(told.splice(0)).toEqual([{ kind: "rightsChanged", accountId: account }]);
	await stage.db.deleteFrom("participation").execute();
	await untold.look();
	expect(told).toEqual([{ kind: "rightsChanged", accountId: account }]);
});

test("S8: a right that was told of is no news", async () => {
	const { account, told, untold } = await look();
	await stage.db.updateTable("account").set({ office: "secretariat" }).execute();
	untold.told({ kind: "rightsChanged", accountId: account });
	await untold.look();
	expect(told).toEqual([]);
});

test("S8: a sign-in or a token that is over without a word is told at the next look", async () => {
	const { account, connection, visits, told, untold } = await look();
	await stage.db.deleteFrom("sign_in").execute();
	visits.push({ account, connection: "token:gone" });
	await untold.look();
	expect(told).toEqual([
		{ kind: "signInEnded", connection },
		{ kind: "signInEnded", connection: "token:gone" },
	]);
});
