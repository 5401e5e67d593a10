/** A program with the right to write puts nonsense into shared documents, and the pages of everybody else stand. */
import { addSitting, fileOutcome, publishRoster, raiseOutcome, setRegime } from "@plenary/documents";
import { agendaRoom, glossaryRoom, outcomesRoom, planningRoom, rosterRoom } from "@plenary/domain";
import * as Y from "yjs";
import { browserOf, complaintsOf } from "./people.ts";
import { openRaw } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
});
test.afterAll(() => server.remove());

async function write(name: string, change: (doc: Y.Doc) => void): Promise<void> {
	const room = openRaw(server.address, workshop.secretariat, name);
	await room.answered;
	room.write(change);
	await room.stored();
	room.close();
}

test("names that every object knows, and moments and days that no calendar has", async ({ browser }) => {
	const { secretariat, delegate, meetingId } = workshop;
	const [day] = new Date().toISOString().split("T");
	const booth = { id: "ru", into: ["ru"], interpreterIds: ["constructor", "toString", "nobody-there"] };
	const times = { day: day ?? "", startsAt: "09:00", endsAt: "12:00", mode: "simultaneous" } as const;
	const sitting = { sittingId: "constructor", titles: { en: "Panel of seven" }, hall: "", ...times, spoken: ["en"] };
	await write(rosterRoom(meetingId), (doc) => {
		publishRoster(doc, { sittings: [{ ...sitting, booths: [booth] }], people: {} }, { at: 1, by: secretariat.id });
	});
	await write(outcomesRoom(meetingId), (doc) => {
		const owners = [{ accountId: delegate.id }];
		const id = raiseOutcome(doc, {
			kind: "action",
			raisedBy: secretariat.id,
			raisedAt: 1e300,
			owners,
			dueOn: "2026-99-99",
		});
		fileOutcome(doc, id, 1);
	});
	await write(agendaRoom(meetingId), (doc) => {
		addSitting(doc, { id: "valueOf", titles: { en: "Nowhen" }, hall: "", ...times, day: "2026-13-45" });
		addSitting(doc, { id: "panel-two", titles: { en: "Panel of two" }, hall: "", ...times });
		addSitting(doc, { id: "constructor", titles: { en: "Panel of seven" }, hall: "", ...times });
	});
	await write(planningRoom(meetingId), (doc) => {
		setRegime(doc, ["panel-two"], { spoken: ["en"], heard: ["ru"], mode: "simultaneous" });
	});

	await write(glossaryRoom(meetingId), (doc) => {
		doc.getMap("concepts").set(
			"constructor",
			new Y.Map<unknown>([
				["definition", 7],
				["addedAt", 1e300],
			]),
		);
		const term = [
			["conceptId", "constructor"],
			["language", "en"],
			["words", "Panel of terms"],
			["status", "sacred"],
		] as const;
		doc.getMap("terms").set("toString", new Y.Map<unknown>(term));
	});

	for (const person of [delegate, secretariat]) {
		const { page, context } = await browserOf(browser, person, server.address);
		const complaints = complaintsOf(page);
		for (const [path, words] of [
			["/", "A-1"],
			["/follow-up", "A-1"],
			[`/meetings/${meetingId}/plan`, "Panel of seven"],
			[`/meetings/${meetingId}/live`, "A-1"],
			[`/meetings/${meetingId}/interpreters`, "Panel of seven"],
			[`/meetings/${meetingId}/glossary`, person === secretariat ? "Panel of terms" : "Glossary"],
		]) {
			await page.goto(server.address + path);
			await expect(page.getByText(words ?? "").first(), `${words} at ${path}`).toBeVisible();
		}
		expect(complaints, person.name).toEqual([]);
		await context.close();
	}
});
