/** Bookings from asking to an entry in a calendar: by link, by telephone and by time, over a whole server. */
import { addSitting, readPlanning, setRegime } from "@plenary/documents";
import { type Answered, agendaRoom, type Offer, planningRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as Y from "yjs";
import { type Mailbox, openMailbox } from "../mail/mailbox-stage.ts";
import { briefing, enterAs, hour, type Person, type Running, runServer } from "../stage.ts";

const day = "2026-12-01";

let server: Running;
let ada: Person;
let meetingId: string;
let sittingId: string;
let box: Mailbox | undefined;
let people: string[];

beforeEach(() => {
	box = undefined;
});
afterEach(async () => {
	await server.stop();
	await box?.close();
});

async function open(environment: Record<string, string> = {}): Promise<void> {
	server = await runServer(environment);
	ada = await server.enter(await server.firstLink());
	meetingId = await meetOn(day);
	sittingId = await sit(meetingId);
	people = await Promise.all(["Nino", "Olena"].map((name) => register(name)));
}

async function meetOn(on: string): Promise<string> {
	const facts = {
		...briefing,
		startsOn: on,
		endsOn: on,
		zone: "Europe/Vilnius",
		titles: { en: "Talks", ru: "Переговоры" },
	};
	return ((await ada.ask("POST", "/api/meetings", facts)).body as { id: string }).id;
}

async function sit(meeting: string): Promise<string> {
	const { rooms } = server.house;
	const facts = { titles: { en: "Morning" }, hall: "Hall 2", day, startsAt: "09:00", endsAt: "12:30" };
	const id = await rooms.edit(agendaRoom(meeting), ada.id, (doc) => addSitting(doc, facts));
	await rooms.edit(planningRoom(meeting), ada.id, (doc) =>
		setRegime(doc, [id], { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" }),
	);
	return id;
}

async function register(name: string): Promise<string> {
	const asked = { name, address: `${name.toLowerCase()}@booths.test`, a: ["ru"], c: ["en"] };
	return ((await ada.ask("POST", "/api/interpreters", asked)).body as { id: string }).id;
}

/** Whoever plans has long been signed out by then, and signs in again. */
async function wait(ms: number): Promise<void> {
	server.push(ms);
	ada = await server.enter(await server.firstLink());
}

const post = (interpreterIds: string[], more: object = {}) => ({
	...{ postId: "post-one", sittingIds: [sittingId], booth: "en-ru", day, interpreterIds },
	...more,
});
type Outcome = Answered<"askInterpreters">;

async function ask(kind: string, interpreterIds: string[], more: object = {}): Promise<Outcome> {
	const form = { kind, posts: [post(interpreterIds)], ...more };
	const { status, body } = await ada.ask("POST", `/api/meetings/${meetingId}/engagements`, form);
	expect([status, body]).toEqual([200, body]);
	return body as Outcome;
}

const secretsOf = ({ asked }: Outcome) => asked.map(({ handOver }) => handOver?.link?.split("#")[1] ?? "");
const bare = async (path: string, body: object) => {
	const headers = { "content-type": "application/json", origin: server.address };
	const answer = await fetch(server.address + path, { method: "POST", headers, body: JSON.stringify(body) });
	return { status: answer.status, body: (await answer.json()) as Offer & { refusal?: { code: string } } };
};
const look = async (secret: string) => (await bare("/api/offers/look", { secret })).body;
const answer = (secret: string, word: "yes" | "no", more: object = {}) =>
	bare("/api/offers/answer", { secret, answer: word, ...more });
const states = async (meeting = meetingId) => {
	const { body } = await ada.ask("GET", `/api/meetings/${meeting}/engagements`);
	return (body as Answered<"engagements">).engagements.map(({ state }) => state);
};
const move = (id: string, word: string) =>
	ada.ask("POST", `/api/meetings/${meetingId}/engagements/${id}/move`, { move: word });
const seated = async () => {
	const doc = new Y.Doc();
	for (const bytes of await server.house.rooms.read(planningRoom(meetingId))) Y.applyUpdate(doc, bytes);
	return readPlanning(doc).places.map(({ interpreterId, booth, raisedBy }) => [interpreterId, booth, raisedBy]);
};

test("bookings: of two who accept at the same moment one has the place, and the other reads that it is taken", async () => {
	await open();
	const [nino = "", olena = ""] = secretsOf(await ask("offer", people));
	expect(await look(nino)).toMatchObject({ standing: "open", meetingTitles: { en: "Talks" }, zone: "Europe/Vilnius" });
	const answers = await Promise.all([answer(nino, "yes"), answer(olena, "yes")]);
	expect(answers.map(({ body }) => body.standing).sort()).toEqual(["firm", "taken"]);
	expect((await states()).sort()).toEqual(["firm", "released"]);
	const winner = answers[0]?.body.standing === "firm" ? 0 : 1;
	expect(await seated()).toEqual([[people[winner], "en-ru", ada.id]]);
	const loser = await look([olena, nino][winner] ?? "");
	expect(JSON.stringify(loser)).not.toContain(["Nino", "Olena"][winner]);
	expect(loser.calendar).toBeNull();
});

test("bookings: what is firm can not be declined by the link any more, and says whom to call", async () => {
	await open();
	const [secret = ""] = secretsOf(await ask("offer", people.slice(0, 1)));
	await answer(secret, "yes");
	expect((await answer(secret, "no")).body.refusal?.code).toBe("bookingBound");
	expect((await look(secret)).standing).toBe("firm");
	expect((await answer(secret, "yes")).body.standing, "pressed twice").toBe("firm");
});

test("bookings: an enquiry binds nobody, an option is the interpreter's to give, a confirmed option is firm", async () => {
	await open();
	const [first = ""] = secretsOf(await ask("enquire", people.slice(0, 1)));
	expect((await answer(first, "yes")).body).toMatchObject({ standing: "free", calendar: null });
	const until = Date.UTC(2026, 10, 25);
	const [second = ""] = secretsOf(await ask("option", people.slice(0, 1), { expiresAt: until }));
	expect(await states()).toEqual(["enquired"]);
	expect(await look(first)).toMatchObject({ standing: "open", asked: "option", expiresAt: until });
	expect((await answer(second, "yes")).body.calendar).toContain("STATUS:TENTATIVE");
	expect(await states()).toEqual(["option"]);
	expect((await ask("offer", people.slice(0, 1))).engagements).toMatchObject([{ state: "firm" }]);
	expect(await seated()).toHaveLength(1);
	expect((await look(first)).calendar).toContain("STATUS:CONFIRMED");
});

test("bookings: a no is kept with its reason, and what was said on the telephone is noted by whoever plans", async () => {
	await open();
	const outcome = await ask("offer", people);
	const [nino = ""] = secretsOf(outcome);
	const said = await answer(nino, "no", { reason: "away", words: "On leave." });
	expect(said.body.standing).toBe("declined");
	const declining = outcome.asked[1]?.engagementId ?? "";
	expect((await move(declining, "recordDecline")).body).toMatchObject({ state: "released" });
	const [olena] = (await ask("offer", people.slice(1))).asked;
	expect((await move(olena?.engagementId ?? "", "recordAccept")).body).toMatchObject({ state: "firm" });
	expect((await move(olena?.engagementId ?? "", "work")).body).toMatchObject({
		refusal: { code: "bookingNotContracted" },
	});
	for (const [word, state] of [
		["contract", "contracted"],
		["work", "worked"],
	] as const)
		expect((await move(olena?.engagementId ?? "", word)).body).toMatchObject({ state });
	const { body } = await ada.ask("GET", `/api/meetings/${meetingId}/engagements`);
	expect((body as Answered<"engagements">).engagements[0]).toMatchObject({ reason: "away", words: "On leave." });
});

test("bookings: deadlines come true when anybody looks, and another meeting's offer waits for whoever holds the option", async () => {
	await open();
	const one = people.slice(0, 1);
	const held = secretsOf(await ask("option", one, { expiresAt: Date.UTC(2026, 10, 23) }));
	await answer(held[0] ?? "", "yes");
	const first = meetingId;
	meetingId = await meetOn(day);
	sittingId = await sit(meetingId);
	const outcome = await ask("offer", one, { answerWithin: 24 * hour });
	expect(outcome.engagements).toMatchObject([{ state: "waiting" }]);
	expect(await states(first)).toEqual(["asked"]);
	await wait(25 * hour);
	expect(await states()).toEqual(["offered"]);
	expect(await states(first)).toEqual(["expired"]);
	await wait(25 * hour);
	expect(await states()).toEqual(["expired"]);
	expect((await look(held[0] ?? "")).standing).toBe("expired");
});

test("bookings: who accepts elsewhere is not told of it by letter, nor that their day is free; who lost a post stays told so", async () => {
	await open();
	const [first, one] = [meetingId, people.slice(0, 1)];
	const [nino = "", olena = ""] = secretsOf(await ask("offer", people));
	meetingId = await meetOn(day);
	sittingId = await sit(meetingId);
	const [elsewhere = ""] = secretsOf(await ask("offer", one));
	expect((await answer(elsewhere, "yes")).body.standing).toBe("firm");
	expect((await look(nino)).standing).toBe("elsewhere");
	meetingId = first;
	expect((await answer(olena, "yes")).body.standing).toBe("firm");
	const { body } = await ada.ask("GET", `/api/meetings/${first}/engagements`);
	const [lost, kept] = (body as Answered<"engagements">).engagements;
	expect(lost).toMatchObject({ state: "released", endedBy: "another", lost: "day" });
	expect((await move(kept?.id ?? "", "cancel")).status).toBe(200);
	expect((await look(nino)).standing, "as it was then").toBe("elsewhere");
});

test("bookings: who is bound and can not come leaves the booth free, and the post can be offered anew", async () => {
	await open();
	const [nino = "", olena = ""] = people;
	const { asked } = await ask("offer", [nino]);
	await move(asked[0]?.engagementId ?? "", "recordAccept");
	expect(await seated()).toEqual([[nino, "en-ru", ada.id]]);
	expect((await move(asked[0]?.engagementId ?? "", "recordCancel")).body).toMatchObject({
		state: "cancelled",
		endedBy: "interpreter",
	});
	expect(await seated()).toEqual([]);
	expect((await move(asked[0]?.engagementId ?? "", "recordCancel")).body).toMatchObject({
		refusal: { code: "bookingOver" },
	});
	const [secret = ""] = secretsOf(await ask("offer", [olena]));
	await answer(secret, "yes");
	expect(await seated()).toEqual([[olena, "en-ru", ada.id]]);
});

test("bookings: each who can not be asked is named with the reason, and a post that is nowhere is refused", async () => {
	await open();
	await ask("offer", people.slice(0, 1));
	const again = await ask("offer", [...people, "nobody-known"]);
	expect(again.asked.map(({ refusal }) => refusal?.code)).toEqual(["bookingAlready", undefined, "notFound"]);
	const nowhere = { kind: "offer", posts: [post(people, { booth: "ka" })] };
	expect((await ada.ask("POST", `/api/meetings/${meetingId}/engagements`, nowhere)).status).toBe(404);
	await wait(30 * 24 * hour);
	expect((await ask("enquire", people)).asked.map(({ refusal }) => refusal?.code)).toEqual([
		"bookingPast",
		"bookingPast",
	]);
});

test("bookings: secrets are kept as hashes, nonsense is refused, and a link ends with its day", async () => {
	await open();
	const [secret = ""] = secretsOf(await ask("offer", people.slice(0, 1)));
	const { db } = server.house;
	const kept = [
		await db.selectFrom("offer_link").selectAll().execute(),
		await db.selectFrom("engagement").selectAll().execute(),
	];
	expect(JSON.stringify(kept)).not.toContain(secret);
	expect(await bare("/api/offers/look", { secret: "guessed" })).toMatchObject({ status: 404 });
	expect((await bare("/api/offers/look", {})).status).toBe(422);
	server.push(12 * 24 * hour);
	expect(await bare("/api/offers/look", { secret })).toMatchObject({ status: 410 });
});

test("bookings: whoever does not plan the meeting sees and does nothing", async () => {
	await open();
	const { asked } = await ask("offer", people.slice(0, 1));
	const eve = await enterAs(server, ada, "eve");
	const at = `/api/meetings/${meetingId}/engagements`;
	expect((await eve.ask("GET", at)).status).toBe(403);
	expect((await eve.ask("POST", at, { kind: "offer", posts: [post(people)] })).status).toBe(403);
	expect((await eve.ask("POST", `${at}/${asked[0]?.engagementId}/move`, { move: "cancel" })).status).toBe(403);
	expect((await eve.ask("POST", `${at}/${asked[0]?.engagementId}/link`, {})).status).toBe(403);
	const other = await meetOn(day);
	const elsewhere = `/api/meetings/${other}/engagements/${asked[0]?.engagementId}/link`;
	expect((await ada.ask("POST", elsewhere, {})).status, "by the wrong meeting").toBe(404);
});

test("bookings: a calendar reads all engagements by an address that is withdrawn at once", async () => {
	await open();
	const [secret = ""] = secretsOf(await ask("offer", people.slice(0, 1)));
	expect((await bare("/api/offers/calendar", { secret })).status).toBe(409);
	await answer(secret, "yes");
	const made = (await bare("/api/offers/calendar", { secret })).body as unknown as { address: string };
	const file = await (await fetch(made.address)).text();
	expect(file).toMatch(/^BEGIN:VCALENDAR\r\n/);
	expect(file).toContain("DTSTART:20261201T070000Z\r\nDTEND:20261201T103000Z");
	for (const word of ["Talks", "Hall 2", "Nino"]) expect(file, "a neutral code alone").not.toContain(word);
	const id = /UID:(.*)@plenary/.exec(file)?.[1] ?? "";
	expect((await move(id, "cancel")).status).toBe(200);
	const after = await (await fetch(made.address)).text();
	expect(after).toContain(`UID:${id}@plenary`);
	expect(after).toMatch(/SEQUENCE:2\r\nSTATUS:CANCELLED/);
	expect((await look(secret)).hasFeed).toBe(true);
	await bare("/api/offers/calendar/withdraw", { secret });
	expect((await fetch(made.address)).status).toBe(404);
	expect((await fetch(`${server.address}/calendar/nonsense.ics`)).status).toBe(404);
});

test("bookings: letters ask, confirm and tell politely that somebody was faster, each with what belongs to it", async () => {
	box = await openMailbox();
	await open({ SMTP_URL: box.url });
	const outcome = await ask("offer", people, { answerWithin: 24 * hour, note: "Bring your badge." });
	expect(outcome.asked.map(({ handOver }) => [handOver?.mailed, handOver?.link])).toEqual([
		[true, null],
		[true, null],
	]);
	await vi.waitFor(() => expect(box?.letters).toHaveLength(2), 15_000);
	const words = (index: number) => decoded(box?.letters[index]?.text ?? "");
	for (const part of [
		"Talks",
		"09:00–12:30",
		"Europe/Vilnius, UTC+2",
		"Hall 2",
		"Bring your badge.",
		"Please answer by 22 November 2026",
	])
		expect(words(0)).toContain(part);
	const [link] = [0, 1].filter((index) => box?.letters[index]?.to === "nino@booths.test").map(words);
	const secret = /offer#([\w-]+)/.exec(link ?? "")?.[1] ?? "";
	expect((await answer(secret, "yes")).body.standing).toBe("firm");
	await vi.waitFor(() => expect(box?.letters).toHaveLength(4), 15_000);
	const told = new Map(box.letters.slice(2).map(({ to, text }) => [to, decoded(text)]));
	expect(told.get("nino@booths.test")).toContain("your engagement is firm");
	expect(told.get("nino@booths.test")).toContain("text/calendar");
	expect(told.get("olena@booths.test")).toContain("somebody else was faster");
	expect(told.get("olena@booths.test")).not.toContain("Nino");
});

const decoded = (letter: string): string => {
	const joined = letter.replaceAll("=\r\n", "");
	const bytes = joined.replaceAll(/=([0-9A-F]{2})/g, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
	return Buffer.from(bytes, "latin1").toString();
};
