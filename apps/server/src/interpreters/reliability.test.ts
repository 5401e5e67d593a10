/** Facts of reliability from outside: who may note and see what, what is counted, and that it goes when its time is over. */
import { publishRoster } from "@plenary/documents";
import { type MeetingFact, type OwnEntry, type Reliability, rosterRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sweep } from "../open-house.ts";
import { briefing, enterAs, hour, type Person, type Running, runMeeting } from "../stage.ts";

/** Of the meeting, and of the stage's clock. */
const day = "2026-11-21";
let server: Running;
let ada: Person;
let chief: Person;
let nino: Person;
let meetingId: string;
let ninoId: string;
let olenaId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
	chief = await enterAs(server, ada, "chief");
	nino = await enterAs(server, ada, "nino");
	await bring(chief, "chiefInterpreter");
	await bring(nino, "interpreter");
	ninoId = await register({ name: "Nino", accountId: nino.id, a: ["ka"], c: ["en"] });
	olenaId = await register({ name: "Olena", a: ["uk"], c: ["en"] });
});
afterEach(() => server.stop());

const bring = ({ id }: Person, role: string) =>
	ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: id, role, partyId: null });
const register = async (entry: object) =>
	((await ada.ask("POST", "/api/interpreters", entry)).body as { id: string }).id;
const publish = (interpreterIds: string[], on = day, meeting = meetingId) =>
	server.house.rooms.edit(rosterRoom(meeting), ada.id, (doc) => {
		const times = { day: on, startsAt: "09:00", endsAt: "12:00", mode: "simultaneous" } as const;
		const booths = [{ id: "ka", into: ["ka"], interpreterIds }];
		const sitting = { sittingId: `sitting-${on}`, titles: {}, hall: "", ...times, spoken: ["en"], booths };
		publishRoster(doc, { sittings: [sitting], people: {} }, { at: 1, by: ada.id });
	});
const note = (by: Person, part: object = {}) =>
	by.ask("POST", `/api/meetings/${meetingId}/facts`, { interpreterId: ninoId, day, kind: "late", ...part });
const codeOf = ({ body }: { body: unknown }) => (body as { refusal?: { code: string } }).refusal?.code;
const reliability = async (id = ninoId) =>
	(await ada.ask("GET", `/api/interpreters/${id}/reliability`)).body as Reliability;
const listed = async (by: Person) =>
	((await by.ask("GET", `/api/meetings/${meetingId}/facts`)).body as { facts: MeetingFact[] }).facts;
const own = async () => ((await nino.ask("GET", "/api/me/entry")).body as { own: OwnEntry }).own;

test("reliability: the secretariat notes closed categories, and nothing else is taken", async () => {
	expect((await note(ada)).status).toBe(200);
	expect((await note(ada, { kind: "feedback", area: "teamwork", mark: "withRemarks" })).status).toBe(200);
	for (const part of [
		{ kind: "unreliable" },
		{ kind: "feedback" },
		{ kind: "feedback", area: "looks", mark: "well" },
		{ kind: "late", area: "teamwork", mark: "well" },
	])
		expect((await note(ada, part)).status, JSON.stringify(part)).toBe(422);
	const { facts } = await reliability();
	expect(facts).toMatchObject([
		{ kind: "late", area: null, mark: null, meetingId, meetingTitles: { en: "Briefing" }, day, comment: "" },
		{ kind: "feedback", area: "teamwork", mark: "withRemarks", expiresOn: "2028-11-21" },
	]);
	for (const on of ["2026-11-20", "2026-11-22"]) expect(codeOf(await note(ada, { day: on }))).toBe("factDay");
	expect((await note(ada, { interpreterId: "nobody-there" })).status).toBe(404);
});

test("reliability: a chief interpreter notes whom the published roster has, and sees their own notes alone", async () => {
	expect(codeOf(await note(chief))).toBe("notOnRoster");
	await publish([ninoId]);
	const made = (await note(chief)).body as MeetingFact;
	expect(codeOf(await note(chief, { interpreterId: olenaId }))).toBe("notOnRoster");
	const { id: other } = (await note(ada, { interpreterId: olenaId })).body as MeetingFact;
	expect((await listed(chief)).map(({ id }) => id)).toEqual([made.id]);
	expect((await listed(ada)).map(({ id }) => id).sort()).toEqual([made.id, other].sort());
	const remove = (by: Person, id: string) => by.ask("DELETE", `/api/meetings/${meetingId}/facts/${id}`);
	expect((await remove(chief, other)).status).toBe(404);
	expect((await remove(chief, made.id)).status).toBe(200);
	expect((await chief.ask("GET", `/api/interpreters/${ninoId}/reliability`)).status).toBe(403);
	expect((await note(nino)).status).toBe(403);
	expect((await nino.ask("GET", `/api/meetings/${meetingId}/facts`)).status).toBe(403);
});

test("reliability: the person reads each fact and comments on it; nobody else's", async () => {
	const { id } = (await note(ada)).body as MeetingFact;
	const foreign = ((await note(ada, { interpreterId: olenaId })).body as MeetingFact).id;
	const write = (by: Person, fact: string) =>
		by.ask("PUT", `/api/me/entry/facts/${fact}`, { comment: "The train stood in Gori." });
	expect((await write(nino, id)).body).toMatchObject({ kind: "late", comment: "The train stood in Gori." });
	expect((await write(nino, foreign)).status).toBe(404);
	expect((await write(chief, id)).status).toBe(404);
	expect((await own()).reliability.facts).toMatchObject([{ id, comment: "The train stood in Gori." }]);
	expect((await reliability()).facts).toMatchObject([{ comment: "The train stood in Gori." }]);
	const row = await server.house.db.selectFrom("interpreter_fact").selectAll().where("id", "=", id).executeTakeFirst();
	expect(JSON.stringify(row)).not.toMatch(/late|Gori/);
});

test("reliability: facts go with whoever is merged, and stay readable", async () => {
	await note(ada, { interpreterId: olenaId, kind: "documentsKept" });
	await ada.ask("POST", `/api/interpreters/${ninoId}/merge`, { otherId: olenaId });
	expect((await own()).reliability.facts).toMatchObject([{ kind: "documentsKept" }]);
	expect(await listed(ada)).toMatchObject([{ interpreterId: ninoId }]);
});

test("reliability: after two years a fact is not shown, and then it is gone", async () => {
	await note(ada);
	const kept = () => server.house.db.selectFrom("interpreter_fact").select("id").execute();
	server.push((2 * 365 - 1) * 24 * hour);
	ada = await server.enter(await server.firstLink());
	await sweep(server.house);
	expect((await reliability()).facts).toHaveLength(1);
	server.push(3 * 24 * hour);
	ada = await server.enter(await server.firstLink());
	expect((await reliability()).facts).toEqual([]);
	expect(await kept()).toHaveLength(1);
	await sweep(server.house);
	expect(await kept()).toEqual([]);
});

test("reliability: days are counted from rosters and engagements, and late is less than seven days before", async () => {
	const index = async () => void (await ada.ask("GET", `/api/meetings/${meetingId}/bookings`));
	await publish([ninoId]);
	const begins = Date.parse("2026-12-10T09:00Z");
	const engaged = (id: string, more: object) => ({
		...{ id, position: 1, meeting_id: meetingId, interpreter_id: ninoId, day: "2026-12-10", post_id: null },
		...{ state: "cancelled" as const, given_at: null, expires_at: null, rank: null, offered_at: null },
		...{ answer_within: null, asked_at: null, answer_by: null, ended_at: null, ended_by: "interpreter" as const },
		...{ lost: null, asked: "offer" as const, hold_until: null, free_since: null, reason: null, words: "", note: "" },
		...{ asked_by: ada.id, sequence: 1, changed_at: 1, to_seat: 0 },
		terms: JSON.stringify({
			booth: "ka",
			into: [],
			spoken: [],
			sittings: [{ id: "s", from: begins, to: begins + hour }],
		}),
		...more,
	});
	const aDay = 24 * hour;
	const rows = [
		engaged("late", { day: "2026-12-10", ended_at: begins - 7 * aDay + 1 }),
		engaged("in-time", { day: "2026-12-11", ended_at: begins - 7 * aDay }),
		engaged("by-us", { day: "2026-12-12", ended_at: begins - 1, ended_by: "recruiter" }),
		engaged("firm", { day: "2026-12-13", state: "firm", ended_by: null }),
		engaged("asked", { day: "2026-12-14", state: "offered", ended_by: null }),
	];
	for (const row of rows) await server.house.db.insertInto("engagement").values(row).execute();
	await index();
	expect((await reliability()).counts).toEqual({ since: "2024-11-21", confirmed: 5, worked: 0, cancelledLate: 1 });
	server.push(13 * hour);
	ada = await server.enter(await server.firstLink());
	await index();
	expect((await reliability()).counts).toMatchObject({ confirmed: 5, worked: 1 });
	const { body } = await ada.ask("POST", "/api/meetings", {
		...briefing,
		startsOn: "2020-01-01",
		endsOn: "2020-01-01",
	});
	await publish([ninoId], "2020-01-01", (body as { id: string }).id);
	await index();
	expect((await reliability()).counts).toMatchObject({ confirmed: 5, worked: 1 });
});
