/** The booths' door from outside: who may watch, who may act in which booth, and that it stands after a restart. */
import { publishRoster } from "@plenary/documents";
import { type DeskEvent, type DeskState, type MeetingRole, rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openFloor } from "../floor-stage.ts";
import { rosterOf } from "../rosters/pretend.ts";
import { enterAs, type Person, type Running, runMeeting } from "../stage.ts";
import { openDesks } from "./desks.ts";
import { seat } from "./pretend.ts";

let server: Running;
let ada: Person;
let meetingId: string;
const ru = { sittingId: "morning", booth: "ru" };

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const edit: Parameters<typeof seat>[2] = (room, verb) => server.house.rooms.edit(room, ada.id, verb);

async function bring(role: MeetingRole, name: string = role): Promise<Person> {
	const person = await enterAs(server, ada, name);
	await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });
	return person;
}

/** A desk at which one asks and hears the code of a refusal, or "yes". */
async function sit(person: Person) {
	const { socket, heard, answerTo } = await openFloor(server, person);
	let number = 0;
	const ask = async (...words: unknown[]) => {
		socket.send(`42${++number}${JSON.stringify(words)}`);
		return answerTo(number);
	};
	const watched = await ask("watchDesk", meetingId);
	const events = () =>
		heard.flatMap((words) => (words.startsWith('42["desk"') ? (JSON.parse(words.slice(2))[1].event as DeskEvent) : []));
	const act = async (command: object) => (await ask("desk", meetingId, command)).refusal?.code ?? "yes";
	return { act, ask, events, watched: watched as typeof watched & { team?: object }, socket };
}

test("desk: an interpreter acts for themselves, in the booth that the published roster has them in", async () => {
	const [irina, nestor, guest] = [
		await bring("interpreter"),
		await bring("interpreter", "two"),
		await bring("interpreter", "three"),
	];
	const first = await seat(ada, meetingId, edit, irina.id);
	const at = await sit(irina);
	expect(at.watched.team).toMatchObject({ own: first, languages: { [first]: { a: ["ru"], c: ["en"] } } });
	const take = { kind: "takeMic", ...ru, interpreterId: first, instead: null };
	expect(await (await sit(guest)).act(take)).toBe("notInBooth");
	const second = await seat(ada, meetingId, edit, nestor.id, [first]);
	expect(await at.act({ ...take, interpreterId: second })).toBe("notYou");
	expect(await at.act({ ...take, booth: "en" })).toBe("notFound");
	expect(await at.act(take)).toBe("yes");
	const partner = await sit(nestor);
	expect(await partner.act({ kind: "accept", ...ru, interpreterId: second })).toBe("nothingOffered");
	expect(await at.act({ kind: "offer", ...ru, in: 1 })).toBe("yes");
	expect(await partner.act({ kind: "accept", ...ru, interpreterId: second })).toBe("yes");
	expect(await at.act({ kind: "outOfAction", interpreterId: second })).toBe("notAllowed");
	expect(await at.act({ kind: "floorLanguage", sittingId: "morning", language: "en" })).toBe("yes");
	expect(await at.act({ kind: "floorLanguage", sittingId: "morning", language: "ka" })).toBe("notSpoken");
	expect(partner.events().map(({ kind, seq }) => `${seq} ${kind}`)).toEqual(["2 offer", "3 accept", "4 floorLanguage"]);
	const { sittings, people } = rosterOf([first]);
	const tomorrow = { sittings: sittings.map((sitting) => ({ ...sitting, day: "2026-11-22" })), people };
	await edit(rosterRoom(meetingId), (doc) => publishRoster(doc, tomorrow, { at: 2, by: ada.id }));
	expect(await at.act({ kind: "withdraw", ...ru })).toBe("notToday");
});

test("desk: an entry that was merged acts as the one it leads to", async () => {
	const irina = await bring("interpreter");
	const published = await seat(ada, meetingId, edit);
	const { body } = await ada.ask("POST", "/api/interpreters", { name: "Irina", a: ["ru"], accountId: irina.id });
	const { id: kept } = body as { id: string };
	expect((await ada.ask("POST", `/api/interpreters/${kept}/merge`, { otherId: published })).status).toBe(200);
	const { act, watched } = await sit(irina);
	expect(watched.team).toMatchObject({ own: kept, leads: { [published]: kept } });
	expect(await act({ kind: "takeMic", ...ru, interpreterId: published, instead: null })).toBe("yes");
	expect(await act({ kind: "takeMic", ...ru, interpreterId: kept, instead: null })).toBe("alreadyOn");
});

test("desk: the chair takes note and names the language, the chief acts for all, others neither see nor act", async () => {
	const [chair, chief] = [await bring("chair"), await bring("chiefInterpreter")];
	const interpreterId = await seat(ada, meetingId, edit);
	const take = { kind: "takeMic", ...ru, interpreterId, instead: null };
	const signal = { kind: "signal", ...ru, signal: "slower" };
	const heard = await sit(chair);
	expect(await heard.act(take)).toBe("notAllowed");
	expect(await heard.act(signal)).toBe("notAllowed");
	const lead = await sit(chief);
	for (const command of [take, signal]) expect(await lead.act(command)).toBe("yes");
	await vi.waitFor(() => expect(heard.events()).toHaveLength(2));
	expect(JSON.stringify(heard.events()), "a booth asks, not a person").not.toContain(chief.id);
	expect(await heard.act({ kind: "acknowledge", signalId: 2 })).toBe("yes");
	expect(await heard.act({ kind: "acknowledge", signalId: 2 })).toBe("signalOver");
	expect(await heard.act({ kind: "floorLanguage", sittingId: "morning", language: "en" })).toBe("yes");
	expect(await lead.act({ kind: "outOfAction", interpreterId: "nobody-here" })).toBe("notInBooth");
	expect(await lead.act({ kind: "outOfAction", interpreterId })).toBe("yes");
	for (const role of ["rapporteur", "delegate", "observer"] as const) {
		const { act, watched, events } = await sit(await bring(role));
		expect([watched, await act(signal), await act({ kind: "acknowledge", signalId: 2 })]).toEqual([
			{ refusal: { code: "notAllowed", message: expect.anything() } },
			"notAllowed",
			"notAllowed",
		]);
		expect(await lead.act({ kind: "floorLanguage", sittingId: "morning", language: "en" })).toBe("yes");
		expect(events()).toEqual([]);
	}
});

test("desk: what is no command is refused, and before a roster there is nothing to do", async () => {
	const { act, ask } = await sit(ada);
	expect(await act({ kind: "takeMic", ...ru, interpreterId: "somebody", instead: null })).toBe("noRoster");
	for (const nonsense of [null, {}, { kind: "signal", ...ru, signal: "constructor" }, { kind: "offer", ...ru, in: 3 }])
		expect(await act(nonsense as object)).toBe("malformed");
	expect((await ask("watchDesk", "no-such-meeting")).refusal?.code).toBe("notFound");
});

test("desk: a restart reads the same state", async () => {
	const interpreterId = await seat(ada, meetingId, edit);
	const { act } = await sit(ada);
	for (const command of [
		{ kind: "takeMic", ...ru, interpreterId, instead: null },
		{ kind: "signal", ...ru, signal: "spell", about: "name" },
		{ kind: "askRelief", ...ru },
	])
		expect(await act(command)).toBe("yes");
	const { db, clock } = server.house;
	const again = openDesks({ db, clock, tell() {}, tellOthers: undefined });
	const { watched } = await sit(ada);
	const state: DeskState = await again.state(meetingId);
	expect(watched.state).toEqual(JSON.parse(JSON.stringify(state)));
	expect(state).toMatchObject({ seq: 3, signals: [{ kind: "spell", booths: ["ru"] }] });
});
