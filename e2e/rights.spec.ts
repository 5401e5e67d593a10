/** Who may do what, asked by programs that keep to no rule: every role over HTTP, at every room's door and on the floor. */
import { fileOutcome, publishRoster, raiseOutcome } from "@plenary/documents";
import { agendaRoom, glossaryRoom, minutesRoom, outcomesRoom, planningRoom, rosterRoom } from "@plenary/domain";
import type * as Y from "yjs";
import { type Everybody, everybody } from "./entrants.ts";
import { openFloor, openRaw, type RawRoom } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let all: Everybody;

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	all = await everybody(server, workshop);
});
test.afterAll(() => server.remove());

// One letter an entrant: w may write, r may read, - may not come in, 1 is asked to sign in.
const rooms: [string, (id: string) => string, string][] = [
	["agenda", agendaRoom, "wwwwrrrr- 1 rw-w"],
	["minutes", (id) => minutesRoom(id, "en"), "wwrwrrrr- 1 rw-w"],
	["outcomes", outcomesRoom, "wwwwrrrr- 1 rw-w"],
	["planning", planningRoom, "ww---w--- 1 rw-w"],
	["roster", rosterRoom, "wwrrrwrr- 1 rw-w"],
	["glossary", glossaryRoom, "wwrr-ww-- 1 rw-w"],
];

for (const [kind, roomOf, letters] of rooms) {
	test(`the door of ${kind} lets in whom the table lets in, and takes words from nobody else`, async () => {
		const name = roomOf(workshop.meetingId);
		let found = "";
		for (const [place, entrant] of all.entrants.entries()) {
			const room = entrant.room(name);
			const letter = await letterOf(room, `by-${place}.`);
			expect((await probe(name)).includes(`by-${place}.`), `${entrant.who}'s words`).toBe(letter === "w");
			found += letter;
			room.close();
		}
		expect(found).toBe(letters.replaceAll(" ", ""));
	});
}

/** Tries to write there, whatever the rights say. */
async function letterOf(room: RawRoom, word: string): Promise<string> {
	await room.answered;
	const turnedAway: Record<number, string> = { 4401: "1", 4403: "-" };
	if (!room.isIn) return turnedAway[(await room.closed).code] ?? "?";
	room.write((doc) => doc.getText("probe").insert(0, word));
	const refused = room.closed.then(({ code }) => (code === 4403 ? "r" : "?"));
	return Promise.race([room.stored().then(() => "w"), refused]);
}

async function probe(name: string): Promise<string> {
	const room = openRaw(server.address, workshop.secretariat, name);
	await room.answered;
	const words = room.doc.getText("probe").toString();
	room.close();
	return words;
}

// Watches and commands, watches alone, may not watch, is asked to sign in; o is a token that does not reach so far.
const onFloor = "wwwrrrrr- 1 ow-w";

test("the floor obeys the chair and the secretariat, tells the others, and turns strangers away", async () => {
	let found = "";
	for (const [place, entrant] of all.entrants.entries()) {
		const floor = await entrant.floor().catch((error: Error) => error.message);
		if (typeof floor === "string") {
			found += floor === "notSignedIn" ? "1" : "?";
			continue;
		}
		const watched = await floor.ask("watch", workshop.meetingId);
		const command = { kind: "startItem", itemId: `item-${place}-started` };
		const started = await floor.ask("floor", workshop.meetingId, command);
		const [seen, done] = [watched, started].map(({ refusal }) => refusal?.code ?? "yes");
		const letters: Record<string, string> = {
			"yes yes": "w",
			"yes notAllowed": "r",
			"yes outOfScope": "o",
			"notAllowed notAllowed": "-",
		};
		found += letters[`${seen} ${done}`] ?? "?";
		floor.close();
	}
	expect(found).toBe(onFloor.replaceAll(" ", ""));
});

// The booths' desk: w watches and may act where the roster has them or they lead, - neither, r a token that only reads.
const atDesk = "www--ww-- 1 rw-w";

test("the booths' desk is for interpreters, those who lead them and the chair", async () => {
	let found = "";
	for (const entrant of all.entrants) {
		const floor = await entrant.floor().catch((error: Error) => error.message);
		if (typeof floor === "string") {
			found += floor === "notSignedIn" ? "1" : "?";
			continue;
		}
		const watched = await floor.ask("watchDesk", workshop.meetingId);
		const command = { kind: "floorLanguage", sittingId: "no-such-sitting", language: "en" };
		const acted = await floor.ask("desk", workshop.meetingId, command);
		const [seen, done] = [watched, acted].map(({ refusal }) => refusal?.code ?? "yes");
		// Nothing is published here: whoever is let through to the question is told so.
		const letters: Record<string, string> = {
			"yes noRoster": "w",
			"yes outOfScope": "r",
			"notAllowed notAllowed": "-",
		};
		found += letters[`${seen} ${done}`] ?? "?";
		floor.close();
	}
	expect(found).toBe(atDesk.replaceAll(" ", ""));
});

// h hears that something changed, - hears nothing. Bookings of this meeting concern whoever plans another.
const hearing = { actions: "hhhhhhhh- - hh-h", bookings: "hh---h--- - hhhh" };

test("that actions or bookings changed is told to those who may read them", async () => {
	const floors = await Promise.all(
		all.entrants.map(async (entrant) => {
			const floor = await entrant.floor().catch(() => undefined);
			const heard = new Set<string>();
			floor?.socket.onAny((event: string) => heard.add(event));
			floor?.socket.emit("watchActions");
			floor?.socket.emit("watchBookings");
			await floor?.ask("watch", "no-such-meeting");
			return { floor, heard };
		}),
	);
	const { secretariat, meetingId } = workshop;
	const write = async (name: string, change: (doc: Y.Doc) => void) => {
		const room = openRaw(server.address, secretariat, name);
		await room.answered;
		room.write(change);
		await room.stored();
		room.close();
	};
	await write(outcomesRoom(meetingId), (doc) => {
		const id = raiseOutcome(doc, { kind: "action", raisedBy: secretariat.id, raisedAt: 1 });
		fileOutcome(doc, id, 1);
	});
	const booth = { id: "ru", into: ["ru"], interpreterIds: ["constructor"] };
	const times = { day: "2027-01-01", startsAt: "09:00", endsAt: "12:00", mode: "simultaneous" } as const;
	const sitting = { sittingId: "morning", titles: {}, hall: "", ...times, spoken: ["en"], booths: [booth] };
	await write(rosterRoom(meetingId), (doc) => {
		publishRoster(doc, { sittings: [sitting], people: {} }, { at: 1, by: secretariat.id });
	});
	const told = (event: string) => floors.map(({ heard }) => (heard.has(event) ? "h" : "-")).join("");
	for (const [event, letters] of Object.entries(hearing))
		await expect.poll(() => told(event), { message: event }).toBe(letters.replaceAll(" ", ""));
	// Once more when everything that was on its way to them has come.
	for (const { floor } of floors) await floor?.ask("watch", meetingId);
	for (const [event, letters] of Object.entries(hearing)) expect(told(event), event).toBe(letters.replaceAll(" ", ""));
	for (const { floor } of floors) floor?.close();
});

test("who is there is changed by the secretariat alone", async () => {
	const { meetingId, delegate, parties } = workshop;
	const ukraine = { kind: "state", codes: { en: "UA", ru: "УКР" }, names: { en: "Ukraine" } };
	const routes: [string, string, object][] = [
		["PUT", `/api/parties/${parties.ukraine}`, ukraine],
		["PATCH", `/api/meetings/${meetingId}/participants/${delegate.id}`, { role: "delegate", partyId: null }],
		["POST", `/api/people/${delegate.id}/link`, {}],
	];
	const { secretariat, chair, english, observer } = workshop;
	const { officer, chiefInterpreter, interpreter, stranger } = all;
	for (const [method, path, body] of routes) {
		for (const person of [secretariat, officer])
			expect((await person.fetch(method, path, body)).status, `${method} ${path}`).toBe(200);
		for (const person of [chair, english, delegate, chiefInterpreter, interpreter, observer, stranger])
			expect((await person.fetch(method, path, body)).status, `${person.name}: ${method} ${path}`).toBe(403);
	}
});

test("only administrators give offices, and the last one keeps theirs", async () => {
	const { officer, stranger } = all;
	const person = { name: "Stranger", names: {}, partyId: null };
	expect(
		(await officer.fetch("PATCH", `/api/people/${stranger.id}`, { ...person, office: "secretariat" })).status,
	).toBe(403);
	expect((await officer.fetch("POST", `/api/people/${workshop.secretariat.id}/link`, {})).status).toBe(403);
	const own = await workshop.secretariat.fetch("PATCH", `/api/people/${workshop.secretariat.id}`, {
		name: "Ada",
		names: {},
		partyId: null,
		office: null,
	});
	expect(own.status).toBe(409);
});

test("what comes from another site, or without a sign-in, is turned away on every way in", async () => {
	const { secretariat, meetingId } = workshop;
	const foreign = "http://elsewhere.test";
	expect((await secretariat.fetch("POST", "/api/sign-out", {}, { origin: foreign })).status).toBe(403);
	expect((await secretariat.fetch("POST", "/api/sign-out", {}, { "x-plenary-token": "guessed" })).status).toBe(403);
	for (const origin of [foreign, null]) {
		const room = openRaw(server.address, secretariat, agendaRoom(meetingId), { origin });
		expect((await room.closed).code).toBe(1006);
		await expect(openFloor(server.address, secretariat, origin)).rejects.toThrow();
	}
	const nobody = openRaw(server.address, { cookie: "plenary=guessed" }, agendaRoom(meetingId));
	expect((await nobody.closed).code).toBe(4401);
	await expect(openFloor(server.address, { cookie: "plenary=guessed" })).rejects.toThrow("notSignedIn");
	for (const name of [
		agendaRoom("no-such-meeting"),
		minutesRoom(meetingId, "ka"),
		"meeting%2F..%2F..%2Fetc",
		"%E0%A4%A",
	]) {
		expect((await openRaw(server.address, secretariat, name).closed).code, name).toBe(4404);
	}
	expect((await openRaw(server.address, secretariat, agendaRoom(meetingId), { params: "?schema=0" }).closed).code).toBe(
		4426,
	);
});

test("a right that is withdrawn is gone at once, also from open connections", async () => {
	const { secretariat, russian, meetingId } = workshop;
	const room = openRaw(server.address, russian, minutesRoom(meetingId, "ru"));
	await room.answered;
	await secretariat.ask("DELETE", `/api/meetings/${meetingId}/participants/${russian.id}`);
	expect((await room.closed).code).toBeGreaterThanOrEqual(4400);
	expect((await openRaw(server.address, russian, minutesRoom(meetingId, "ru")).closed).code).toBe(4403);
	expect((await russian.fetch("GET", `/api/meetings/${meetingId}`)).status).toBe(403);
});

test("a sign-in that its owner ends is over everywhere", async () => {
	const { chair, meetingId } = workshop;
	const room = openRaw(server.address, chair, agendaRoom(meetingId));
	await room.answered;
	const [signIn] = await chair.ask<{ id: string; current: boolean }[]>("GET", "/api/sign-ins");
	expect(signIn?.current).toBe(true);
	await chair.ask("DELETE", `/api/sign-ins/${signIn?.id}`);
	expect((await room.closed).code).toBe(4401);
	expect((await chair.fetch("GET", "/api/meetings")).status).toBe(401);
});
