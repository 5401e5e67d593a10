/** The registers from outside: entered, changed, archived, merged, and refused in words. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterAs, type Person, type Running, runServer } from "../stage.ts";

let server: Running;
let ada: Person;

beforeEach(async () => {
	server = await runServer();
	ada = await server.enter(await server.firstLink());
});
afterEach(() => server.stop());

const lithuania = { kind: "state", codes: { en: "LT", ru: "ЛТ" }, names: { en: "Lithuania", ru: "Литва" } };
const somebody = {
	name: "Ona Petrauskaitė",
	names: { ru: "Она Пятраускайте" },
	language: "en",
	partyId: null,
	office: null,
};

async function made<Thing extends { id: string }>(path: string, form: object): Promise<Thing> {
	const { status, body } = await ada.ask("POST", path, form);
	expect(status, JSON.stringify(body)).toBe(200);
	return ("person" in (body as object) ? (body as { person: Thing }).person : body) as Thing;
}

const codeOf = (answer: { body: unknown }) => (answer.body as { refusal?: { code: string } }).refusal?.code;

test("parties: have days of joining and leaving, and are archived, not removed", async () => {
	const party = await made("/api/parties", {
		...lithuania,
		joinedOn: "2001-05-01",
		part: { en: "Present at the launch" },
	});
	expect(party).toMatchObject({ joinedOn: "2001-05-01", leftOn: null, part: { en: "Present at the launch" } });
	const late = await ada.ask("PUT", `/api/parties/${party.id}`, {
		...lithuania,
		joinedOn: "2001-05-01",
		leftOn: "2000-01-01",
	});
	expect(codeOf(late)).toBe("leftBeforeJoined");
	await ada.ask("POST", `/api/parties/${party.id}/archive`, { archived: true });
	const { body } = await ada.ask("GET", "/api/parties");
	expect(body).toMatchObject([{ id: party.id, archivedAt: expect.any(Number) }]);
	await ada.ask("POST", `/api/parties/${party.id}/archive`, { archived: false });
	expect((await ada.ask("GET", "/api/parties")).body).toMatchObject([{ archivedAt: null }]);
});

test("people: somebody without an address is in the register and can not be let in", async () => {
	const person = await made<{ id: string; address: string }>("/api/people", { ...somebody, address: "" });
	expect(person.address).toBe("");
	expect(codeOf(await ada.ask("POST", `/api/people/${person.id}/link`, {}))).toBe("addressMissing");
	const form = { ...somebody, languages: ["lt", "ru"], phone: "+370 5 000", note: "", address: "ona@people.test" };
	expect((await ada.ask("PATCH", `/api/people/${person.id}`, form)).body).toMatchObject({
		address: "ona@people.test",
		languages: ["lt", "ru"],
	});
	expect((await ada.ask("POST", `/api/people/${person.id}/link`, {})).status).toBe(200);
	expect(codeOf(await ada.ask("PATCH", `/api/people/${person.id}`, { ...form, address: "" }))).toBe("addressMissing");
});

test("people: an address is one person's alone", async () => {
	await made("/api/people", { ...somebody, address: "ona@people.test" });
	const other = await made<{ id: string }>("/api/people", { ...somebody, address: "" });
	const form = { ...somebody, languages: [], phone: "", note: "", address: "ONA@people.test" };
	expect(codeOf(await ada.ask("PATCH", `/api/people/${other.id}`, form))).toBe("addressTaken");
});

test("people: whoever is archived is signed out and can not come in again until brought back", async () => {
	const ona = await enterAs(server, ada, "ona");
	const archive = (archived: boolean) => ada.ask("POST", `/api/people/${ona.id}/archive`, { archived });
	expect((await archive(true)).body).toMatchObject({ archivedAt: expect.any(Number) });
	expect((await ona.ask("GET", "/api/parties")).status).toBe(401);
	expect((await ada.ask("POST", `/api/people/${ona.id}/link`, {})).status).toBe(404);
	await archive(false);
	expect((await ada.ask("POST", `/api/people/${ona.id}/link`, {})).status).toBe(200);
});

test("people: the last administrator can neither be archived nor merged away", async () => {
	expect(codeOf(await ada.ask("POST", `/api/people/${ada.id}/archive`, { archived: true }))).toBe("lastAdministrator");
	const other = await made<{ id: string }>("/api/people", { ...somebody, address: "" });
	expect(codeOf(await ada.ask("POST", `/api/people/${other.id}/merge`, { otherId: ada.id }))).toBe("lastAdministrator");
});

test("people: two entries become one, with the address, the languages and the meetings of both", async () => {
	const party = await made("/api/parties", lithuania);
	const kept = await made<{ id: string }>("/api/people", { ...somebody, names: {}, address: "", languages: ["lt"] });
	const other = await made<{ id: string }>("/api/people", {
		...somebody,
		address: "ona@people.test",
		partyId: party.id,
		languages: ["lt", "en"],
		phone: "+370 5 000",
	});
	const merged = await ada.ask("POST", `/api/people/${kept.id}/merge`, { otherId: other.id });
	expect(merged.body).toMatchObject({
		id: kept.id,
		address: "ona@people.test",
		names: somebody.names,
		partyId: party.id,
		languages: ["lt", "en"],
		phone: "+370 5 000",
	});
	expect((await ada.ask("POST", `/api/people/${kept.id}/merge`, { otherId: other.id })).status).toBe(404);
});

test("bodies: have members, powers and posts that exist", async () => {
	const party = await made("/api/parties", lithuania);
	const form = {
		names: { en: "Steering Committee" },
		codes: { en: "SC" },
		powers: { en: "Approves the work plan." },
		partyIds: [party.id],
		posts: [{ names: { en: "Chair" }, personId: ada.id, partyId: null }],
	};
	const body = await made("/api/bodies", form);
	expect(body).toMatchObject(form);
	const ghost = { ...form, posts: [{ names: { en: "Chair" }, personId: "nobody-there", partyId: null }] };
	expect(codeOf(await ada.ask("PUT", `/api/bodies/${body.id}`, ghost))).toBe("notFound");
	const ona = await enterAs(server, ada, "ona");
	expect((await ona.ask("GET", "/api/bodies")).body).toMatchObject([{ id: body.id }]);
	expect((await ona.ask("POST", "/api/bodies", form)).status).toBe(403);
});
