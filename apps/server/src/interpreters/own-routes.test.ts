/** One's own entry from outside: seen whole, written in part, taken along; and shown to nobody else. */
import type { OwnEntry, OwnExport } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let nino: Person;
let meetingId: string;
let id: string;

const facts = {
	...{ name: "Nino", a: ["ka"], b: ["en"], c: ["ru"], retours: [["ka", "en"]], town: "Tbilisi", domains: ["law"] },
	evidence: [{ from: "ka", to: "en", kind: "test", by: "The court", mode: null, on: null, until: null }],
	...{ address: "nino@home.test", phone: "+995", note: "Prefers mornings", fee: { amount: 400, currency: "EUR" } },
};

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
	nino = await enterAs(server, ada, "nino");
	const entry = { ...facts, accountId: nino.id, conflicts: [meetingId, "gone-long-ago"] };
	({ id } = (await ada.ask("POST", "/api/interpreters", entry)).body as { id: string });
});
afterEach(() => server.stop());

const own = async () => ((await nino.ask("GET", "/api/me/entry")).body as { own: OwnEntry }).own;

test("own entry: is shown whole, with the day until which it is kept, and to nobody whose it is not", async () => {
	expect(await own()).toMatchObject({
		entry: { id, ...facts },
		conflictTitles: [{ en: "Briefing" }],
		...{ lastDay: null, dueOn: "2029-11-21", reliability: { facts: [], counts: { confirmed: 0 } } },
	});
	expect((await ada.ask("GET", "/api/me/entry")).body).toEqual({ own: null });
	expect((await ada.ask("PATCH", "/api/me/entry", { phone: "1" })).status).toBe(404);
	expect((await ada.ask("GET", "/api/me/entry/export")).status).toBe(404);
	const { body } = await nino.ask("POST", "/api/tokens", { name: "Program", scope: "write", days: 1, meetingId: null });
	const headers = { authorization: `Bearer ${(body as { secret: string }).secret}` };
	for (const path of ["/api/me/entry", "/api/me/entry/export"])
		expect((await fetch(server.address + path, { headers })).status, path).toBe(403);
});

test("own entry: how one is reached and when one can not come is one's own to write, and nothing else", async () => {
	const asked = { address: "new@home.test", phone: "+370", unavailable: [{ from: 1_000, to: 2_000 }] };
	const more = { fee: { amount: 9_000, currency: "EUR" }, note: "", clearance: null, accountId: null, name: "Queen" };
	const { body, status } = await nino.ask("PATCH", "/api/me/entry", { ...asked, ...more });
	expect(status).toBe(200);
	expect(body).toMatchObject({ entry: { ...facts, ...asked, accountId: nino.id } });
	expect((await ada.ask("GET", "/api/interpreters")).body).toMatchObject([{ ...facts, ...asked }]);
	const part = await nino.ask("PATCH", "/api/me/entry", { phone: "+371" });
	expect(part.body).toMatchObject({ entry: { ...facts, ...asked, phone: "+371" } });
	const wrong = await nino.ask("PATCH", "/api/me/entry", { unavailable: [{ from: 2, to: 1 }] });
	expect(wrong.body).toMatchObject({ refusal: { code: "spanInvalid" } });
	expect((await nino.ask("PATCH", "/api/me/entry", { address: "nowhere" })).status).toBe(422);
});

test("own entry: goes along with engagements, bookings and calendars", async () => {
	await nino.ask("POST", "/api/me/calendar");
	const all = (await nino.ask("GET", "/api/me/entry/export")).body as OwnExport;
	expect(all).toMatchObject({ exportedAt: "2026-11-21T00:00:00.000Z", entry: { id, ...facts }, engagements: [] });
	expect(all.calendarAddresses).toHaveLength(1);
});
