/** Finding in either script, the likeliest first. */
import { expect, test } from "vitest";
import { type Entry, type Kind, search } from "./search.ts";

const entry = (kind: Kind, words: string, ...also: string[]): Entry => ({ kind, id: words, words, also, run() {} });
const all = [
	entry("page", "Follow-up", "Исполнение"),
	entry("meeting", "Workshop on readmission", "Семинар по реадмиссии"),
	entry("person", "Irina Petrova", "Ирина Петрова"),
	entry("party", "Ukraine", "Украина", "UA"),
	entry("action", "Circulate the glossary to Ukraine", "A-7"),
	entry("command", "New meeting"),
];
const found = (query: string) => search(query, all).map(({ words }) => words);

test("finding: Latin letters find Cyrillic words, and the other way", () => {
	expect(found("петр")).toEqual(["Irina Petrova"]);
	expect(found("petr")).toEqual(["Irina Petrova"]);
	expect(found("ispoln")).toEqual(["Follow-up"]);
	expect(found("реадм")).toEqual(["Workshop on readmission"]);
});

test("finding: beginnings come before what stands further in, signs and numbers count", () => {
	expect(found("ukr")).toEqual(["Ukraine", "Circulate the glossary to Ukraine"]);
	expect(found("a-7")).toEqual(["Circulate the glossary to Ukraine"]);
	expect(found("meeting")).toEqual(["New meeting"]);
});

test("finding: nothing typed shows what can be done and where one can go; nonsense finds nothing", () => {
	expect(found(" ")).toEqual(["Follow-up", "New meeting"]);
	expect(found("zzz")).toEqual([]);
	expect(found("...")).toEqual([]);
	expect(search("e", all, 1)).toHaveLength(0);
});
