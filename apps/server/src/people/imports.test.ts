/** Tables that were taken in, looked at later: who took them in, what undoing would do, and what it does. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { briefing, enterAs, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;

beforeEach(async () => {
	({ server, ada } = await runMeeting());
});
afterEach(() => server.stop());

const body = (name: string, part: object = {}, into: string | null = null) => ({
	body: { names: { en: name }, codes: {}, powers: {}, partyIds: [], posts: [], ...part },
	into,
});
interface Entry {
	id: string;
	names: Record<string, string>;
}
const bodies = async () => (await ada.ask("GET", "/api/bodies")).body as Entry[];
const take = async (fileName: string, ...rows: object[]) => {
	const { status, body } = await ada.ask("POST", "/api/bodies/import", { rows, fileName });
	expect(status, JSON.stringify(body)).toBe(200);
	return body as { id: string; added: number; filled: number };
};
const undo = async (id: string) => (await ada.ask("POST", `/api/bodies/imports/${id}/undo`, {})).body;
const outlook = async (id: string) => (await ada.ask("GET", `/api/imports/${id}`)).body;
const list = async () => (await ada.ask("GET", "/api/imports")).body;

test("import: bodies come in at once or not at all, are filled in, and gone again when it is undone", async () => {
	const { body: party } = await ada.ask("POST", "/api/parties", {
		kind: "state",
		codes: { en: "L" },
		names: { en: "L" },
	});
	const partyIds = [(party as Entry).id];
	await take("", body("Board", { powers: { en: "All." } }));
	const before = await bodies();
	const more = { codes: { en: "B" }, powers: { en: "None." }, partyIds };
	const taken = await take("bodies.csv", body("Committee"), body("The Board", more, before[0]?.id));
	expect(taken).toMatchObject({ added: 1, filled: 1 });
	expect(await bodies()).toMatchObject([
		{ names: { en: "Board" }, codes: { en: "B" }, powers: { en: "All." }, partyIds },
		{ names: { en: "Committee" } },
	]);
	expect(await outlook(taken.id)).toEqual({ removed: 1, restored: 1, kept: 0, keptNames: [] });
	expect(await bodies()).toHaveLength(2);
	expect(await undo(taken.id)).toEqual({ undone: 2, kept: 0 });
	expect(await bodies()).toEqual(before);
	expect(await outlook(taken.id)).toMatchObject({ refusal: { code: "notFound" } });
	const rows = [body("One"), body("Two", { partyIds: ["nobody-there"] })];
	const wrong = await ada.ask("POST", "/api/bodies/import", { rows });
	expect(wrong.body).toMatchObject({ refusal: { code: "notFound", field: "rows.1" } });
	expect(await bodies()).toEqual(before);
});

test("import: a body that has met, was merged or was changed since stays, and is named before it is undone", async () => {
	const taken = await take(
		"bodies.csv",
		...["Met", "Kept", "Merged", "Changed", "Untouched"].map((name) => body(name)),
	);
	const all = await bodies();
	const id = (name: string) => all.find(({ names }) => names.en === name)?.id;
	await ada.ask("POST", "/api/meetings", { ...briefing, bodyId: id("Met") });
	await ada.ask("POST", `/api/bodies/${id("Kept")}/merge`, { otherId: id("Merged") });
	await ada.ask("PUT", `/api/bodies/${id("Changed")}`, { ...body("Changed", { codes: { en: "C" } }).body });
	const named = ["Met", "Kept", "Merged", "Changed"].map((name) => ({ name, names: { en: name } }));
	expect(await outlook(taken.id)).toEqual({ removed: 1, restored: 0, kept: 4, keptNames: named });
	expect(await undo(taken.id)).toEqual({ undone: 1, kept: 4 });
	expect((await bodies()).map(({ names }) => names.en)).not.toContain("Untouched");
});

test("import: all registers' tables stand in one list, the newest first, for those who keep the registers", async () => {
	const person = {
		name: "Ona",
		names: {},
		address: "",
		language: "en",
		partyId: null,
		languages: [],
		phone: "",
		note: "",
	};
	const rows = [{ person, into: null }];
	const { body: first } = await ada.ask("POST", "/api/people/import", { rows, fileName: " people.csv " });
	server.push(1_000);
	const { id } = await take("", body("Board"));
	server.push(1_000);
	await undo(id);
	const by = { name: "Administrator", names: {} };
	const at = server.house.clock();
	expect(await list()).toEqual([
		{ id, register: "body", at: at - 1_000, by, fileName: "", added: 1, filled: 0, undoneAt: at },
		{
			...{ id: (first as Entry).id, register: "person", at: at - 2_000, by, fileName: "people.csv" },
			...{ added: 1, filled: 0, undoneAt: null },
		},
	]);
	const jan = await enterAs(server, ada, "jan");
	for (const path of ["/api/imports", `/api/imports/${id}`]) expect((await jan.ask("GET", path)).status).toBe(403);
	expect((await jan.ask("POST", "/api/bodies/import", { rows: [body("B")] })).status).toBe(403);
});

test("import: who was taken in for a party goes with their table, also after that party was merged", async () => {
	const party = async (code: string) =>
		((await ada.ask("POST", "/api/parties", { kind: "state", codes: { en: code }, names: { en: code } })).body as Entry)
			.id;
	const [kept, other] = [await party("LT"), await party("LIT")];
	const person = {
		name: "Ona",
		names: {},
		address: "",
		language: "en",
		partyId: other,
		languages: [],
		phone: "",
		note: "",
	};
	const { body } = await ada.ask("POST", "/api/people/import", { rows: [{ person, into: null }] });
	await ada.ask("POST", `/api/parties/${kept}/merge`, { otherId: other });
	expect(await outlook((body as Entry).id)).toMatchObject({ removed: 1, kept: 0 });
});
