/** Proposals from outside: asked for over HTTP, found by the solver, seen in the planning, stopped, and whose they are. */
import {
	addSitting,
	changesProposed,
	discardProposal,
	placeInterpreter,
	readPlanning,
	readProposal,
	setRegime,
	writeProposal,
} from "@plenary/documents";
import { agendaRoom, planningRoom, type Regime, type RosterProposal } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRoom } from "../indexes/index-kind.ts";
import { briefing, enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;
let morning: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
	morning = await server.house.rooms.edit(agendaRoom(meetingId), ada.id, (doc) => addSitting(doc, hours));
});
afterEach(() => server.stop());

const hours = { titles: {}, hall: "", day: "2026-11-21", startsAt: "09:00", endsAt: "12:00" };
const regime: Regime = { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" };
const plan = <Result>(act: (doc: Parameters<typeof readPlanning>[0]) => Result) =>
	server.house.rooms.edit(planningRoom(meetingId), ada.id, act);
const interpret = () => plan((doc) => setRegime(doc, [morning], regime));
const enter = async (name: string, languages: object): Promise<string> => {
	const { body } = await ada.ask("POST", "/api/interpreters", { name, ...languages });
	return (body as { id: string }).id;
};
const proposed = () => readRoom(server.house.rooms, planningRoom(meetingId), readProposal);
const path = () => `/api/meetings/${meetingId}/proposal`;
const codeOf = ({ body }: { body: unknown }) => (body as { refusal: { code: string } }).refusal.code;

/** Asks, and waits until the proposal is as good as it gets. */
async function propose(form: object = {}): Promise<RosterProposal> {
	const { status, body } = await ada.ask("POST", path(), form);
	expect(status, JSON.stringify(body)).toBe(200);
	await expect.poll(async () => (await proposed())?.state).not.toBe("working");
	return (await proposed()) as RosterProposal;
}

test("a proposal fills the booth with those who work both ways, and proves that nothing is better", async () => {
	await interpret();
	const both = { a: ["ru"], b: ["en"], retours: [["ru", "en"]] };
	const [anna, boris] = [await enter("Anna", both), await enter("Boris", both)];
	await enter("Clara", { a: ["ka"], c: ["ru"] });
	const proposal = await propose();
	expect(proposal).toMatchObject({ madeBy: ada.id, sittingIds: [morning], state: "done" });
	expect(proposal.found).toMatchObject({
		uncovered: 0,
		missing: 0,
		coverage: { kind: "best" },
		price: { kind: "best" },
	});
	expect(proposal.found?.seats.map((seat) => seat.interpreterId).sort()).toEqual([anna, boris].sort());
	expect((await readRoom(server.house.rooms, planningRoom(meetingId), readPlanning)).places).toEqual([]);
});

test("what stands is kept where nothing is better without it", async () => {
	await interpret();
	const both = { a: ["ru"], b: ["en"], retours: [["ru", "en"]] };
	for (const name of ["Anna", "Boris", "Clara"]) await enter(name, both);
	const dora = await enter("Dora", both);
	await plan((doc) =>
		placeInterpreter(doc, { sittingId: morning, booth: "en-ru", interpreterId: dora, raisedBy: ada.id }),
	);
	const { put, out } = changesProposed(
		await readRoom(server.house.rooms, planningRoom(meetingId), readPlanning),
		await propose(),
	);
	expect([put.length, out.length]).toEqual([1, 0]);
});

test("somebody who is archived is not proposed", async () => {
	await interpret();
	const gone = await enter("Anna", { a: ["ru"], b: ["en"], retours: [["ru", "en"]] });
	await ada.ask("POST", `/api/interpreters/${gone}/archive`, { archived: true });
	const { found } = await propose();
	expect(found).toMatchObject({ seats: [], uncovered: 2, coverage: { kind: "best" } });
});

test("whoever is bound stays where they are, and nobody bound at another meeting is proposed", async () => {
	await interpret();
	const both = { a: ["ru"], b: ["en"], retours: [["ru", "en"]] };
	const people = [];
	for (const name of ["Anna", "Boris", "Clara"]) people.push(await enter(name, both));
	const [, boris = "", clara = ""] = people;
	await bind(meetingId, boris, morning);
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	const other = (body as { id: string }).id;
	const there = await server.house.rooms.edit(agendaRoom(other), ada.id, (doc) => addSitting(doc, hours));
	await server.house.rooms.edit(planningRoom(other), ada.id, (doc) => setRegime(doc, [there], regime));
	await bind(other, clara, there);
	const { found } = await propose();
	expect(found?.seats.map((seat) => seat.interpreterId).sort()).toEqual([people[0], boris].sort());
	const { body: told } = await ada.ask("GET", `/api/meetings/${meetingId}/bookings`);
	expect(told).toMatchObject({ bookings: [{ interpreterId: clara, meetingTitle: { en: "Briefing" } }] });
});

/** Offers that morning, and notes the yes that was said on the telephone. */
async function bind(at: string, interpreterId: string, sittingId: string): Promise<void> {
	const posts = [
		{ postId: "one-post", sittingIds: [sittingId], booth: "en-ru", day: hours.day, interpreterIds: [interpreterId] },
	];
	const asked = await ada.ask("POST", `/api/meetings/${at}/engagements`, { kind: "offer", posts });
	const [one] = (asked.body as { asked: { engagementId: string }[] }).asked;
	const move = `/api/meetings/${at}/engagements/${one?.engagementId}/move`;
	expect((await ada.ask("POST", move, { move: "recordAccept" })).body).toMatchObject({ state: "firm" });
}

test("where nothing is interpreted there is nothing to propose", async () => {
	expect(codeOf(await ada.ask("POST", path(), {}))).toBe("nothingInterpreted");
	await interpret();
	expect(codeOf(await ada.ask("POST", path(), { sittingIds: ["another-sitting"] }))).toBe("nothingInterpreted");
	expect((await ada.ask("POST", path(), { seconds: 0 })).status).toBe(422);
	expect((await ada.ask("POST", "/api/meetings/not-there/proposal", {})).status).toBe(404);
});

test("one that a server left unfinished is ended by whoever stops it", async () => {
	const left: RosterProposal = {
		...{ id: "proposal-1", madeBy: ada.id, madeAt: 1, sittingIds: [morning] },
		...{ state: "working", found: null },
	};
	await plan((doc) => writeProposal(doc, left));
	expect((await ada.ask("POST", `${path()}/stop`, {})).status).toBe(200);
	expect(await proposed()).toEqual({ ...left, state: "stopped" });
	await plan((doc) => discardProposal(doc));
	expect((await ada.ask("POST", `${path()}/stop`, {})).status).toBe(200);
	expect(await proposed()).toBeUndefined();
});

test("only those who plan ask for proposals or end them", async () => {
	for (const role of ["chair", "rapporteur", "delegate", "interpreter", "observer"]) {
		const person = await enterAs(server, ada, role);
		await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });
		expect((await person.ask("POST", path(), {})).status, role).toBe(403);
		expect((await person.ask("POST", `${path()}/stop`, {})).status, role).toBe(403);
	}
});
