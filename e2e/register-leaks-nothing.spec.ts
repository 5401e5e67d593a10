/** The register leaks nothing: everybody reads all that answers, all rooms and all that is told, and finds what is theirs to know. */
import { addSitting, placeInterpreter, publishRoster, setRegime } from "@plenary/documents";
import {
	type ApiName,
	agendaRoom,
	api,
	glossaryRoom,
	minutesRoom,
	outcomesRoom,
	planningRoom,
	rosterRoom,
} from "@plenary/domain";
import * as Y from "yjs";
import { type Entrant, type Everybody, everybody } from "./entrants.ts";
import { writeRoom } from "./pens.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

/** What stands in the register, by words that stand nowhere else. */
const kept = ["kept-address", "kept-phone", "kept-note", "kept-evidence"];
const planned = ["planned-town", "planned-theme", "planned-issuer", "987654", "Unplanned Zmark"];
const asked = ["asked-note", "said-why"];
const marks = [...kept, ...planned, ...asked];

let server: TestServer;
let workshop: Workshop;
let all: Everybody;
let ids: string[];
let interpreterIds: string[];

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	all = await everybody(server, workshop);
	const { secretariat, meetingId } = workshop;
	const enterInto = async (name: string) => {
		const entry = {
			...{ name, a: ["ru"], c: ["en"], town: "planned-town", domains: ["planned-theme"] },
			...{ address: "kept-address@booths.test", phone: "kept-phone", note: "kept-note" },
			clearance: { level: 2, issuer: "planned-issuer", until: null },
			fee: { amount: 987654, currency: "EUR" },
			evidence: [
				{ from: "en", to: "ru", kind: "test", by: "kept-evidence", mode: null, on: "2026-05-01", until: null },
			],
		};
		return (await secretariat.ask<{ id: string }>("POST", "/api/interpreters", entry)).id;
	};
	interpreterIds = [await enterInto("Published Person"), await enterInto("Unplanned Zmark")];
	const [published = ""] = interpreterIds;
	const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	const times = { hall: "", day, startsAt: "09:00", endsAt: "12:00" };
	const sittingId = await writeRoom(server, secretariat, agendaRoom(meetingId), (doc) =>
		addSitting(doc, { titles: { en: "Review" }, ...times }),
	);
	const booth = { sittingId, booth: "en-ru", interpreterId: published };
	await writeRoom(server, secretariat, planningRoom(meetingId), (doc) => {
		setRegime(doc, [sittingId], { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" });
		placeInterpreter(doc, { ...booth, raisedBy: secretariat.id });
	});
	const sitting = { sittingId, titles: {}, ...times, mode: "simultaneous" as const, spoken: ["en", "ru"] };
	const booths = [{ id: "en-ru", into: ["en", "ru"], interpreterIds: [published] }];
	const people = { [published]: { name: "Published Person", names: {} } };
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(doc, { sittings: [{ ...sitting, booths }], people }, { at: Date.now(), by: secretariat.id }),
	);
	const post = { postId: "the-post", sittingIds: [sittingId], booth: "en-ru", day, interpreterIds };
	const { engagements } = await secretariat.ask<{ engagements: { id: string }[] }>(
		"POST",
		`/api/meetings/${meetingId}/engagements`,
		{ kind: "offer", posts: [post], note: "asked-note" },
	);
	const [first = "", second = ""] = engagements.map(({ id }) => id);
	const move = (id: string, body: object) =>
		secretariat.ask("POST", `/api/meetings/${meetingId}/engagements/${id}/move`, body);
	await move(second, { move: "recordDecline", reason: "other", words: "said-why" });
	await move(first, { move: "recordAccept" });
	ids = [meetingId, all.otherMeeting, ...interpreterIds, first, second];
});
test.afterAll(() => server.remove());

/** Every address that answers a GET, with every id in every place. */
const addresses = (): string[] =>
	(Object.keys(api) as ApiName[])
		.filter((name) => api[name][0] === "GET")
		.flatMap((name) => {
			const parts = api[name][1].split(/:\w+/);
			return parts
				.slice(1)
				.reduce<string[]>(
					(paths, part) => paths.flatMap((path) => ids.map((id) => path + id + part)),
					[parts[0] ?? ""],
				);
		});

async function everythingOf({ ask, room, floor }: Entrant): Promise<string> {
	const told: string[] = [];
	const line = await floor().catch(() => undefined);
	line?.socket.onAny((...words) => told.push(JSON.stringify(words)));
	for (const event of ["watchActions", "watchBookings"]) line?.socket.emit(event);
	for (const meetingId of [workshop.meetingId, all.otherMeeting])
		for (const event of ["watch", "watchDesk"]) told.push(JSON.stringify(await line?.ask(event, meetingId)));
	// What changes now is told to whoever listens.
	const { secretariat } = workshop;
	for (const id of interpreterIds)
		await secretariat.ask("PATCH", `/api/interpreters/${id}`, { note: `kept-note ${Math.random()}` });
	await line?.ask("watch", workshop.meetingId);
	line?.close();
	for (const path of addresses()) told.push(await (await ask("GET", path)).text());
	for (const meetingId of [workshop.meetingId, all.otherMeeting])
		for (const name of [
			...[agendaRoom(meetingId), minutesRoom(meetingId, "en"), outcomesRoom(meetingId)],
			...[planningRoom(meetingId), rosterRoom(meetingId), glossaryRoom(meetingId)],
		]) {
			const opened = room(name);
			await opened.answered;
			told.push(Buffer.from(Y.encodeStateAsUpdate(opened.doc)).toString("utf8"));
			opened.close();
		}
	return told.join("\n");
}

/** What each may find, by who they are; everybody else finds nothing. */
const known: Record<string, readonly string[]> = {
	"the administrator": marks,
	"the secretariat": marks,
	"the chief interpreter": [...planned, ...asked],
	"a token that reads": marks,
	"a token that writes": marks,
	"a token for another meeting": planned,
	"a token for this meeting": [...planned, ...asked],
};

test("of the register everybody finds what the table lets them know, wherever they look", async () => {
	test.setTimeout(120_000);
	for (const entrant of all.entrants) {
		const found = await everythingOf(entrant);
		expect(
			marks.filter((mark) => found.includes(mark)),
			entrant.who,
		).toEqual(known[entrant.who] ?? []);
		const readsName = !["somebody at no meeting", "nobody"].includes(entrant.who);
		expect(found.includes("Published Person"), `${entrant.who}: the name of whoever is published`).toBe(readsName);
	}
	expect(server.complaints, "nor does the log say it").toBe("");
});
