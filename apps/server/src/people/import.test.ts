/** Tables of people and of parties: taken in as a whole, told apart from who is known, and taken back. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { briefing, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const row = (name: string, part: object = {}, into: string | null = null) => ({
	person: { name, names: {}, address: "", language: "en", partyId: null, languages: [], phone: "", note: "", ...part },
	into,
});
const take = (...rows: object[]) => ada.ask("POST", "/api/people/import", { rows });
const undo = (id: string) => ada.ask("POST", `/api/people/imports/${id}/undo`, {});
interface Entry {
	id: string;
	name: string;
	phone: string;
}
const people = async () => (await ada.ask("GET", "/api/people")).body as Entry[];
const idOf = (answer: { body: unknown }) => (answer.body as { id: string }).id;

test("import: 570 people come in at once, and are gone again when it is undone", async () => {
	const before = await people();
	const taken = await take(
		...Array.from({ length: 570 }, (_, at) => row(`Delegate ${at}`, { address: `d${at}@people.test` })),
	);
	expect(taken.body).toMatchObject({ added: 570, filled: 0 });
	expect(await people()).toHaveLength(before.length + 570);
	expect((await undo(idOf(taken))).body).toEqual({ undone: 570, kept: 0 });
	expect(await people()).toEqual(before);
	expect((await undo(idOf(taken))).status).toBe(404);
});

test("import: what is missing is filled in, what is there stays, and undoing restores it", async () => {
	await take(row("Ona", { phone: "1" }));
	const ona = (await people()).find(({ name }) => name === "Ona") as Entry;
	const taken = await take(row("Ona P.", { phone: "2", address: "ona@people.test", languages: ["lt"] }, ona.id));
	expect(taken.body).toMatchObject({ added: 0, filled: 1 });
	const filled = (await people()).find(({ id }) => id === ona.id);
	expect(filled).toMatchObject({ name: "Ona", phone: "1", address: "ona@people.test", languages: ["lt"] });
	await undo(idOf(taken));
	expect((await people()).find(({ id }) => id === ona.id)).toEqual(ona);
});

test("import: one wrong row refuses all of them, and says which", async () => {
	const before = await people();
	const twice = await take(row("One", { address: "one@people.test" }), row("Two", { address: "one@people.test" }));
	expect(twice).toMatchObject({ status: 409, body: { refusal: { code: "addressTaken", field: "rows.1" } } });
	expect(await people()).toEqual(before);
});

test("import: whoever was used or changed since is not taken back", async () => {
	const taken = await take(row("Used"), row("Changed"), row("Untouched"));
	const all = await people();
	const entry = (name: string) => all.find((one) => one.name === name) as Entry;
	await ada.ask("POST", `/api/meetings/${meetingId}/participants`, {
		accountId: entry("Used").id,
		role: "delegate",
		partyId: null,
	});
	await ada.ask("PATCH", `/api/people/${entry("Changed").id}`, { ...entry("Changed"), phone: "3" });
	expect((await undo(idOf(taken))).body).toEqual({ undone: 1, kept: 2 });
	expect((await people()).map(({ name }) => name)).not.toContain("Untouched");
});

test("import: whoever headed a delegation once or holds a post is not taken back", async () => {
	const taken = await take(row("Head"), row("Holder"), row("Nobody"));
	const all = await people();
	const id = (name: string) => all.find((one) => one.name === name)?.id;
	const { body } = await ada.ask("POST", "/api/parties", party("LT").party);
	const seat = { role: "delegate", partyId: idOf({ body }), standing: "head" };
	await ada.ask("POST", `/api/meetings/${meetingId}/participants`, { accountId: id("Head"), ...seat });
	await ada.ask("DELETE", `/api/meetings/${meetingId}/participants/${id("Head")}`);
	const posts = [{ names: { en: "Chair" }, personId: id("Holder"), partyId: null }];
	await ada.ask("POST", "/api/bodies", { names: { en: "B" }, codes: {}, powers: {}, partyIds: [], posts });
	expect((await undo(idOf(taken))).body).toEqual({ undone: 1, kept: 2 });
});

const party = (code: string, part: object = {}, into: string | null = null) => ({
	party: { kind: "state", codes: { en: code }, names: { en: code }, ...part },
	into,
});
const parties = async () => (await ada.ask("GET", "/api/parties")).body as Entry[];
const takeParties = (...rows: object[]) => ada.ask("POST", "/api/parties/import", { rows });
const undoParties = async (taken: { body: unknown }) =>
	(await ada.ask("POST", `/api/parties/imports/${idOf(taken)}/undo`, {})).body;

test("import: parties come in at once or not at all, are filled in, and gone again when it is undone", async () => {
	const { body } = await ada.ask("POST", "/api/parties", party("LT").party);
	const more = { names: { en: "L.", ru: "Литва" }, joinedOn: "2004-05-01" };
	const taken = await takeParties(party("LV"), party("LT", more, (body as Entry).id));
	expect(taken.body).toMatchObject({ added: 1, filled: 1 });
	expect(await parties()).toMatchObject([{ names: { en: "LT", ru: "Литва" }, joinedOn: "2004-05-01" }, {}]);
	expect(await undoParties(taken)).toEqual({ undone: 2, kept: 0 });
	expect(await parties()).toEqual([body]);
	expect(await undoParties(taken)).toMatchObject({ refusal: { code: "notFound" } });
	const wrong = await takeParties(party("EE"), party("FI", { names: {} }));
	expect(wrong.body).toMatchObject({ refusal: { code: "nameMissing", field: "rows.1.party.names" } });
	const left = { joinedOn: "2004-05-01", leftOn: "2003-05-01" };
	expect((await takeParties(party("EE"), party("FI", left))).status).toBe(422);
	expect(await parties()).toEqual([body]);
});

test("import: a party that somebody belongs to, or that anything names, is not taken back", async () => {
	const taken = await takeParties(...["Person", "Host", "Member", "Holder", "Nobody"].map((code) => party(code)));
	const all = (await parties()) as (Entry & { codes: { en: string } })[];
	const of = (code: string) => all.find(({ codes }) => codes.en === code)?.id;
	await ada.ask("POST", "/api/people", { ...row("Ona").person, office: null, partyId: of("Person") });
	await ada.ask("POST", "/api/meetings", { ...briefing, hostPartyIds: [of("Host")] });
	const posts = [{ names: { en: "Chair" }, personId: null, partyId: of("Holder") }];
	await ada.ask("POST", "/api/bodies", { names: { en: "B" }, codes: {}, powers: {}, partyIds: [of("Member")], posts });
	expect(await undoParties(taken)).toEqual({ undone: 1, kept: 4 });
	expect(await parties()).toHaveLength(4);
});
