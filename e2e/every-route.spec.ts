/** Every route asked by everybody: who is answered, who is refused, by a table written by hand and not by the server's. */
import { type ApiName, api } from "@plenary/domain";
import { type Entrant, everybody } from "./entrants.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let entrants: readonly Entrant[];
/** Goes up with every question, so that no two ask for the same name or address. */
let count = 0;

/** In a path: of the meeting, and of what there is not. */
const nothingThere = "nothing-there";

// One letter an asker, in the order of `everybody`: y is answered, n is refused for another reason than who asks,
// - is refused with 403, 1 is asked to sign in.
//        administrator, secretariat, chair, rapporteur, delegate, chief interpreter, interpreter, observer, somebody at
//        no meeting | nobody | the administrator's tokens: read, write, write at another meeting, write at this one
// biome-ignore format: a table is read in columns
const table: Record<ApiName, readonly [letters: string, body?: () => object, id?: () => string]> = {
	me:                    ["yyyyyyyyy y yyyy"],
	introduce:             ["yyyyyyyyy 1 ----"],
	askForLink:            ["yyyyyyyyy y ----", () => ({ address: address(), language: "en" })],
	lookAtLink:            ["nnnnnnnnn n ----", () => ({ token: "guessed" })],
	confirmLink:           ["nnnnnnnnn n ----", () => ({ token: "guessed" })],
	signIns:               ["yyyyyyyyy 1 ----"],
	endSignIn:             ["nnnnnnnnn 1 ----"],
	accessTokens:          ["yyyyyyyyy 1 ----"],
	createAccessToken:     ["yyyyyyyyy 1 ----", () => ({ name: "Probe", scope: "write", days: 1 })],
	endAccessToken:        ["nnnnnnnnn 1 ----"],
	changeProcess:         ["y-------- 1 -y--", () => ({ names: { en: "Baltic Process" }, languages: ["en", "ru"] })],
	readiness:             ["yy------- 1 yy-y", none, meeting],
	news:                  ["yyyyyyyyy 1 yyyy"],
	awaiting:              ["yyyyyyyyy 1 yyyy"],
	actions:               ["yyyyyyyyy 1 yyyy"],
	changeAction:          ["nnnnnnnn- 1 -n-n", () => ({ status: "done" }), meeting],
	meetings:              ["yyyyyyyyy 1 yyyy"],
	createMeeting:         ["yy------- 1 -y--", briefing],
	meeting:               ["yyyyyyyy- 1 yy-y", none, meeting],
	changeMeeting:         ["yy------- 1 -y-y", briefing, meeting],
	addParticipant:        ["yy------- 1 ----", () => ({ ...person(), role: "delegate" }), meeting],
	changeParticipant:     ["nn------- 1 ----", () => ({ role: "chair", partyId: null }), meeting],
	removeParticipant:     ["nn------- 1 ----", none, meeting],
	bookings:              ["yy---y--- 1 yy-y", none, meeting],
	proposeRoster:         ["nn---n--- 1 -n-n", none, meeting],
	stopProposal:          ["yy---y--- 1 -y-y", none, meeting],
	rotas:                 ["nnnnnnnn- 1 nn-n", none, meeting],
	// Of what is no paper; which of them are for whom is tested in the server.
	paper:                 ["nnnnnnnn- 1 nn-n", none, meeting],
	myBookings:            ["yyyyyyyyy 1 yyyy"],
	parties:               ["yyyyyyyyy 1 yyyy"],
	createParty:           ["yy------- 1 -y--", party],
	changeParty:           ["nn------- 1 -n--", party],
	archiveParty:          ["nn------- 1 -n--", archive],
	mergeParties:          ["nn------- 1 -n--", other],
	importParties:         ["yy------- 1 -y--", () => ({ rows: [{ party: party(), into: null }] })],
	undoPartyImport:       ["nn------- 1 -n--"],
	bodies:                ["yyyyyyyyy 1 yyyy"],
	createBody:            ["yy------- 1 -y--", body],
	changeBody:            ["nn------- 1 -n--", body],
	archiveBody:           ["nn------- 1 -n--", archive],
	mergeBodies:           ["nn------- 1 -n--", other],
	importBodies:          ["yy------- 1 -y--", () => ({ rows: [{ body: body(), into: null }] })],
	undoBodyImport:        ["nn------- 1 -n--"],
	people:                ["yy------- 1 yy--"],
	createPerson:          ["yy------- 1 ----", () => ({ ...person(), office: null })],
	changePerson:          ["nn------- 1 ----", () => ({ name: "Somebody", names: {}, partyId: null, office: null })],
	archivePerson:         ["nn------- 1 ----", archive],
	mergePeople:           ["nn------- 1 ----", other],
	importPeople:          ["yy------- 1 ----", () => ({ rows: [{ person: person(), into: null }] })],
	undoImport:            ["nn------- 1 ----"],
	makeLink:              ["nn------- 1 ----"],
	interpreters:          ["yy------- 1 yy--"],
	createInterpreter:     ["yy------- 1 -y--", () => ({ name: "Somebody" })],
	changeInterpreter:     ["nn------- 1 -n--", () => ({ town: "Riga" })],
	archiveInterpreter:    ["nn------- 1 -n--", archive],
	mergeInterpreters:     ["nn------- 1 -n--", other],
	importInterpreters:    ["yy------- 1 -y--", () => ({ rows: [{ interpreter: { name: "One" }, into: null }] })],
	undoInterpreterImport: ["nn------- 1 -n--"],
	imports:               ["yy------- 1 yy--"],
	lookAtImport:          ["nn------- 1 nn--"],
	interpretersOfMeeting: ["yy---y--- 1 yy-y", none, meeting],
	engagements:           ["yy---y--- 1 yy-y", none, meeting],
	askInterpreters:       ["nn---n--- 1 ----", asking, meeting],
	moveEngagement:        ["nn---n--- 1 -n-n", () => ({ move: "cancel" }), meeting],
	linkOfEngagement:      ["nn---n--- 1 ----", none, meeting],
	lookAtOffer:           ["nnnnnnnnn n ----", () => ({ secret: "guessed" })],
	answerOffer:           ["nnnnnnnnn n ----", () => ({ secret: "guessed", answer: "yes" })],
	makeFeedByOffer:       ["nnnnnnnnn n ----", () => ({ secret: "guessed" })],
	withdrawFeedsByOffer:  ["nnnnnnnnn n ----", () => ({ secret: "guessed" })],
	myCalendar:            ["yyyyyyyyy 1 yyyy"],
	makeMyFeed:            ["nnnnnnnnn 1 ----"],
	withdrawMyFeeds:       ["nnnnnnnnn 1 ----"],
	reliability:           ["nn------- 1 nn--"],
	factsOfMeeting:        ["yy---y--- 1 yy-y", none, meeting],
	noteFact:              ["nn---n--- 1 -n-n", fact, meeting],
	withdrawFact:          ["nn---n--- 1 -n-n", none, meeting],
	myEntry:               ["yyyyyyyyy 1 ----"],
	changeMyEntry:         ["nnnnnnnnn 1 ----", () => ({ phone: "+370" })],
	commentOnFact:         ["nnnnnnnnn 1 ----", () => ({ comment: "" })],
	exportMyEntry:         ["nnnnnnnnn 1 ----"],
	takeMyCalendar:        ["nnnnnnnnn 1 ----", () => ({ spans: [] })],
	linkMyCalendar:        ["nnnnnnnnn 1 ----", () => ({ address: "https://127.0.0.1/a.ics", zone: "UTC" })],
	removeMyCalendar:      ["nnnnnnnnn 1 ----"],
	dueInterpreters:       ["yy------- 1 yy--"],
	askToKeep:             ["nn------- 1 ----"],
	eraseInterpreter:      ["nn------- 1 ----"],
	lookAtKeeping:         ["nnnnnnnnn n ----", () => ({ secret: "guessed" })],
	answerKeeping:         ["nnnnnnnnn n ----", () => ({ secret: "guessed", answer: "erase" })],
	sample:                ["yyyyyyyyy y yyyy"],
	enterSample:           ["yyyyyyyyy y ----"],
	lookAroundAs:          ["nnnnnnnnn n nnnn", () => ({ role: "chair" })],
	throwSampleAway:       ["nnnnnnnnn n nnnn"],
	// Last of all, because it ends what the others ask with.
	signOut:               ["yyyyyyyyy 1 ----"],
};

function none(): object {
	return {};
}
function meeting(): string {
	return workshop.meetingId;
}
function address(): string {
	return `somebody-${count}@people.test`;
}
function person(): object {
	return { address: address(), name: "Somebody", language: "en", partyId: null };
}
function archive(): object {
	return { archived: true };
}
function other(): object {
	return { otherId: nothingThere };
}
function party(): object {
	return { kind: "state", codes: { en: "XX" }, names: { en: "Somewhere" } };
}
function body(): object {
	return { names: { en: "Body" }, codes: {}, powers: {}, partyIds: [], posts: [] };
}
function asking(): object {
	const post = { postId: nothingThere, sittingIds: [nothingThere], booth: "en-ru", day: "2027-01-01" };
	return { kind: "offer", posts: [{ ...post, interpreterIds: [nothingThere] }] };
}
function fact(): object {
	return { interpreterId: nothingThere, day: "2027-01-01", kind: "late" };
}
function briefing(): object {
	const on = "2027-01-01";
	const facts = { type: "briefing", titles: { en: "Briefing" }, zone: "UTC", place: "", hall: "", hostPartyIds: [] };
	return { ...facts, startsOn: on, endsOn: on, languages: ["en", "ru"] };
}

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	({ entrants } = await everybody(server, workshop));
});
test.afterAll(() => server.remove());

function letterOf(status: number): string {
	if (status === 200) return "y";
	if (status === 401) return "1";
	return status === 403 ? "-" : status >= 400 && status < 500 ? "n" : `[${status}]`;
}

test("lists that anybody may ask for tell nothing of a meeting to those who are not at it", async () => {
	const { secretariat, meetingId } = workshop;
	const lists = ["meetings", "news", "actions", "awaiting", "myBookings"] as const;
	const known = async (ask: Entrant["ask"]) =>
		(await Promise.all(lists.map(async (name) => (await ask("GET", api[name][1], undefined)).text()))).join("");
	expect(await known(secretariat.fetch)).toContain(meetingId);
	for (const { who, ask } of entrants)
		if (["somebody at no meeting", "a token for another meeting"].includes(who))
			expect(await known(ask), who).not.toContain(meetingId);
});

for (const [name, [letters, body = none, id = () => nothingThere]] of Object.entries(table)) {
	const [method, pattern] = api[name as ApiName];
	test(`${name} (${method} ${pattern}) answers and refuses ${letters}`, async () => {
		let found = "";
		const words: string[] = [];
		for (const { who, ask } of entrants) {
			count++;
			const path = pattern.replace(":id", id()).replace(/:\w+/, nothingThere);
			const answer = await ask(method, path, method === "GET" ? undefined : body());
			found += letterOf(answer.status);
			const text = await answer.text();
			words.push(`${who}: ${answer.status} ${text.slice(0, 200)}`);
			if (!answer.ok) expect(JSON.parse(text), who).toHaveProperty("refusal.message");
		}
		expect(found, words.join("\n")).toBe(letters.replaceAll(" ", ""));
	});
}
