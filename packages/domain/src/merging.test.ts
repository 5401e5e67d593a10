/** Tests of merging entries of the registers. */
import { expect, test } from "vitest";
import { newInterpreterSchema } from "./interpreter-register.ts";
import { entryOf, filledBody, leadsOf, mergedInterpreter, mergedParty, namesakesOf, unmerged } from "./merging.ts";
import { newPartySchema } from "./people.ts";

const entries = [
	{ id: "kept", mergedInto: null },
	{ id: "other", mergedInto: "kept" },
	{ id: "alone" },
	{ id: "lost", mergedInto: "nobody-here" },
];

test("merging: an entry that was merged leads to the other, any other one to itself", () => {
	const lead = leadsOf(entries);
	expect(["kept", "other", "alone", "unheard-of"].map(lead)).toEqual(["kept", "kept", "alone", "unheard-of"]);
	expect(["kept", "other", "alone", "lost"].map((id) => entryOf(entries, id)?.id)).toEqual([
		"kept",
		"kept",
		"alone",
		"lost",
	]);
	expect(entryOf(entries, undefined)).toBeUndefined();
	expect(namesakesOf([...entries, { id: "third", mergedInto: "kept" }], "other")).toEqual(["other", "kept", "third"]);
	expect(namesakesOf(entries, "alone")).toEqual(["alone"]);
	expect(unmerged(entries).map(({ id }) => id)).toEqual(["kept", "alone"]);
});

const party = (facts: object) =>
	newPartySchema.parse({ kind: "state", codes: { en: "LT" }, names: { en: "L" }, ...facts });

test("merging: a party keeps what it says, takes what it lacks, and never leaves before it joined", () => {
	const kept = party({ leftOn: "2004-05-01" });
	const more = { kind: "organisation", codes: { en: "XX", ru: "ЛТ" }, names: { en: "X", ru: "Л" }, part: { en: "P" } };
	expect(mergedParty(kept, party({ ...more, joinedOn: "2001-05-01" }))).toEqual({
		...{ kind: "state", codes: { en: "LT", ru: "ЛТ" }, names: { en: "L", ru: "Л" }, part: { en: "P" } },
		...{ joinedOn: "2001-05-01", leftOn: "2004-05-01" },
	});
	expect(mergedParty(kept, party({ joinedOn: "2009-05-01" }))).toMatchObject({ joinedOn: null, leftOn: "2004-05-01" });
});

test("merging: a body has the members and posts of both, the same ones once", () => {
	const post = (en: string, personId: string | null) => ({ names: { en }, personId, partyId: null });
	const body = { names: { en: "B" }, codes: {}, powers: {}, partyIds: ["lt", "ua"], posts: [post("Chair", "ona")] };
	const other = { ...body, powers: { en: "All." }, partyIds: ["ua", "lv"] };
	expect(filledBody(body, { ...other, posts: [post("Chair", "ona"), post("Chair", "jan")] })).toEqual({
		...body,
		powers: { en: "All." },
		partyIds: ["lt", "ua", "lv"],
		posts: [post("Chair", "ona"), post("Chair", "jan")],
	});
});

const said = (from: string, to: string) => ({ from, to, kind: "test", by: "", mode: null, on: null, until: null });

test("merging: an interpreter has the languages, days away, notes and account of both", () => {
	const away = (...days: [number, number][]) => days.map(([from, to]) => ({ from, to }));
	const kept = newInterpreterSchema.parse({
		...{ name: "Nino", a: ["ka"], b: ["en"], note: "Mornings", unavailable: away([10, 20], [40, 50]) },
		...{ retours: [["ka", "en"]], evidence: [said("ka", "en")] },
	});
	const other = newInterpreterSchema.parse({
		...{ name: "N.", a: ["ka"], b: ["ru", "en"], c: ["hy"], accountId: "account-1", note: "Evenings" },
		...{ retours: [["hy", "ru"]], evidence: [said("hy", "ru")], unavailable: away([15, 30], [30, 35]) },
	});
	const merged = mergedInterpreter(kept, other);
	expect(newInterpreterSchema.parse(merged)).toMatchObject({
		...{ name: "Nino", a: ["ka"], b: ["en", "ru"], c: ["hy"], accountId: "account-1", note: "Mornings\nEvenings" },
		...{ evidence: [said("ka", "en"), said("hy", "ru")], unavailable: away([10, 35], [40, 50]) },
	});
});
