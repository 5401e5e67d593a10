/** Tests of interpreters' own calendars: shown to whoever plans as days away, sealed, read again, and taken away. */
import { newInterpreterSchema, type OwnEntry } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterAs, hour, openStage, type Person, quiet, type Running, runMeeting, type Stage } from "../stage.ts";
import type { Fetched } from "./fetch-calendar.ts";
import { busyTimes, type CalendarDesk, calendarOf, keepCalendar, openCalendarDesk } from "./own-calendars.ts";
import { rowById } from "./register.ts";
import { addInterpreter } from "./routes.ts";

const from = Date.UTC(2026, 10, 23, 9);
const at = (begin: number) => ({ from: begin, to: begin + hour });
const file = (day: string) =>
	`BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Dentist\r\nDTSTART:${day}T090000Z\r\nDURATION:PT1H\r\nEND:VEVENT\r\nEND:VCALENDAR`;

let stage: Stage;
let desk: CalendarDesk;
let answer: Fetched;
let asked: string[];
let id: string;
const address = "https://calendars.test/secret-path/mine.ics";

beforeEach(async () => {
	stage = await openStage();
	asked = [];
	answer = { text: file("20261123") };
	const { db, seals, clock } = stage;
	const fetch = async (one: string) => {
		asked.push(one);
		return answer;
	};
	desk = openCalendarDesk({ db, seals, clock, log: quiet, fetch });
	const entry = await addInterpreter(db, seals, newInterpreterSchema.parse({ name: "Nino" }), clock());
	id = "id" in entry ? entry.id : "";
	await link();
});
afterEach(async () => {
	await desk.close();
	await stage.close();
});

async function link(): Promise<void> {
	const { db, seals, clock } = stage;
	const row = await rowById(db, id);
	const kept = { address, zone: "UTC", trouble: null, spans: [at(from)] };
	await keepCalendar(db, seals, { id, wrapped_key: row?.wrapped_key ?? null, ids: [id] }, kept, clock());
}
const shown = async () => (await calendarOf(stage.db, stage.seals, [id]))?.shown;

test("own calendars: an address is read again after six hours, and nothing of it stands open", async () => {
	await desk.look();
	expect(asked).toEqual([]);
	stage.push(6 * hour);
	answer = { text: file("20261124") };
	await desk.look();
	expect(asked).toEqual([address]);
	const busy = { host: "calendars.test", trouble: null, spans: [at(from + 24 * hour)] };
	expect(await shown()).toEqual({ ...busy, readAt: stage.clock() });
	await desk.look();
	expect(asked).toHaveLength(1);
	const kept = JSON.stringify(await stage.db.selectFrom("busy_calendar").selectAll().execute());
	expect(kept).not.toMatch(/calendars|Dentist|secret/);
	expect((await busyTimes(stage.db, stage.seals, [(await rowById(stage.db, id)) as never])).get(id)).toEqual(
		busy.spans,
	);
});

test("own calendars: what was read before stays when the address fails, which is told", async () => {
	const readAt = stage.clock();
	stage.push(6 * hour);
	answer = { trouble: "notReached" };
	await desk.look();
	expect(await shown()).toEqual({ host: "calendars.test", readAt, trouble: "notReached", spans: [at(from)] });
	stage.push(6 * hour);
	answer = { text: file("20261123") };
	await desk.look();
	expect(await shown()).toMatchObject({ trouble: null, readAt: stage.clock() });
});

let server: Running;
let ada: Person;
let nino: Person;
let meetingId: string;

async function open(): Promise<void> {
	({ server, ada, meetingId } = await runMeeting());
	nino = await enterAs(server, ada, "nino");
	const away = { unavailable: [at(from + 48 * hour)] };
	await ada.ask("POST", "/api/interpreters", { name: "Nino", accountId: nino.id, ...away });
}
const put = (spans: object[]) => nino.ask("PUT", "/api/me/entry/calendar", { spans });

test("own calendars: busy times of a file are days away for whoever plans, beside those that were written", async () => {
	await open();
	try {
		expect((await put([at(from)])).body).toMatchObject({ calendar: { host: null, trouble: null, spans: [at(from)] } });
		const planned = (await ada.ask("GET", `/api/meetings/${meetingId}/interpreters`)).body;
		expect(planned).toMatchObject({ interpreters: [{ unavailable: [at(from + 48 * hour), at(from)] }] });
		expect(JSON.stringify(planned)).not.toContain("busy");
		const register = (await ada.ask("GET", "/api/interpreters")).body;
		expect(register).toMatchObject([{ unavailable: [at(from + 48 * hour)], busy: [at(from)] }]);
		expect((await put([{ from: 2, to: 1 }])).status).toBe(422);
		expect((await put(Array.from({ length: 1_001 }, () => at(from)))).status).toBe(422);
		const { body } = await nino.ask("DELETE", "/api/me/entry/calendar");
		expect((body as OwnEntry).calendar).toBeNull();
		expect((await ada.ask("GET", "/api/interpreters")).body).toEqual([expect.not.objectContaining({ busy: [] })]);
	} finally {
		await server.stop();
	}
});

test("own calendars: an address that leads to ourselves is refused, and nothing is kept", async () => {
	await open();
	try {
		const give = (to: string) => nino.ask("POST", "/api/me/entry/calendar", { address: to, zone: "UTC" });
		for (const to of [server.address, "https://127.0.0.1/a.ics", "https://169.254.169.254/latest/meta-data/"])
			expect((await give(to)).body, to).toMatchObject({ refusal: { code: "addressRefused", field: "address" } });
		expect(await server.house.db.selectFrom("busy_calendar").selectAll().execute()).toEqual([]);
		for (let times = 0; times < 17; times++) await give("http://elsewhere.test");
		expect((await give("http://elsewhere.test")).body).toMatchObject({ refusal: { code: "tooOften" } });
	} finally {
		await server.stop();
	}
});
