/** Who may do what, asked by programs that keep to no rule: every role over HTTP, at every room's door and on the floor. */

import { agendaRoom, minutesRoom, outcomesRoom, planningRoom, rosterRoom } from "@plenary/domain";
import { enter, type Person } from "./people.ts";
import { openFloor, openRaw } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let interpreter: Person;
let chiefInterpreter: Person;
let stranger: Person;
let officer: Person;

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	const { secretariat, meetingId } = workshop;
	const bring = async (name: string, role: string) => {
		const path = `/api/meetings/${meetingId}/participants`;
		const body = { address: `${name}@people.test`, name, language: "en", role, partyId: null };
		const { handOver } = await secretariat.ask<{ handOver: { link: string } }>("POST", path, body);
		return enter(server.address, handOver.link.split("#")[1] ?? "");
	};
	const invite = async (name: string, office: string | null) => {
		const body = { address: `${name}@people.test`, name, language: "en", partyId: null, office };
		const { handOver } = await secretariat.ask<{ handOver: { link: string } }>("POST", "/api/people", body);
		return enter(server.address, handOver.link.split("#")[1] ?? "");
	};
	interpreter = await bring("interpreter", "interpreter");
	chiefInterpreter = await bring("chief", "chiefInterpreter");
	stranger = await invite("stranger", null);
	officer = await invite("officer", "secretariat");
});
test.afterAll(() => server.remove());

/** In the order of the letters below. */
const people = (): [string, Person][] => [
	["administrator", workshop.secretariat],
	["secretariat", officer],
	["chair", workshop.chair],
	["rapporteur", workshop.english],
	["delegate", workshop.delegate],
	["chief interpreter", chiefInterpreter],
	["interpreter", interpreter],
	["observer", workshop.observer],
	["somebody at no meeting", stranger],
];

// One letter a person, in the order above: w may write, r may read, - may not come in.
const rooms: [string, (id: string) => string, string][] = [
	["agenda", agendaRoom, "wwwwrrrr-"],
	["minutes", (id) => minutesRoom(id, "en"), "wwrwrrrr-"],
	["outcomes", outcomesRoom, "wwwwrrrr-"],
	["planning", planningRoom, "ww---w---"],
	["roster", rosterRoom, "wwrrrwrr-"],
];

for (const [kind, roomOf, letters] of rooms) {
	test(`the door of ${kind} lets in whom the table lets in, and takes words from nobody else`, async () => {
		const name = roomOf(workshop.meetingId);
		for (const [place, [who, person]] of people().entries()) {
			const room = openRaw(server.address, person, name);
			await room.answered;
			const word = `by-${who}`;
			const right = letters[place];
			if (right === "-") {
				expect((await room.closed).code, who).toBe(4403);
				continue;
			}
			room.write((doc) => doc.getText("probe").insert(0, word));
			if (right === "w") {
				await expect.poll(() => probe(name), { message: `${who}'s words` }).toContain(word);
			} else {
				expect((await room.closed).code, `${who} writes`).toBe(4403);
				expect(await probe(name), `${who}'s words`).not.toContain(word);
			}
			room.close();
		}
	});
}

async function probe(name: string): Promise<string> {
	const room = openRaw(server.address, workshop.secretariat, name);
	await room.answered;
	const words = room.doc.getText("probe").toString();
	room.close();
	return words;
}

test("the floor obeys the chair and the secretariat, tells the others, and turns strangers away", async () => {
	const letters = "wwwrrrrr-";
	for (const [place, [who, person]] of people().entries()) {
		const floor = await openFloor(server.address, person);
		const watched = await floor.ask("watch", workshop.meetingId);
		expect(watched.refusal?.code, `${who} watches`).toBe(letters[place] === "-" ? "notAllowed" : undefined);
		const started = await floor.ask("floor", workshop.meetingId, {
			kind: "startItem",
			itemId: `item-${place}-started`,
		});
		expect(started.refusal?.code, `${who} starts an item`).toBe(letters[place] === "w" ? undefined : "notAllowed");
		floor.close();
	}
});

test("HTTP answers by the same table", async () => {
	const { meetingId, delegate, parties } = workshop;
	const meeting = {
		type: "briefing",
		titles: { en: "Briefing" },
		startsOn: "2027-01-01",
		endsOn: "2027-01-01",
		zone: "UTC",
		place: "",
		hall: "",
		languages: ["en"],
		hostPartyIds: [],
	};
	const party = { kind: "state", codes: { en: "XX" }, names: { en: "Somewhere" } };
	// y is answered, - is refused with 403.
	const routes: [string, string, unknown, string][] = [
		["GET", "/api/me", undefined, "yyyyyyyyy"],
		["GET", "/api/meetings", undefined, "yyyyyyyyy"],
		["GET", "/api/parties", undefined, "yyyyyyyyy"],
		["GET", "/api/awaiting", undefined, "yyyyyyyyy"],
		["GET", `/api/meetings/${meetingId}`, undefined, "yyyyyyyy-"],
		["GET", "/api/people", undefined, "yy-------"],
		["GET", "/api/interpreters", undefined, "yy-------"],
		["POST", "/api/interpreters", { name: "Somebody" }, "yy-------"],
		["GET", `/api/meetings/${meetingId}/interpreters`, undefined, "yy---y---"],
		["POST", "/api/meetings", meeting, "yy-------"],
		["PUT", `/api/meetings/${meetingId}`, { ...meeting, languages: ["en", "ru"] }, "yy-------"],
		["POST", "/api/parties", party, "yy-------"],
		["PUT", `/api/parties/${parties.ukraine}`, { ...party, codes: { en: "UA", ru: "УКР" } }, "yy-------"],
		[
			"PATCH",
			`/api/meetings/${meetingId}/participants/${delegate.id}`,
			{ role: "delegate", partyId: null },
			"yy-------",
		],
		["POST", `/api/people/${delegate.id}/link`, {}, "yy-------"],
		["PATCH", "/api/process", { names: { en: "Baltic Process" }, languages: ["en", "ru"] }, "y--------"],
	];
	for (const [method, path, body, letters] of routes) {
		for (const [place, [who, person]] of people().entries()) {
			const { status } = await person.fetch(method, path, body);
			expect(status, `${who}: ${method} ${path}`).toBe(letters[place] === "y" ? 200 : 403);
		}
	}
	const nobody = await fetch(`${server.address}/api/meetings`);
	expect(nobody.status).toBe(401);
});

test("only administrators give offices, and the last one keeps theirs", async () => {
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
