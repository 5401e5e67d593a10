/** Tests of taking concepts into a glossary: new, the same, or adding to what is known. */
import { expect, it } from "vitest";
import type { Concept, NewConcept, NewTerm } from "./glossary.ts";
import { glossaryPlan } from "./glossary-plan.ts";

const known: Concept = {
	id: "concept-1",
	terms: [
		{
			id: "term-en",
			language: "en",
			words: "Asylum seeker",
			status: "agreed",
			note: "",
			pronunciation: "",
			addedBy: "",
		},
		{
			id: "term-ru",
			language: "ru",
			words: "проситель убежища",
			status: "forbidden",
			note: "old",
			pronunciation: "",
			addedBy: "",
		},
	],
	definition: "Somebody who has asked.",
	subject: "",
	source: "",
	isRestricted: false,
	addedBy: "",
	addedAt: 0,
};
const en = (words: string, more: Partial<NewTerm> = {}): NewTerm => ({ language: "en", words, ...more });
const ru = (words: string, more: Partial<NewTerm> = {}): NewTerm => ({ language: "ru", words, ...more });
const plan = (asked: NewConcept[], overrules = true) => glossaryPlan([known], asked, { overrules });

it("tells what is new from what is known, whatever its case and blanks", () => {
	const { fresh, changed, fates } = plan([{ terms: [en("asylum  SEEKER")] }, { terms: [en("return"), en("Return")] }]);
	expect(fates).toEqual(["same", "new"]);
	expect(changed).toEqual([]);
	expect(fresh).toEqual([{ terms: [en("return")] }]);
});

it("adds terms to a known concept and takes none away", () => {
	const { changed, fates } = plan([{ terms: [en("asylum seeker"), ru("лицо, ищущее убежища")], subject: "asylum" }]);
	expect(fates).toEqual(["changed"]);
	expect(changed).toEqual([
		{ conceptId: "concept-1", fields: { subject: "asylum" }, added: [ru("лицо, ищущее убежища")], terms: [] },
	]);
});

it("lets what comes count or only fill in, as it is told", () => {
	const asked = [
		{
			definition: "Another.",
			terms: [en("asylum seeker", { status: "proposed", note: "new" }), ru("проситель убежища", { note: "newer" })],
		},
	];
	expect(plan(asked).changed).toMatchObject([
		{
			fields: { definition: "Another." },
			terms: [
				{ termId: "term-en", change: { status: "proposed", note: "new" } },
				{ termId: "term-ru", change: { note: "newer" } },
			],
		},
	]);
	expect(plan(asked, false).changed).toMatchObject([
		{ fields: {}, terms: [{ termId: "term-en", change: { note: "new" } }] },
	]);
});

it("keeps a restriction wherever it comes from", () => {
	expect(plan([{ terms: [en("asylum seeker")], isRestricted: true }], false).changed).toMatchObject([
		{ fields: { isRestricted: true } },
	]);
});

it("reads a concept that comes twice as one", () => {
	const { fresh, fates } = plan([
		{ terms: [en("visa")] },
		{ terms: [en("visa"), ru("виза")], subject: "borders" },
		{ terms: [ru("виза")] },
	]);
	expect(fates).toEqual(["new", "changed", "same"]);
	expect(fresh).toEqual([{ terms: [en("visa"), ru("виза")], subject: "borders" }]);
});

it("does nothing the second time", () => {
	const asked = [
		{ terms: [en("asylum seeker", { status: "agreed" as const })], definition: "Somebody who has asked." },
	];
	expect(plan(asked).fates).toEqual(["same"]);
});
