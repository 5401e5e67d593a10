/** Tests of searching a glossary: scripts, accents, beginnings, slips and the order of what is found. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Concept, Term, TermStatus } from "./glossary.ts";
import { glossaryIndex, searchGlossary } from "./glossary-search.ts";

const concept = (id: string, words: Readonly<Record<string, string>>, status: TermStatus = "agreed"): Concept => ({
	id,
	terms: Object.entries(words).map(
		([language, one]): Term => ({
			id: id + language,
			language,
			words: one,
			status,
			note: "",
			pronunciation: "",
			addedBy: "",
		}),
	),
	definition: "",
	subject: "",
	source: "",
	isRestricted: false,
	addedBy: "",
	addedAt: 0,
});

const glossary = [
	concept("recognition", {
		en: "recognition of refugee status",
		ru: "признание статуса беженца",
		ka: "ლტოლვილის სტატუსის მინიჭება",
	}),
	concept("protection", { en: "subsidiary protection", ru: "дополнительная защита", hy: "լրացուցիչ պաշտպանություն" }),
	concept("stay", { en: "stay of removal", ru: "отсрочка высылки", uk: "відстрочка висилки" }),
	concept("citizen", { en: "third-country national", uk: "громадянин третьої країни" }),
	concept("jurisdiction", { en: "jurisdiction", ru: "юрисдикция" }),
	concept("charter", { en: "charter", ru: "хартия" }),
	concept("shield", { ru: "щит" }),
	concept("centre", { en: "detention centre", ru: "центр содержания" }),
	concept("request", { en: "take-charge request", fr: "requête", lt: "prašymas perimti savo žinion" }),
];
const index = glossaryIndex(glossary);
const found = (query: string) => searchGlossary(index, query).map((hit) => hit.concept.id);
const first = (query: string) => found(query)[0];

describe("search finds", () => {
	it.each([
		["recognition", "priznanie priznanije priznaniye bezhenca bezhentsa beženca ltolvilis minicheba pri"],
		["protection", "zashchita zaschita zaščita dopolnitel'naya pashtpanutyun lratsutsich"],
		["stay", "otsrochka visilki vysylki vidstrochka"],
		["citizen", "hromadianyn gromadyanin krayiny krainy"],
		["jurisdiction", "yurisdiktsiya jurisdikcija iurisdiktsiia юрисдикц"],
		["charter", "xartia khartiya hartija kharti"],
		["shield", "shchit schit ščit"],
		["centre", "tsentr centr soderzhaniya"],
		["request", "requete REQUÊTE prasymas žinion zinion"],
	])("%s by %s", (id, queries) => {
		for (const query of queries.split(" ")) expect(first(query), query).toBe(id);
	});

	it("a word by its first letters while it is typed, letter by letter", () => {
		for (const [id, word] of [
			["recognition", "priznanie"],
			["stay", "otsrochka"],
			["charter", "khartiya"],
			["protection", "защита"],
		] as const)
			for (let end = 2; end <= word.length; end++) expect(found(word.slice(0, end)), word.slice(0, end)).toContain(id);
	});

	it("several words in any order, and what stands inside a word", () => {
		expect(first("status refugee")).toBe("recognition");
		expect(first("prot subs")).toBe("protection");
		expect(found("countr")).toEqual(["citizen"]);
		expect(first("itutcha")).toBeUndefined();
	});

	it.each(["jurisdicton", "jurisbdiction", "jurisdoction", "juirsdiction", "jursidiction"])(
		"%s in spite of one slip",
		(query) => expect(searchGlossary(index, query)).toMatchObject([{ concept: { id: "jurisdiction" }, how: "slip" }]),
	);

	it("nothing by nothing, by signs alone, or by what is nowhere", () => {
		for (const query of ["", "   ", "?!", "wrtpsd"]) expect(found(query)).toEqual([]);
	});

	it.each(["ъь", "ь", "'", "c".repeat(500), "xxxx jjjj cccc", "\uD800", "constructor", "("])(
		"nothing wrong with %j",
		(query) => {
			expect(() => found(query)).not.toThrow();
		},
	);
});

describe("what is found stands in order", () => {
	const many = glossaryIndex([
		concept("inside", { en: "misstatement" }),
		concept("slip", { en: "stxtement" }),
		concept("word", { en: "final statement" }),
		concept("beginning", { en: "statements in writing" }),
		concept("exact", { en: "Statement" }),
	]);
	it("exact, beginning, a word's beginning, inside, slip", () => {
		const hits = searchGlossary(many, "statement");
		expect(hits.map((hit) => hit.concept.id)).toEqual(["exact", "beginning", "word", "inside", "slip"]);
		expect(hits.map(({ how }) => how)).toEqual(["exact", "beginning", "wordBeginning", "inside", "slip"]);
	});

	it("own languages first, and what is not to be said after what is", () => {
		const two = glossaryIndex([
			concept("polish", { pl: "azyl" }),
			concept("never", { cs: "azyl" }, "forbidden"),
			concept("czech", { cs: "azyl" }),
		]);
		const ids = (first: string[]) => searchGlossary(two, "azyl", { first }).map((hit) => hit.concept.id);
		expect(ids(["cs"])).toEqual(["czech", "never", "polish"]);
		expect(ids(["pl"])).toEqual(["polish", "czech", "never"]);
	});

	it("each concept once, and as many as asked for", () => {
		expect(searchGlossary(many, "stat", { limit: 2 })).toHaveLength(2);
		const twice = glossaryIndex([concept("both", { en: "migrant", ru: "мигрант", uk: "мігрант" })]);
		expect(searchGlossary(twice, "migrant")).toHaveLength(1);
	});
});

it("an index made from another finds the same as one made from nothing", () => {
	const changed = [...glossary.slice(2), concept("new", { ru: "возвращение", en: "return" })];
	const [after, anew] = [glossaryIndex(changed, index), glossaryIndex(changed)];
	for (const query of ["vozvr", "priznanie", "stay", "ts", "e"])
		expect(searchGlossary(after, query)).toEqual(searchGlossary(anew, query));
});

it("finds every term by the beginning of any of its words, in any company", () => {
	const word = fc.stringMatching(/^[a-zа-яіїєґა-ჰա-ֆčšžäöü]{1,9}$/);
	const terms = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(terms, fc.nat(), fc.nat(), fc.nat(), (all, which, nth, length) => {
			const made = glossaryIndex(all.map((words, at) => concept(`c${at}`, { en: words.join(" ") })));
			const at = which % all.length;
			const words = all[at] ?? [];
			const typed = (words[nth % words.length] ?? "").slice(0, 1 + (length % 9));
			const ids = searchGlossary(made, typed, { limit: 100 }).map((hit) => hit.concept.id);
			expect(ids).toContain(`c${at}`);
		}),
	);
});
