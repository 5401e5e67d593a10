/** The interpreters' register from outside: entered, changed, archived, taken in and back, and who may see what of it. */
import { placeInterpreter, publishRoster } from "@plenary/documents";
import { api, meetingRoles, planningRoom, rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { rosterOf } from "../rosters/pretend.ts";
import { briefing, enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const said = { kind: "accreditation", by: "", mode: null, on: null, until: null };
const nino = {
	name: "Nino Example",
	names: { ru: "Нино Пример", ka: "ნინო" },
	a: ["ka"],
	b: ["en"],
	c: ["ru"],
	retours: [["ka", "en"]],
	evidence: [{ ...said, from: "ka", to: "en", by: "The secretariat", until: "2027-12-31" }],
	unavailable: [{ from: 1_000, to: 2_000 }],
	domains: ["asylum law"],
	town: "Tbilisi",
	tracks: ["conference", "community"],
	modes: ["consecutive"],
	clearance: { level: 2, issuer: "Ministry", until: "2027-05-01" },
	fee: { amount: 400, currency: "EUR" },
	conflicts: ["another-meeting"],
	address: "Nino@people.test",
	phone: "+995 5 000",
	note: "Prefers mornings",
};

/** Asked with nothing to show. */
async function rawly({ address }: Running, to: string): Promise<{ status: number; text: string }> {
	const answer = await fetch(address + to);
	return { status: answer.status, text: await answer.text() };
}

interface Entry {
	id: string;
	name: string;
}
const path = "/api/interpreters";
const answered = async <Answer = Entry>(method: string, to: string, form?: object): Promise<Answer> => {
	const { status, body } = await ada.ask(method, to, form);
	expect(status, JSON.stringify(body)).toBe(200);
	return body as Answer;
};
const register = () => answered<Entry[]>("GET", path);
const refusalOf = (answer: { body: unknown }) => {
	const { refusal } = answer.body as { refusal: { code: string; field?: string } };
	return [refusal.code, refusal.field];
};

test("interpreters: an entry comes back as it went in, and a change leaves the rest as it is", async () => {
	const made = await answered("POST", path, nino);
	const whole = { ...nino, id: made.id, address: "nino@people.test", accountId: null, consentedOn: null };
	expect(made).toEqual({ ...whole, archivedAt: null, mergedInto: null });
	expect(await register()).toEqual([made]);
	const changed = await answered("PATCH", `${path}/${made.id}`, { town: "Batumi", c: ["ru", "hy"] });
	expect(changed).toEqual({ ...made, town: "Batumi", c: ["ru", "hy"] });
	expect(await register()).toEqual([changed]);
	expect((await ada.ask("PATCH", `${path}/nobody-there`, { town: "Batumi" })).status).toBe(404);
});

test("interpreters: a change is judged with what stays, and the answer names the field", async () => {
	const { id } = await answered("POST", path, nino);
	const change = async (part: object) => refusalOf(await ada.ask("PATCH", `${path}/${id}`, part));
	expect(await change({ c: ["ka"] })).toEqual(["languageTwice", "c"]);
	expect(await change({ b: [] })).toEqual(["retourInvalid", "retours"]);
	expect(await change({ a: ["Georgian"] })).toEqual(["languageInvalid", "a.0"]);
	expect(await change({ unavailable: [{ from: 2, to: 1 }] })).toEqual(["spanInvalid", "unavailable.0.to"]);
	expect(await change({ name: " " })).toEqual(["nameMissing", "name"]);
	const withoutRetour = await answered("PATCH", `${path}/${id}`, { retours: [] });
	expect(withoutRetour).toMatchObject({ retours: [], evidence: [] });
});

test("interpreters: an account is one interpreter's alone, and follows when two people are merged", async () => {
	const [ona, jan] = [await enterAs(server, ada, "ona"), await enterAs(server, ada, "jan")];
	const first = await answered("POST", path, { name: "Ona", accountId: ona.id });
	const second = await ada.ask("POST", path, { name: "Jan", accountId: ona.id });
	expect(refusalOf(second)).toEqual(["accountTaken", "accountId"]);
	const ghost = await ada.ask("PATCH", `${path}/${first.id}`, { accountId: "nobody-there" });
	expect(refusalOf(ghost)).toEqual(["notFound", "accountId"]);
	await answered("POST", `/api/people/${jan.id}/merge`, { otherId: ona.id });
	expect(await register()).toMatchObject([{ id: first.id, accountId: jan.id }]);
});

test("interpreters: they are archived, not removed, and brought back", async () => {
	const { id } = await answered("POST", path, nino);
	await answered("POST", `${path}/${id}/archive`, { archived: true });
	expect(await register()).toMatchObject([{ id, archivedAt: expect.any(Number) }]);
	await answered("POST", `${path}/${id}/archive`, { archived: false });
	expect(await register()).toMatchObject([{ id, archivedAt: null }]);
	expect((await ada.ask("POST", `${path}/nobody-there/archive`, { archived: true })).status).toBe(404);
});

test("interpreters: whoever plans a meeting sees what planning needs, and nobody else anything", async () => {
	const { id } = await answered("POST", path, nino);
	const of = `/api/meetings/${meetingId}/interpreters`;
	const { evidence, address, phone, note, ...facts } = nino;
	const state = { archivedAt: null, mergedInto: null };
	const planned = { id, ...facts, ...state };
	expect(await answered("GET", of)).toEqual({ interpreters: [planned] });
	const jan = await enterAs(server, ada, "jan");
	for (const [name, role, status] of [
		["per", "interpreter", 403],
		["ona", "chiefInterpreter", 200],
	] as const) {
		const person = await enterAs(server, ada, name);
		await answered("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });
		expect((await person.ask("GET", of)).status, role).toBe(status);
	}
	expect((await ada.ask("GET", "/api/meetings/nowhere/interpreters")).status).toBe(404);
	expect((await jan.ask("GET", of)).status).toBe(403);
	for (const [method, to, form] of [
		["GET", path, undefined],
		["POST", path, nino],
		["PATCH", `${path}/${id}`, {}],
		["POST", `${path}/${id}/archive`, { archived: true }],
		["POST", `${path}/import`, { rows: [{ interpreter: nino, into: null }] }],
		["POST", `${path}/imports/${id}/undo`, {}],
	] as const)
		expect((await jan.ask(method, to, form)).status, `${method} ${to}`).toBe(403);
});

const row = (name: string, part: object = {}, into: string | null = null) => ({ interpreter: { name, ...part }, into });
const take = (...rows: object[]) => ada.ask("POST", `${path}/import`, { rows });
const undo = async (taken: { body: unknown }) => {
	const { id } = taken.body as { id: string };
	return (await ada.ask("POST", `${path}/imports/${id}/undo`, {})).body;
};

test("interpreters: a table comes in at once, and is gone again when it is undone", async () => {
	const taken = await take(row("Ona", { a: ["lt"], c: ["en"] }), row("Jan", { a: ["pl"] }));
	expect(taken.body).toMatchObject({ added: 2, filled: 0 });
	expect((await register()).map(({ name }) => name)).toEqual(["Jan", "Ona"]);
	expect(await undo(taken)).toEqual({ undone: 2, kept: 0 });
	expect(await register()).toEqual([]);
	expect(await undo(taken)).toMatchObject({ refusal: { code: "notFound" } });
});

test("interpreters: a row fills in what is missing, leaves what is there, and is taken back", async () => {
	const before = await answered("POST", path, nino);
	const more = {
		a: ["ka", "os"],
		b: ["ru", "fr"],
		c: ["hy"],
		retours: [
			["os", "fr"],
			["ka", "ru"],
		],
		town: "Gori",
	};
	const taken = await take(row("N. E.", { ...more, domains: ["border"] }, before.id));
	expect(taken.body).toMatchObject({ added: 0, filled: 1 });
	expect(await register()).toMatchObject([
		{
			name: "Nino Example",
			a: ["ka", "os"],
			b: ["en", "fr"],
			c: ["ru", "hy"],
			retours: [
				["ka", "en"],
				["os", "fr"],
			],
			town: "Tbilisi",
			domains: ["asylum law", "border"],
		},
	]);
	expect(await undo(taken)).toEqual({ undone: 1, kept: 0 });
	expect(await register()).toEqual([before]);
});

test("interpreters: one wrong row refuses all of them and says which; whoever was changed since stays", async () => {
	const ghost = await take(row("One"), row("Two", {}, "nobody-there"));
	expect(refusalOf(ghost)).toEqual(["notFound", "rows.1"]);
	const wrong = await take(row("One"), row("Two", { a: ["ka"], c: ["ka"] }));
	expect(refusalOf(wrong)).toEqual(["languageTwice", "rows.1.interpreter.c"]);
	expect(await register()).toEqual([]);
	const taken = await take(row("One"), row("Two"));
	const [one] = await register();
	await answered("PATCH", `${path}/${one?.id}`, { town: "Riga" });
	expect(await undo(taken)).toEqual({ undone: 1, kept: 1 });
	expect(await register()).toMatchObject([{ name: "One" }]);
});

test("interpreters: whoever sits in a booth of a draft stays when their table is taken back", async () => {
	const taken = await take(row("One"), row("Two"));
	const [one] = await register();
	await server.house.rooms.edit(planningRoom(meetingId), ada.id, (doc) =>
		placeInterpreter(doc, { sittingId: "morning", booth: "ru", interpreterId: one?.id ?? "", raisedBy: ada.id }),
	);
	expect(await undo(taken)).toEqual({ undone: 1, kept: 1 });
	expect(await register()).toMatchObject([{ name: "One" }]);
});

test("interpreters: whoever sits in a published booth stays when their table is taken back", async () => {
	const taken = await take(row("One"), row("Two"));
	const [one] = await register();
	await server.house.rooms.edit(rosterRoom(meetingId), ada.id, (doc) =>
		publishRoster(doc, rosterOf([one?.id ?? ""]), { at: 1, by: ada.id }),
	);
	const plannedElsewhere = async () => {
		const { body } = await ada.ask("POST", "/api/meetings", briefing);
		return (await ada.ask("GET", `/api/meetings/${(body as { id: string }).id}/bookings`)).body;
	};
	expect(await plannedElsewhere()).toMatchObject({ bookings: [{ interpreterId: one?.id }] });
	expect(await undo(taken)).toEqual({ undone: 1, kept: 1 });
	expect(await register()).toMatchObject([{ name: "One" }]);
});

test("interpreters: no route tells anybody else how one is reached, nor what is noted or proven of them", async () => {
	const secrets = { address: "hidden@people.test", phone: "+995 5 777", note: "Told in confidence" };
	const by = "An office that is named nowhere";
	const { id } = await answered("POST", path, {
		...nino,
		...secrets,
		evidence: [{ ...said, from: "ka", to: "en", by }],
	});
	const askers = new Map<string, Person>();
	for (const role of meetingRoles) {
		const person = await enterAs(server, ada, role);
		await answered("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });
		askers.set(role, person);
	}
	askers.set("somebody at no meeting", await enterAs(server, ada, "stranger"));
	const routes = Object.values(api).filter(([method]) => method === "GET");
	for (const [who, person] of askers)
		for (const [, pattern] of routes)
			for (const one of pattern.includes(":id") ? [meetingId, id] : [""]) {
				const { body } = await person.ask("GET", pattern.replace(":id", one).replace(/:\w+/, id));
				for (const secret of [...Object.values(secrets), by])
					expect(JSON.stringify(body), `${who}: ${pattern}`).not.toContain(secret);
			}
	expect(JSON.stringify(await register())).toContain(secrets.note);
	for (const [, pattern] of routes) {
		const { status, text } = await rawly(server, pattern.replace(":id", meetingId).replace(/:\w+/, id));
		expect([200, 401, 404]).toContain(status);
		expect(text).not.toContain(secrets.note);
	}
});

test("interpreters: whatever a program sends is refused in the reader's language, and nothing of it stays", async () => {
	const made = await answered("POST", path, nino);
	const many = Array.from({ length: 10_000 }, (_, at) => `aa-${String(at).padStart(5, "0")}`);
	const own = (key: string) => JSON.parse(`{"${key}":"x"}`) as object;
	const nonsense: [number, object][] = [
		[422, { c: many }],
		[422, { names: Object.fromEntries(many.map((tag) => [tag, "N"])) }],
		[422, { retours: many.slice(0, 200).map(() => ["ka", "en"]) }],
		[422, { names: own("constructor") }],
		[422, { evidence: own("constructor") }],
		[422, { evidence: [{ ...said, from: "ka", to: "en>ru" }] }],
		[422, { evidence: [{ ...said, from: "ka", to: "en", by: "x".repeat(301) }] }],
		[422, { evidence: [{ ...said, from: "ka", to: "en", kind: "constructor" }] }],
		[422, { unavailable: [{ from: -1, to: 1 }] }],
		[422, { unavailable: [{ from: 0, to: 1e300 }] }],
		[422, { unavailable: [{ from: null, to: 1 }] }],
		[422, { unavailable: Array.from({ length: 501 }, () => ({ from: 0, to: 1 })) }],
		[422, { consentedOn: "2026-02-30" }],
		[422, { accountId: "__proto__\n" }],
		[404, { accountId: "__proto__" }],
		[413, { note: "x".repeat(300_000) }],
	];
	for (const [status, part] of nonsense) {
		for (const [language, letter] of [
			["en", /^[A-Z]/],
			["ru", /^[А-Я]/],
		] as const) {
			const answer = await ada.ask("PATCH", `${path}/${made.id}`, part, { "accept-language": language });
			const what = JSON.stringify(part).slice(0, 80);
			expect(answer.status, what).toBe(status);
			expect(answer.body, what).toMatchObject({ refusal: { message: expect.stringMatching(letter) } });
		}
	}
	for (const part of [own("__proto__"), { names: own("__proto__") }, { id: "another-one", archivedAt: 1 }])
		expect((await ada.ask("PATCH", `${path}/${made.id}`, { ...part, names: nino.names })).status).toBe(200);
	expect(await register()).toEqual([made]);
	const rows = (number: number) => Array.from({ length: number }, (_, at) => row(`N ${at}`, { note: "x".repeat(900) }));
	expect((await take(...rows(2_001))).status).toBe(422);
	expect((await take(...rows(2_000), ...rows(4_000))).status).toBe(413);
	expect(await register()).toEqual([made]);
});
