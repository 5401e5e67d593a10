/** Sign-ins: how long they last, how their secret changes, and how they are swept. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { hashOf } from "../secrets.ts";
import { hour, minute, openStage, type Stage } from "../stage.ts";
import {
	type AccountRow,
	endSignIn,
	identify,
	identifyAll,
	markForRenewal,
	renewSignIn,
	sawSignIn,
	startSignIn,
	sweepSignIns,
} from "./sign-ins.ts";

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

const enter = (account: AccountRow) => startSignIn(stage.db, account.id, "Firefox", "192.0.2.0", stage.clock());
const who = (secret: string) => identify(stage.db, secret, stage.clock());
const known = async (secret: string) => (await who(secret)) !== undefined;

test("sign-in: belongs to its account for twelve hours, whatever happens", async () => {
	const account = await stage.account();
	const { secret } = await enter(account);
	expect((await who(secret))?.account.id).toBe(account.id);
	stage.push(12 * hour);
	expect(await known(secret)).toBe(true);
	stage.push(1);
	expect(await known(secret)).toBe(false);
});

test("sign-in: holders of an office are out after thirty idle minutes, others are not", async () => {
	const office = await enter(await stage.account("secretariat"));
	const delegate = await enter(await stage.account());
	stage.push(30 * minute + 1);
	expect(await known(office.secret)).toBe(false);
	expect(await known(delegate.secret)).toBe(true);
});

test("sign-in: a sign of life keeps an office in, up to its twelve hours", async () => {
	const { secret } = await enter(await stage.account("administrator"));
	for (let halfHours = 0; halfHours < 24; halfHours++) {
		stage.push(30 * minute);
		const found = await who(secret);
		if (!found) throw new Error(`Out after ${halfHours} half hours.`);
		await sawSignIn(stage.db, found.signIn, stage.clock());
	}
	stage.push(minute);
	expect(await known(secret)).toBe(false);
});

test("sign-in: only identifying is no sign of life", async () => {
	const { secret } = await enter(await stage.account("secretariat"));
	stage.push(20 * minute);
	await who(secret);
	stage.push(20 * minute);
	expect(await known(secret)).toBe(false);
});

test("sign-in: an old secret that ran out stays out, also when it is asked about together with the new one", async () => {
	const { secret } = await enter(await stage.account());
	await markForRenewal(stage.db, (await who(secret))?.account.id ?? "");
	const marked = await who(secret);
	if (!marked) throw new Error("Nobody is signed in.");
	const renewed = (await renewSignIn(stage.db, marked.signIn, stage.clock())) ?? "";
	const both = [hashOf(secret), hashOf(renewed)];
	const found = async () => [...(await identifyAll(stage.db, both, stage.clock())).keys()].sort();
	expect(await found()).toEqual(both.toSorted());
	stage.push(minute);
	expect(await found()).toEqual([hashOf(renewed)]);
});

test("sign-in: after its renewal the old secret works for one more minute", async () => {
	const { secret } = await enter(await stage.account());
	const before = await who(secret);
	await markForRenewal(stage.db, before?.account.id ?? "");
	const marked = await who(secret);
	if (!marked) throw new Error("Nobody is signed in.");
	expect(marked.signIn.renew).toBe(1);
	const renewed = (await renewSignIn(stage.db, marked.signIn, stage.clock())) ?? "";
	expect((await who(renewed))?.signIn).toMatchObject({ id: marked.signIn.id, renew: 0 });
	stage.push(minute - 1);
	expect(await known(secret)).toBe(true);
	stage.push(1);
	expect(await known(secret)).toBe(false);
	expect(await known(renewed)).toBe(true);
});

test("sign-in: of requests that come at once, one gets the new secret, and it is the one that works", async () => {
	const { secret } = await enter(await stage.account());
	const found = await who(secret);
	if (!found) throw new Error("Nobody is signed in.");
	await markForRenewal(stage.db, found.account.id);
	const given = await Promise.all([1, 2, 3].map(() => renewSignIn(stage.db, found.signIn, stage.clock())));
	const [only, ...others] = given.filter((one) => one !== undefined);
	expect(others).toEqual([]);
	expect(await known(only ?? "")).toBe(true);
});

test("sign-in: only its owner ends it", async () => {
	const owner = await stage.account();
	const other = await stage.account("administrator");
	const { secret, signInId } = await enter(owner);
	expect(await endSignIn(stage.db, other.id, signInId)).toBe(false);
	expect(await known(secret)).toBe(true);
	expect(await endSignIn(stage.db, owner.id, signInId)).toBe(true);
	expect(await known(secret)).toBe(false);
});

test("sign-in: sweeping removes what is over and names it", async () => {
	const idle = await enter(await stage.account("secretariat"));
	const delegate = await enter(await stage.account());
	expect(await sweepSignIns(stage.db, stage.clock())).toEqual([]);
	stage.push(31 * minute);
	expect(await sweepSignIns(stage.db, stage.clock())).toEqual([idle.signInId]);
	stage.push(12 * hour);
	expect(await sweepSignIns(stage.db, stage.clock())).toEqual([delegate.signInId]);
	expect(await stage.db.selectFrom("sign_in").selectAll().execute()).toEqual([]);
});
