/** Papers from outside: who may have which, what stands in them, and what is never in them. */
import { addSitting, fileOutcome, raiseOutcome, setNumber } from "@plenary/documents";
import { agendaRoom, type BoothRota, type MeetingRole, outcomesRoom, type PaperName } from "@plenary/domain";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { briefing, enterAs, newcomer, type Person, type Running, runMeeting } from "../stage.ts";
import { publishDay } from "./pretend.ts";

let server: Running;
let ada: Person;
let meetingId: string;
let ids: Awaited<ReturnType<typeof publishDay>>;
const people = new Map<MeetingRole, Person>();

beforeAll(async () => {
	({ server, ada, meetingId } = await runMeeting());
	for (const role of ["delegate", "interpreter", "chiefInterpreter"] as const) {
		const person = await enterAs(server, ada, role);
		people.set(role, person);
		await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });
	}
	expect((await paper("rota", "docx", ada)).status).toBe(409);
	ids = await publishDay(server.house, ada, meetingId);
});
afterAll(() => server.stop());

const plainBody = { names: { en: "Steering Committee" }, codes: {}, powers: {}, partyIds: [], posts: [] };

async function paper(name: string, format: string, by: Person | undefined, query = "") {
	const address = `${server.address}/api/meetings/${meetingId}/papers/${name}.${format}${query}`;
	const answer = await fetch(address, { headers: { cookie: by?.cookie ?? "" } });
	return { status: answer.status, headers: answer.headers, bytes: new Uint8Array(await answer.arrayBuffer()) };
}

/** All words of a DOCX, one after the other. */
function wordsIn(bytes: Uint8Array): string {
	const text = new TextDecoder().decode(unzipSync(bytes)["word/document.xml"]);
	return text
		.replace(/<\/w:p>/g, "\n")
		.replace(/<[^>]+>/g, "")
		.replaceAll("&gt;", ">");
}

const wordsOf = async (name: PaperName, query = "", by = ada) => wordsIn((await paper(name, "docx", by, query)).bytes);

test("papers: the team sheet says who covers what, what hangs on whom and what nobody covers", async () => {
	const words = await wordsOf("team-sheet", "?language=en");
	for (const sentence of [
		"4-3, simultaneous",
		"A EN / C RU PL",
		"KA: by relay from RU",
		"2 people for 5 h 10; enough for 6 h",
		"Source: TKTD (Turkey), working conditions, read on 21 November 2026",
		"1 person for 5 h 10; 2 are needed",
		"Decided otherwise than the rules: 3 people. Read speeches of ministers",
		"16:15, later than the hall is booked (16:00)",
		"EN → PL: only Edyta Żółć",
		"Edyta Żółć: EN RU → PL is not heard",
		"Armenian → English: nobody, neither directly nor by one relay",
	])
		expect(words).toContain(sentence);
});

test("papers: speak Russian to who asks for it, with names as Russian readers know them", async () => {
	const words = await wordsOf("team-sheet", "?language=ru");
	expect(words).toContain("Состав команды переводчиков");
	expect(words).toContain("Давид Тбилели: KA → EN через RU от одного человека");
	expect(words).toContain("2 человека на 5 ч 10; достаточно на 6 ч");
});

test("papers: the booth plan counts channels from the floor's", async () => {
	expect(await wordsOf("booth-plan")).toMatch(
		/0\nFloor \(original\)\n–\n1\nEN English\n1\n2\nRU Russian\n2\n3\nPL Polish\n3\n/,
	);
});

test("papers: the rota goes along the agenda, and says where relief must come", async () => {
	const words = await wordsOf("rota");
	expect(words).toContain("10:30–10:50\nBreak");
	expect(words).toMatch(/09:00–09:\d\d\n(Anna Bridge|Boris Tandem)\n1 Opening and adoption of the agenda/);
	expect(words).toContain("By 09:45 somebody else has to take over");
	expect(words).toContain("KA: by relay from RU");
	expect(words).toContain("HY: not heard");
});

test("papers: the pack has the agenda, the team and how to speak", async () => {
	const words = await wordsOf("pack");
	expect(words).toContain("Readmission: state of play");
	expect(words).toContain("Team of the day");
	expect(words).toContain("some 100 words a minute");
});

test("papers: the pack has delegations, what they speak for who keeps the register, and what was agreed before", async () => {
	const party = { kind: "state", codes: { en: "LT" }, names: { en: "Lithuania" } };
	const { id: partyId } = (await ada.ask("POST", "/api/parties", party)).body as { id: string };
	const { id: bodyId } = (await ada.ask("POST", "/api/bodies", plainBody)).body as { id: string };
	const person = { ...newcomer("rasa", null), name: "Rasa Head", partyId, languages: ["lt", "fr"] };
	const { body } = await ada.ask("POST", "/api/people", person);
	const accountId = (body as { person: { id: string } }).person.id;
	const place = { accountId, role: "delegate", partyId, standing: "head" };
	expect((await ada.ask("POST", `/api/meetings/${meetingId}/participants`, place)).status).toBe(200);
	const before = {
		...briefing,
		titles: { en: "Spring meeting" },
		startsOn: "2026-03-01",
		endsOn: "2026-03-02",
		bodyId,
	};
	const { id: earlierId } = (await ada.ask("POST", "/api/meetings", before)).body as { id: string };
	await server.house.rooms.edit(outcomesRoom(earlierId), ada.id, (doc) => {
		const record = {
			kind: "action",
			raisedBy: ada.id,
			raisedAt: 1,
			owners: [{ partyId }],
			dueOn: "2026-12-01",
		} as const;
		const id = raiseOutcome(doc, { ...record, owners: [...record.owners], words: { en: "Exchange the lists" } });
		fileOutcome(doc, id, 2);
		setNumber(doc, id, 7);
	});
	await ada.ask("PUT", `/api/meetings/${meetingId}`, { ...briefing, bodyId });
	const words = await wordsOf("pack");
	expect(words).toContain("Lithuania\nRasa Head\nhead\nLT FR\n");
	expect(words).toContain("Agreed at the previous meeting: Spring meeting, 2 March 2026");
	// The desk may have put the number right meanwhile.
	expect(words).toMatch(/A-\d\nExchange the lists\nLT · due 1 December 2026 · open/);
	const others = await wordsOf("pack", "", people.get("interpreter"));
	expect(others).toContain("Rasa Head");
	expect(others).not.toContain("LT FR");
	expect(others).not.toContain("Exchange the lists");
});

test("papers: are files to be kept, called after what they are, and stored by nobody on the way", async () => {
	const { headers } = await paper("team-sheet", "docx", ada, "?language=ru&day=2026-11-21");
	expect(headers.get("content-disposition")).toBe('attachment; filename="team-sheet-2026-11-21-ru.docx"');
	expect(headers.get("content-type")).toContain("wordprocessingml.document");
	expect(headers.get("cache-control")).toBe("no-store");
});

test("papers: come as PDF, or the answer says that this machine has no Typst", async () => {
	const { status, bytes } = await paper("team-sheet", "pdf", ada);
	const text = new TextDecoder("latin1").decode(bytes);
	if (status === 200) expect(text).toMatch(/^%PDF-/);
	else expect([status, text]).toEqual([501, expect.stringContaining("DOCX")]);
});

test.each<[PaperName, MeetingRole, number]>([
	["team-sheet", "delegate", 403],
	["pack", "delegate", 403],
	["rota", "delegate", 200],
	["booth-plan", "delegate", 200],
	["team-sheet", "interpreter", 200],
	["pack", "interpreter", 200],
	["team-sheet", "chiefInterpreter", 200],
])("papers: %s for %s is answered with %i", async (name, role, status) => {
	expect((await paper(name, "docx", people.get(role))).status).toBe(status);
});

test("papers: are for nobody who is not at the meeting, and there are no others", async () => {
	expect((await paper("rota", "docx", undefined)).status).toBe(401);
	const outside = await enterAs(server, ada, "outside");
	expect((await paper("rota", "docx", outside)).status).toBe(403);
	for (const [name, format] of [
		["fees", "docx"],
		["rota", "exe"],
		["constructor", "docx"],
	])
		expect((await paper(name ?? "", format ?? "", ada)).status).toBe(404);
	expect((await paper("rota", "docx", ada, "?day=2026-11-22")).status).toBe(404);
	expect((await paper("rota", "docx", ada, "?day=%3Cscript%3E")).status).toBe(404);
});

test("papers: hold nothing of how somebody is reached or what is noted about them", async () => {
	for (const name of ["team-sheet", "booth-plan", "rota", "pack"] as const)
		expect(await wordsOf(name)).not.toMatch(/\+370|secret|@people/);
});

test("rotas: everybody at the meeting learns who is on when; what somebody can not do only the booths", async () => {
	const asked = async (person: Person | undefined) =>
		(await person?.ask("GET", `/api/meetings/${meetingId}/rotas`))?.body as {
			days: { day: string; booths: BoothRota[] }[];
		};
	const own = (await asked(people.get("interpreter"))).days[0]?.booths[0];
	const others = (await asked(people.get("delegate"))).days[0]?.booths[0];
	expect([ids.anna, ids.boris]).toContain(own?.turns[0]?.interpreterId);
	expect(own?.turns.flatMap(({ standBy }) => standBy)).toContainEqual({ language: "ka", interpreterIds: [] });
	expect(others?.turns.map(({ startsAt }) => startsAt)).toEqual(own?.turns.map(({ startsAt }) => startsAt));
	expect(others?.turns.flatMap(({ standBy }) => standBy)).toEqual([]);
	expect(await wordsOf("rota", "", people.get("delegate"))).not.toContain("Stands by");
});

test("papers: hold the hours that were published, whatever the agenda says of the sitting now", async () => {
	await server.house.rooms.edit(agendaRoom(meetingId), ada.id, (doc) => {
		addSitting(doc, { titles: { en: "Late" }, hall: "", day: "2026-11-23", startsAt: "18:00", endsAt: "19:00" });
	});
	expect((await paper("rota", "docx", ada, "?day=2026-11-23")).status).toBe(404);
});
