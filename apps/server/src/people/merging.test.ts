/** Parties, bodies and interpreters from outside: two entries become one, whatever names the other one, and refusals. */
import { fileOutcome, publishRoster, raiseOutcome } from "@plenary/documents";
import { type Head, outcomesRoom, rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rosterOf } from "../rosters/pretend.ts";
import { briefing, enterAs, minute, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const answered = async <Answer = { id: string }>(method: string, path: string, form?: object): Promise<Answer> => {
	const { status, body } = await ada.ask(method, path, form);
	expect(status, JSON.stringify(body)).toBe(200);
	return body as Answer;
};
const refused = async (path: string, form: object) => {
	const { refusal } = (await ada.ask("POST", path, form)).body as { refusal: { code: string; field?: string } };
	return [refusal.code, refusal.field];
};
const made = async (path: string, form: object) => (await answered("POST", path, form)).id;
const party = (code: string, more: object = {}) =>
	made("/api/parties", { kind: "state", codes: { en: code }, names: { en: code }, ...more });
const body = (name: string, more: object = {}) =>
	made("/api/bodies", { names: { en: name }, codes: {}, powers: {}, partyIds: [], posts: [], ...more });
const merge = (register: string, id: string, otherId: string) =>
	answered<object>("POST", `/api/${register}/${id}/merge`, { otherId });

test("merging: people, delegations, hosts, members and posts of a party become the kept one's", async () => {
	const [kept, other] = [await party("LT"), await party("LIT", { names: { en: "LIT", ru: "Литва" } })];
	const older = await party("LTU");
	await merge("parties", other, older);
	const ona = await enterAs(server, ada, "ona");
	await answered("PATCH", `/api/people/${ona.id}`, { name: "Ona", names: {}, partyId: other, office: null });
	const seat = { accountId: ona.id, role: "delegate", partyId: other, standing: "alternate" };
	await answered("POST", `/api/meetings/${meetingId}/participants`, seat);
	await answered("PUT", `/api/meetings/${meetingId}`, { ...briefing, hostPartyIds: [other, kept] });
	const posts = [{ names: { en: "Chair" }, personId: null, partyId: other }];
	await body("Board", { partyIds: [other], posts });

	expect(await merge("parties", kept, other)).toMatchObject({ id: kept, names: { en: "LT", ru: "Литва" } });
	const parties = await answered<{ id: string }[]>("GET", "/api/parties");
	expect([kept, other, older].map((id) => parties.find((one) => one.id === id))).toMatchObject([
		{ id: kept, archivedAt: null, mergedInto: null },
		{ id: other, archivedAt: expect.any(Number), mergedInto: kept },
		{ id: older, archivedAt: expect.any(Number), mergedInto: kept },
	]);
	expect(await answered("GET", `/api/meetings/${meetingId}`)).toMatchObject({
		meeting: { hostPartyIds: [kept] },
		participants: [{ accountId: ona.id, partyId: kept, standing: "alternate" }],
	});
	const people = await answered<{ id: string }[]>("GET", "/api/people");
	expect(people.find(({ id }) => id === ona.id)).toMatchObject({ partyId: kept });
	expect(await answered("GET", "/api/bodies")).toMatchObject([{ partyIds: [kept], posts: [{ partyId: kept }] }]);
});

test("merging: of two delegations at one meeting the kept party's head leads, and each past stays as it was", async () => {
	const [kept, other] = [await party("LT"), await party("LIT")];
	const later = await made("/api/meetings", briefing);
	const take = async (name: string, partyId: string, at: string) => {
		const person = await enterAs(server, ada, name);
		server.push(minute);
		const seat = { accountId: person.id, role: "delegate", partyId, standing: "head" };
		await answered("POST", `/api/meetings/${at}/participants`, seat);
		return person.id;
	};
	const [ona, jan, eva] = [
		await take("ona", kept, meetingId),
		await take("jan", other, meetingId),
		await take("eva", other, later),
	];
	server.push(minute);
	await merge("parties", kept, other);
	const now = server.house.clock();
	type Page = { participants: { accountId: string; standing: string }[]; heads: Head[] };
	const here = await answered<Page>("GET", `/api/meetings/${meetingId}`);
	const standing = Object.fromEntries(here.participants.map((one) => [one.accountId, one.standing]));
	expect(standing).toMatchObject({ [ona]: "head", [jan]: "member" });
	expect(here.heads).toMatchObject([
		{ partyId: kept, accountId: ona, until: null },
		{ partyId: other, accountId: jan, until: now },
	]);
	expect(await answered<Page>("GET", `/api/meetings/${later}`)).toMatchObject({
		participants: [{ accountId: eva, partyId: kept, standing: "head" }],
		heads: [
			{ partyId: other, accountId: eva, until: now },
			{ partyId: kept, accountId: eva, since: now, until: null },
		],
	});
});

test("merging: an action that names the other party is the kept one's, also to its delegates", async () => {
	const [kept, other] = [await party("LT"), await party("LIT")];
	const ona = await enterAs(server, ada, "ona");
	const seat = { accountId: ona.id, role: "delegate", partyId: kept };
	await answered("POST", `/api/meetings/${meetingId}/participants`, seat);
	await server.house.rooms.edit(outcomesRoom(meetingId), ada.id, (doc) => {
		const action = { id: "glossary", kind: "action", raisedBy: ada.id, raisedAt: 0, words: { en: "G" } } as const;
		raiseOutcome(doc, { ...action, owners: [{ partyId: other }] });
		fileOutcome(doc, "glossary", 1);
	});
	const listed = async () => ((await ona.ask("GET", "/api/actions")).body as { actions: object[] }).actions;
	await expect.poll(listed, { timeout: 5_000 }).toMatchObject([{ owners: [{ partyId: other }], mine: false }]);
	expect((await ona.ask("GET", "/api/awaiting")).body).toEqual([]);
	await merge("parties", kept, other);
	expect(await listed()).toMatchObject([{ owners: [{ partyId: kept }], mine: true, mayChange: "status" }]);
	expect((await ona.ask("GET", "/api/awaiting")).body).toMatchObject([{ recordId: "glossary" }]);
});

test("merging: the meetings, members and posts of a body become the kept one's", async () => {
	const [lt, lv] = [await party("LT"), await party("LV")];
	const chair = { names: { en: "Chair" }, personId: ada.id, partyId: null };
	const kept = await body("Board", { partyIds: [lt], posts: [chair] });
	const more = { codes: { en: "B" }, powers: { en: "All." }, partyIds: [lv, lt] };
	const other = await body("The Board", { ...more, posts: [chair, { ...chair, personId: null }] });
	const held = await made("/api/meetings", { ...briefing, bodyId: other });
	const merged = await merge("bodies", kept, other);
	expect(merged).toMatchObject({
		names: { en: "Board" },
		...more,
		partyIds: [lt, lv],
		posts: [chair, { personId: null }],
	});
	expect(await answered("GET", `/api/meetings/${held}`)).toMatchObject({ meeting: { bodyId: kept } });
	expect(await answered("GET", "/api/bodies")).toMatchObject([{ id: kept }, { id: other, mergedInto: kept }]);
	const late = await ada.ask("POST", `/api/bodies/${other}/archive`, { archived: false });
	expect(late.status).toBe(404);
});

test("merging: an interpreter has the bookings, the account and the days of both", async () => {
	const ona = await enterAs(server, ada, "ona");
	const elsewhere = await made("/api/meetings", briefing);
	const seat = { accountId: ona.id, role: "interpreter", partyId: null };
	await answered("POST", `/api/meetings/${elsewhere}/participants`, seat);
	const kept = await made("/api/interpreters", { name: "Ona", a: ["lt"] });
	const more = {
		a: ["lt"],
		b: ["en"],
		retours: [["lt", "en"]],
		evidence: [{ from: "lt", to: "en", kind: "test", by: "2027", mode: null, on: null, until: null }],
	};
	const days = { unavailable: [{ from: 1, to: 2 }], accountId: ona.id };
	const other = await made("/api/interpreters", { name: "O.", ...more, ...days });
	await server.house.rooms.edit(rosterRoom(elsewhere), ada.id, (doc) =>
		publishRoster(doc, rosterOf([other]), { at: 1, by: ada.id }),
	);
	expect(await merge("interpreters", kept, other)).toMatchObject({ id: kept, name: "Ona", ...more, ...days });
	expect(await answered("GET", `/api/meetings/${meetingId}/bookings`)).toMatchObject({
		bookings: [{ interpreterId: kept, meetingTitle: briefing.titles }],
	});
	expect((await ona.ask("GET", "/api/me/bookings")).body).toMatchObject({
		...{ interpreterId: kept, formerIds: [other] },
		bookings: [{ meetingId: elsewhere }],
	});
	const planned = await answered<{ interpreters: object[] }>("GET", `/api/meetings/${meetingId}/interpreters`);
	expect(planned.interpreters).toMatchObject([
		{ id: other, archivedAt: expect.any(Number), mergedInto: kept },
		{ id: kept, mergedInto: null },
	]);
});

test("merging: two interpreters who both sign in stay two, until one of their accounts is taken off", async () => {
	const [ona, jan] = [await enterAs(server, ada, "ona"), await enterAs(server, ada, "jan")];
	const kept = await made("/api/interpreters", { name: "Ona", accountId: ona.id });
	const other = await made("/api/interpreters", { name: "O.", accountId: jan.id });
	expect(await refused(`/api/interpreters/${kept}/merge`, { otherId: other })).toEqual(["twoAccounts", undefined]);
	await answered("PATCH", `/api/interpreters/${other}`, { accountId: null });
	expect(await merge("interpreters", kept, other)).toMatchObject({ accountId: ona.id });
});

test("merging: not with itself, nor with what is archived, merged or not there, nor by anybody else", async () => {
	const jan = await enterAs(server, ada, "jan");
	const person = async (name: string) =>
		(
			await answered<{ person: { id: string } }>("POST", "/api/people", {
				...{ name, names: {}, address: "", language: "en", partyId: null, office: null },
			})
		).person.id;
	const make = {
		parties: party,
		bodies: body,
		interpreters: (name: string) => made("/api/interpreters", { name }),
		people: person,
	};
	for (const [register, entry] of Object.entries(make)) {
		const [one, two, three] = [await entry("A"), await entry("B"), await entry("C")];
		const at = (id: string) => `/api/${register}/${id}/merge`;
		expect(await refused(at(one), { otherId: one }), register).toEqual(["sameEntry", "otherId"]);
		expect(await refused(at(one), { otherId: "nobody-there" }), register).toEqual(["notFound", "otherId"]);
		expect(await refused(at("nobody-there"), { otherId: one }), register).toEqual(["notFound", undefined]);
		expect((await jan.ask("POST", at(one), { otherId: two })).status, register).toBe(403);
		await answered("POST", `/api/${register}/${three}/archive`, { archived: true });
		expect(await refused(at(one), { otherId: three }), register).toEqual(["entryArchived", "otherId"]);
		expect(await refused(at(three), { otherId: one }), register).toEqual(["entryArchived", undefined]);
		await merge(register, one, two);
		expect(await refused(at(one), { otherId: two }), register).toEqual(["notFound", "otherId"]);
		expect(await refused(at(two), { otherId: one }), register).toEqual(["notFound", undefined]);
		expect(await refused(`/api/${register}/${two}/archive`, { archived: false }), register).toEqual([
			"notFound",
			undefined,
		]);
	}
});
