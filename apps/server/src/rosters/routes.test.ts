/** Bookings from outside: who learns that an interpreter is engaged elsewhere, and who learns where. */
import { publishRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { briefing, enterAs, type Person, type Running, runMeeting } from "../stage.ts";
import { rosterOf } from "./pretend.ts";

let server: Running;
let ada: Person;
let meetingId: string;
let otherId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
	const { body } = await ada.ask("POST", "/api/meetings", { ...briefing, titles: { en: "Closed talks" } });
	otherId = (body as { id: string }).id;
	await server.house.rooms.edit(rosterRoom(otherId), ada.id, (doc) =>
		publishRoster(doc, rosterOf(["person-1"]), { at: 1, by: ada.id }),
	);
});
afterEach(() => server.stop());

async function take(name: string, role: string, at = meetingId): Promise<Person> {
	const person = await enterAs(server, ada, name);
	const form = { accountId: person.id, role, partyId: null };
	expect((await ada.ask("POST", `/api/meetings/${at}/participants`, form)).status).toBe(200);
	return person;
}

const span = { interpreterId: "person-1", from: Date.UTC(2026, 10, 21, 9), to: Date.UTC(2026, 10, 21, 12) };
const asked = (person: Person, id = meetingId) => person.ask("GET", `/api/meetings/${id}/bookings`);

test("bookings: whoever plans sees those of the other meetings, and the name of those that they may know of", async () => {
	const known = { bookings: [{ ...span, meetingTitle: { en: "Closed talks" } }] };
	expect((await asked(ada)).body).toEqual(known);
	expect((await asked(ada, otherId)).body).toEqual({ bookings: [] });
	const chief = await take("chief", "chiefInterpreter");
	expect((await asked(chief)).body).toEqual({ bookings: [{ ...span, meetingTitle: {} }] });
	await ada.ask("POST", `/api/meetings/${otherId}/participants`, {
		accountId: chief.id,
		role: "observer",
		partyId: null,
	});
	expect((await asked(chief)).body).toEqual(known);
});

test("bookings: nobody else is told", async () => {
	for (const role of ["chair", "interpreter", "observer"])
		expect((await asked(await take(role, role))).status, role).toBe(403);
	expect((await asked(await take("elsewhere", "chiefInterpreter", otherId))).status).toBe(403);
});

test("bookings: a meeting that moves to another zone takes its bookings along at once", async () => {
	await ada.ask("PUT", `/api/meetings/${otherId}`, { ...briefing, zone: "Asia/Tbilisi" });
	const shifted = { from: span.from - 4 * 3_600_000, to: span.to - 4 * 3_600_000 };
	expect((await asked(ada)).body).toMatchObject({ bookings: [shifted] });
});

test("bookings: interpreters learn of their own, at meetings they are at, and of nobody else's", async () => {
	const anna = await take("anna", "interpreter", otherId);
	const entry = { name: "Anna", a: ["en"], c: ["ru"], accountId: anna.id };
	const { id } = (await ada.ask("POST", "/api/interpreters", entry)).body as { id: string };
	const mine = async (person: Person) => (await person.ask("GET", "/api/me/bookings")).body;
	expect(await mine(anna)).toEqual({ interpreterId: id, formerIds: [], bookings: [] });
	const soon = new Date(server.house.clock() + 10 * 86_400_000).toISOString().slice(0, 10);
	const { sittings, people } = rosterOf([id]);
	await server.house.rooms.edit(rosterRoom(otherId), ada.id, (doc) =>
		publishRoster(
			doc,
			{ sittings: sittings.map((sitting) => ({ ...sitting, day: soon })), people },
			{ at: 2, by: ada.id },
		),
	);
	expect(await mine(anna)).toMatchObject({ bookings: [{ meetingId: otherId, meetingTitles: { en: "Closed talks" } }] });
	expect(await mine(ada)).toEqual({ interpreterId: null, formerIds: [], bookings: [] });
	await ada.ask("DELETE", `/api/meetings/${otherId}/participants/${anna.id}`);
	expect(await mine(anna)).toEqual({ interpreterId: id, formerIds: [], bookings: [] });
});
