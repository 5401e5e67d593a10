/** Home from outside: how ready a meeting is, for those who prepare it, and the news that a reader may know. */
import { fileOutcome, raiseOutcome, readAgenda, setRegime, setTitle } from "@plenary/documents";
import { agendaRoom, outcomesRoom, planningRoom, type Readiness } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { briefing, enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const readiness = async (person = ada) => (await person.ask("GET", `/api/meetings/${meetingId}/readiness`)).body;
const join = (person: Person, role: string) =>
	ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: person.id, role, partyId: null });

test("readiness: counts what is there of agenda, people and interpreting", async () => {
	const before = (await readiness()) as Readiness;
	expect(before).toMatchObject({ people: 0, cameIn: 0, chaired: false, interpreted: 0, rosterVersion: null });
	expect(before.items).toBeGreaterThan(0);
	await join(await enterAs(server, ada, "chair"), "chair");
	const [sitting, item] = await server.house.rooms.edit(agendaRoom(meetingId), ada.id, (doc) => {
		const { sittings, items } = readAgenda(doc);
		const first = items.find((one) => one.kind === "item");
		setTitle(doc, first?.id ?? "", "en", "");
		return [sittings[0]?.id ?? "", first];
	});
	expect(item).toBeDefined();
	await server.house.rooms.edit(planningRoom(meetingId), ada.id, (doc) =>
		setRegime(doc, [sitting], { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" }),
	);
	expect(await readiness()).toEqual({
		...before,
		untranslated: before.untranslated + 1,
		people: 1,
		cameIn: 1,
		chaired: true,
		interpreted: 1,
	});
});

test("readiness: is for those who prepare the meeting", async () => {
	const chair = await enterAs(server, ada, "chair");
	await join(chair, "chair");
	expect((await chair.ask("GET", `/api/meetings/${meetingId}/readiness`)).status).toBe(403);
	expect((await ada.ask("GET", "/api/meetings/unknown-meeting/readiness")).status).toBe(404);
});

test("news: tells of meetings that a reader may know, the newest first", async () => {
	const observer = await enterAs(server, ada, "observer");
	await ada.ask("POST", "/api/meetings", { ...briefing, titles: { en: "Closed talks" } });
	expect((await observer.ask("GET", "/api/news")).body).toEqual([]);
	await join(observer, "observer");
	expect((await observer.ask("GET", "/api/news")).body).toMatchObject([{ kind: "meeting", meetingId }]);
	const all = (await ada.ask("GET", "/api/news")).body as { meetingTitles: { en: string } }[];
	expect(all.map((one) => one.meetingTitles.en)).toContain("Closed talks");
});

test("news: a token for one meeting hears of its actions, and of nothing else", async () => {
	const { body } = await ada.ask("POST", "/api/meetings", { ...briefing, titles: { en: "Closed talks" } });
	const { id: otherId } = body as { id: string };
	for (const id of [meetingId, otherId])
		await server.house.rooms.edit(outcomesRoom(id), ada.id, (doc) => {
			raiseOutcome(doc, { id: `of-${id}`, kind: "action", raisedBy: ada.id, raisedAt: 1, words: { en: "Glossary" } });
			fileOutcome(doc, `of-${id}`, 1);
		});
	const asked = { name: "News", scope: "read", days: 1, meetingId: otherId };
	const { secret } = (await ada.ask("POST", "/api/tokens", asked)).body as { secret: string };
	await vi.waitFor(async () => {
		const answer = await fetch(`${server.address}/api/news`, { headers: { authorization: `Bearer ${secret}` } });
		const news = (await answer.json()) as { kind: string; meetingId: string }[];
		expect(news.map((one) => [one.kind, one.meetingId])).toEqual([
			["meeting", otherId],
			["action", otherId],
		]);
	}, 5_000);
});
