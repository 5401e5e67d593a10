/** Follow-up from outside: who sees which actions, and who may change what of them. */
import { fileOutcome, raiseOutcome } from "@plenary/documents";
import { outcomesRoom } from "@plenary/domain";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

interface Listed {
	recordId: string;
	number: number;
	status: string;
	dueOn: string | null;
	mine: boolean;
	mayChange: string;
}

async function take(name: string, role: string): Promise<Person> {
	const person = await enterAs(server, ada, name);
	const form = { accountId: person.id, role, partyId: null };
	expect((await ada.ask("POST", `/api/meetings/${meetingId}/participants`, form)).status).toBe(200);
	return person;
}

async function raise(id: string, owner: Person): Promise<void> {
	await server.house.rooms.edit(outcomesRoom(meetingId), ada.id, (doc) => {
		raiseOutcome(doc, {
			id,
			kind: "action",
			raisedBy: ada.id,
			raisedAt: 0,
			owners: [{ accountId: owner.id }],
			words: { en: id },
		});
		fileOutcome(doc, id, 1);
	});
	await vi.waitFor(async () => expect((await listed(ada)).some(({ recordId }) => recordId === id)).toBe(true), 5_000);
}

const listed = async (person: Person) =>
	((await person.ask("GET", "/api/actions")).body as { actions: Listed[] }).actions;
const patch = (person: Person, id: string, form: object) =>
	person.ask("PATCH", `/api/meetings/${meetingId}/actions/${id}`, form);

test("actions: whoever owns one may say how far it is, and no more; the secretariat may change all of it", async () => {
	const [ona, jonas] = [await take("ona", "delegate"), await take("jonas", "observer")];
	await raise("glossary", ona);
	expect(await listed(ona)).toMatchObject([{ number: 1, status: "open", mine: true, mayChange: "status" }]);
	expect(await listed(jonas)).toMatchObject([{ mine: false, mayChange: "nothing" }]);
	expect(await listed(ada)).toMatchObject([{ mine: false, mayChange: "all" }]);
	expect((await patch(ona, "glossary", { status: "inProgress" })).body).toMatchObject({ status: "inProgress" });
	expect((await patch(ona, "glossary", { dueOn: "2026-12-01" })).status).toBe(403);
	expect((await patch(jonas, "glossary", { status: "done" })).status).toBe(403);
	const changed = await patch(ada, "glossary", { dueOn: "2026-12-01", owners: [{ accountId: jonas.id }] });
	expect(changed.body).toMatchObject({ dueOn: "2026-12-01", status: "inProgress", owners: [{ accountId: jonas.id }] });
	expect(await listed(ona)).toMatchObject([{ mine: false, mayChange: "nothing" }]);
	expect(await listed(jonas)).toMatchObject([{ mine: true, mayChange: "status" }]);
});

test("actions: nobody sees those of a meeting they do not take part in", async () => {
	await raise("glossary", ada);
	const stranger = await enterAs(server, ada, "stranger");
	expect(await listed(stranger)).toEqual([]);
	expect((await patch(stranger, "glossary", { status: "done" })).status).toBe(403);
});

test("actions: what there is not, and owners there are not, are refused", async () => {
	await raise("glossary", ada);
	expect((await patch(ada, "nothing-there", { status: "done" })).status).toBe(404);
	expect((await patch(ada, "glossary", { owners: [{ partyId: "nowhere-land" }] })).status).toBe(404);
	expect((await patch(ada, "glossary", { dueOn: "2026-02-30" })).status).toBe(422);
});

test("actions: who has the list already is not sent it again, until it says something else to them", async () => {
	const ona = await take("ona", "observer");
	await raise("glossary", ada);
	const ask = (person: Person, tag: string) =>
		fetch(`${server.address}/api/actions`, { headers: { cookie: person.cookie, "if-none-match": tag } });
	const changedFor = async (person: Person, change: () => Promise<unknown>) => {
		const tag = (await ask(person, "")).headers.get("etag") ?? "";
		expect((await ask(person, tag)).status).toBe(304);
		await change();
		return (await ask(person, tag)).status === 200;
	};
	expect(await changedFor(ona, () => patch(ada, "glossary", { status: "done" }))).toBe(true);
	expect(await changedFor(ona, () => ada.ask("PATCH", "/api/me", { name: "Ada Lovelace" }))).toBe(true);
	expect(await changedFor(ona, () => raise("contacts", ada))).toBe(true);
	const party = async (code: string) => {
		const form = { kind: "state", codes: { en: code }, names: { en: code }, joinedOn: null, leftOn: null };
		return ((await ada.ask("POST", "/api/parties", form)).body as { id: string }).id;
	};
	const [kept, other] = [await party("AA"), await party("BB")];
	expect(await changedFor(ona, () => ada.ask("POST", `/api/parties/${kept}/merge`, { otherId: other }))).toBe(true);
	const tagOfAda = (await ask(ada, "")).headers.get("etag") ?? "";
	expect((await ask(ona, tagOfAda)).status).toBe(200);
	const participant = `/api/meetings/${meetingId}/participants/${ona.id}`;
	const role = { role: "rapporteur", partyId: null };
	expect(await changedFor(ona, () => ada.ask("PATCH", participant, role))).toBe(true);
});
