/** Tests of keeping and erasing: who is due, what the link does, and that nothing readable is left in the file. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { publishRoster } from "@plenary/documents";
import { type DueInterpreter, type Keeping, rosterRoom } from "@plenary/domain";
import { afterEach, expect, test } from "vitest";
import { type Mailbox, openMailbox } from "../mail/mailbox-stage.ts";
import { briefing, enterAs, hour, isOnPostgres, type Person, type Running, runServer } from "../stage.ts";
import { pseudonymOf } from "./erasing.ts";

const year = 366 * 24 * hour;
let server: Running;
let ada: Person;
let box: Mailbox | undefined;

async function open(environment: Record<string, string> = {}): Promise<void> {
	server = await runServer(environment);
	ada = await server.enter(await server.firstLink());
}
afterEach(async () => {
	await server.stop();
	await box?.close();
	box = undefined;
});

const words = ["Quetzalcoatlus", "quetz@home.test", "+995-777-42", "Prefers ptarmigans", "Zugdidi", "Rosenkavalier"];
const [name = "", address = "", phone = "", note = "", town = "", secondName = ""] = words;
const facts = { name, names: { de: secondName }, address, phone, note, town, a: ["ka"], c: ["en"] };
const register = async (entry: object = facts) =>
	((await ada.ask("POST", "/api/interpreters", entry)).body as { id: string }).id;
const due = async () => (await ada.ask("GET", "/api/interpreters/due")).body as DueInterpreter[];
const erase = (id: string) => ada.ask("POST", `/api/interpreters/${id}/erase`);
/** Everybody's sign-in is over by then. */
async function wait(ms: number): Promise<void> {
	server.push(ms);
	ada = await server.enter(await server.firstLink());
}
const bare = async (path: string, body: object) => {
	const headers = { "content-type": "application/json", origin: server.address };
	const answer = await fetch(server.address + path, { method: "POST", headers, body: JSON.stringify(body) });
	return { status: answer.status, body: (await answer.json()) as Keeping & { refusal?: { code: string } } };
};
const publish = (meetingId: string, id: string, day: string) =>
	server.house.rooms.edit(rosterRoom(meetingId), ada.id, (doc) => {
		const times = { day, startsAt: "09:00", endsAt: "12:00", mode: "simultaneous" } as const;
		const booths = [{ id: "ka", into: ["ka"], interpreterIds: [id] }];
		const sitting = { sittingId: "morning", titles: {}, hall: "", ...times, spoken: ["en"], booths };
		publishRoster(
			doc,
			{ sittings: [sitting], people: { [id]: { name: "As It Stood", names: {} } } },
			{ at: 1, by: ada.id },
		);
	});

test("keeping: three years after being entered, or after the last day in a booth, somebody is due", async () => {
	await open();
	const idle = await register({ name: "Idle" });
	const busy = await register({ name: "Busy" });
	await wait(year);
	const meetingId = ((await ada.ask("POST", "/api/meetings", briefing)).body as { id: string }).id;
	await publish(meetingId, busy, "2027-11-20");
	await ada.ask("GET", `/api/meetings/${meetingId}/bookings`);
	expect(await due()).toEqual([]);
	await wait(2 * year);
	expect(await due()).toMatchObject([{ id: idle, lastDay: null, keptSince: "2026-11-21", dueOn: "2029-11-21" }]);
	await wait(year);
	expect(await due()).toMatchObject([{ id: idle }, { id: busy, lastDay: "2027-11-20", dueOn: "2030-11-20" }]);
});

test("keeping: by the link somebody stays for three more years, and looking alone says nothing", async () => {
	await open();
	const id = await register();
	await wait(3 * year);
	const handed = (await ada.ask("POST", `/api/interpreters/${id}/ask-to-keep`)).body as {
		mailed: boolean;
		link: string;
	};
	expect(handed.mailed).toBe(false);
	const secret = handed.link.split("#")[1] ?? "";
	const kept = await server.house.db.selectFrom("keeping_link").selectAll().execute();
	expect(JSON.stringify(kept)).not.toContain(secret);
	expect(await due()).toMatchObject([{ id, askedAt: expect.any(Number), hasAddress: true }]);
	expect((await bare("/api/keeping/look", { secret })).body).toMatchObject({ standing: "open", name });
	expect(await due()).toHaveLength(1);
	const answered = await bare("/api/keeping/answer", { secret, answer: "keep" });
	expect(answered.body).toMatchObject({ standing: "kept", dueOn: expect.stringMatching(/^2032-/) });
	expect(await due()).toEqual([]);
	expect((await bare("/api/keeping/look", { secret })).body).toMatchObject({ standing: "kept" });
	expect((await bare("/api/keeping/look", { secret: "guessed" })).status).toBe(404);
	await wait(61 * 24 * hour);
	expect((await bare("/api/keeping/look", { secret })).body.refusal?.code).toMatch(/^link(Expired|Unknown)$/);
});

test("keeping: the question goes by letter, in the interpreter's language, and its link erases", async () => {
	box = await openMailbox();
	await open({ SMTP_URL: box.url });
	const id = await register();
	expect((await ada.ask("POST", `/api/interpreters/${id}/ask-to-keep`)).body).toMatchObject({
		mailed: true,
		link: null,
	});
	const [letter] = box.letters;
	expect(letter?.to).toBe(address);
	const text = (letter?.text ?? "").replaceAll("=\r\n", "").replaceAll("=3D", "=");
	const secret = /keeping#([\w-]+)/.exec(text)?.[1] ?? "";
	expect((await bare("/api/keeping/answer", { secret, answer: "erase" })).body).toMatchObject({ standing: "erased" });
	expect((await bare("/api/keeping/look", { secret })).status).toBe(404);
	expect((await ada.ask("GET", "/api/interpreters")).body).toEqual([]);
});

test("erasing: leaves nothing readable in the file, and the published roster as it was adopted", async () => {
	await open();
	const nino = await enterAs(server, ada, "nino");
	const row = { interpreter: facts, into: null };
	await ada.ask("POST", "/api/interpreters/import", { rows: [row, { interpreter: { name: "Other" }, into: null }] });
	const all = (await ada.ask("GET", "/api/interpreters")).body as { id: string; name: string }[];
	const id = all.find((one) => one.name === name)?.id ?? "";
	await ada.ask("PATCH", `/api/interpreters/${id}`, { accountId: nino.id });
	const meetingId = ((await ada.ask("POST", "/api/meetings", briefing)).body as { id: string }).id;
	await publish(meetingId, id, "2026-11-21");
	const { body } = await ada.ask("POST", `/api/meetings/${meetingId}/facts`, {
		...{ interpreterId: id, day: "2026-11-21", kind: "late" },
	});
	const comment = "Ornithopter was late";
	await nino.ask("PUT", `/api/me/entry/facts/${(body as { id: string }).id}`, { comment });
	await nino.ask("POST", "/api/me/calendar");
	await nino.ask("PUT", "/api/me/entry/calendar", { spans: [{ from: 1, to: 2 }] });
	const files = () =>
		readdirSync(server.house.settings.dataDir)
			.filter((file) => file.startsWith("plenary.sqlite"))
			.map((file) => readFileSync(join(server.house.settings.dataDir, file), "latin1"))
			.join("");
	if (!isOnPostgres) expect(files()).toContain(name);
	await wait(24 * hour);
	expect((await erase(id)).status).toBe(200);
	const { db, seals } = server.house;
	for (const table of ["interpreter", "register_import", "interpreter_fact", "calendar_feed", "keeping_link"] as const)
		for (const word of [...words, comment])
			expect(JSON.stringify(await db.selectFrom(table).selectAll().execute()), table).not.toContain(word);
	expect(await db.selectFrom("interpreter_fact").selectAll().execute()).toEqual([]);
	for (const table of ["calendar_feed", "busy_calendar"] as const)
		expect(await db.selectFrom(table).selectAll().execute()).toEqual([]);
	const kept = await db.selectFrom("interpreter").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
	expect(kept).toMatchObject({ wrapped_key: null, sealed: "", account_id: null, name: pseudonymOf(id).name });
	expect(() => seals.open(id, kept.wrapped_key ?? "", "")).toThrow();
	if (!isOnPostgres) {
		for (const word of [...words, comment]) expect(files(), word).not.toContain(word);
		expect(files()).toContain("As It Stood");
	}
	const planned = (await ada.ask("GET", `/api/meetings/${meetingId}/interpreters`)).body as { interpreters: object[] };
	expect(planned.interpreters).toMatchObject([{ id, ...pseudonymOf(id) }, { name: "Other" }]);
});

test("erasing: what is left can not be changed, brought back or erased again, and its table is undone without it", async () => {
	await open();
	const taken = await ada.ask("POST", "/api/interpreters/import", { rows: [{ interpreter: facts, into: null }] });
	const [{ id = "" } = {}] = (await ada.ask("GET", "/api/interpreters")).body as { id: string }[];
	expect((await erase(id)).status).toBe(200);
	expect((await erase(id)).status).toBe(404);
	expect((await ada.ask("PATCH", `/api/interpreters/${id}`, { town: "Riga" })).status).toBe(404);
	expect((await ada.ask("POST", `/api/interpreters/${id}/archive`, { archived: false })).status).toBe(404);
	expect((await ada.ask("POST", `/api/interpreters/${id}/ask-to-keep`)).status).toBe(404);
	expect((await ada.ask("GET", `/api/interpreters/${id}/reliability`)).status).toBe(404);
	const undone = await ada.ask("POST", `/api/interpreters/imports/${(taken.body as { id: string }).id}/undo`);
	expect(undone.body).toEqual({ undone: 0, kept: 0 });
});

test("erasing: takes whoever was merged along, and waits for what is agreed for a day to come", async () => {
	await open();
	const [id, other] = [await register(), await register({ name: secondName })];
	await ada.ask("POST", `/api/interpreters/${id}/merge`, { otherId: other });
	const meetingId = ((await ada.ask("POST", "/api/meetings", briefing)).body as { id: string }).id;
	await publish(meetingId, other, "2026-11-21");
	await ada.ask("GET", `/api/meetings/${meetingId}/bookings`);
	expect((await erase(id)).body).toMatchObject({ refusal: { code: "stillEngaged" } });
	await wait(24 * hour);
	expect((await erase(id)).status).toBe(200);
	expect(JSON.stringify(await server.house.db.selectFrom("interpreter").selectAll().execute())).not.toMatch(
		new RegExp(`${name}|${secondName}`),
	);
});
