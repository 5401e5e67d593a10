/** Tests of matching delegations and people. */
import { describe, expect, it } from "vitest";
import { matchParties, matchPeople, partyFinder } from "./party-match.ts";

const party = (id: string, codes: Record<string, string>, names: Record<string, string>) => ({ id, codes, names });
const parties = [
	party("ukraine", { en: "UA", ru: "УКР" }, { en: "Ukraine", ru: "Украина" }),
	party("lithuania", { en: "LT" }, { en: "Lithuania", ru: "Литва" }),
	party("latvia", { en: "LV" }, { en: "Latvia", ru: "Латвия" }),
	party("unhcr", { en: "UNHCR", ru: "УВКБ" }, { en: "UN High Commissioner for Refugees" }),
	party("turkiye", { en: "TR" }, { en: "Türkiye" }),
	party("luk", { en: "LUK" }, { en: "League of Ukrainian Counties" }),
];
const found = (query: string) => matchParties(query, parties).map((one) => one.id);

describe("matching", () => {
	it.each([
		["UA", "ukraine"],
		["ua", "ukraine"],
		["укр", "ukraine"],
		["ukr", "ukraine"],
		["Украина", "ukraine"],
		["ukraina", "ukraine"],
		["литва", "lithuania"],
		["litva", "lithuania"],
		["лат", "latvia"],
		["refug", "unhcr"],
		["high com", "unhcr"],
		["turk", "turkiye"],
		["уа", "ukraine"],
	])("takes %j for %s first", (query, id) => {
		expect(found(query)[0]).toBe(id);
	});

	it("puts a code before a name and a beginning before a later word", () => {
		expect(found("ukr")).toEqual(["ukraine", "luk"]);
		expect(found("l")).toEqual(["latvia", "luk", "lithuania"]);
		expect(found("lt")[0]).toBe("lithuania");
	});

	it("gives nothing for what nobody is called, and all for nothing", () => {
		expect(found("xyz")).toEqual([]);
		expect(found("").length).toBe(parties.length);
		expect(matchParties("", parties, 2).length).toBe(2);
	});

	it.each(["Petrov", "петр", "irina", "ирина п", "petrova i", "щу", "shchu"])("finds a person by %j", (query) => {
		const people = [
			{ accountId: "one", name: "Irina Petrova", names: { ru: "Ирина Петрова" } },
			{ accountId: "two", name: "Yuriy Shchukin", names: {} },
		];
		expect(matchPeople(query, people)[0]?.accountId).toBe(/щ|shch/.test(query) ? "two" : "one");
	});

	it("folds ё and transliterates a name known in one script only", () => {
		const people = [{ id: "one", name: "Алёна Семёнова", names: {} }];
		for (const query of ["алена", "семенова", "semenova", "alena"]) expect(matchPeople(query, people).length).toBe(1);
	});
});

describe("finding a party by what it is called", () => {
	const find = partyFinder([...parties, party("other", { en: "XX" }, { en: "Latvia" })]);

	it.each([
		["UA", "ukraine"],
		["укр", "ukraine"],
		["Ukraina", "ukraine"],
		["turkiye", "turkiye"],
		[" UN  High Commissioner for refugees", "unhcr"],
	])("takes %j for %s", (words, id) => expect(find(words)?.id).toBe(id));

	it.each(["", " - ", "Ukrai", "Ukraine Lithuania", "Latvia"])("is not sure of %j", (words) =>
		expect(find(words)).toBeNull(),
	);
});
