/** Tests of the glossary's document. */
import { type Concept, glossaryPlan, mostConcepts, type NewConcept } from "@plenary/domain";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { check } from "./check.ts";
import { conceptsOf, glossaryUndo, observeGlossary, readGlossary, termsOf } from "./glossary.ts";
import {
	addConcept,
	addTerm,
	changeConcept,
	changeTerm,
	removeConcept,
	restoreConcept,
	setStatuses,
	setTermWords,
	takeInConcepts,
} from "./glossary-verbs.ts";
import { unsavedConcepts } from "./unsaved.ts";

const room = { kind: "glossary", meetingId: "meeting-1" } as const;
const author = { by: "account-1", at: 1000 };
let doc: Y.Doc;
let undo: Y.UndoManager;

beforeEach(() => {
	doc = new Y.Doc();
	undo = glossaryUndo(doc);
});

const en = (words: string): NewConcept => ({ terms: [{ language: "en", words }] });
const add = (into: Y.Doc, concept: NewConcept) => addConcept(into, concept, author) ?? "";
const only = (of = doc): Concept => readGlossary(of)[0] as Concept;
/** "asylum | убежище (forbidden)", a line a concept. */
const told = (of = doc) =>
	readGlossary(of).map(({ terms }) =>
		terms.map(({ words, status }) => (status === "proposed" ? words : `${words} (${status})`)).join(" | "),
	);

function copyOf(of: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
	return copy;
}
function merge(one: Y.Doc, other: Y.Doc): void {
	Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
	Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
}

describe("a glossary", () => {
	it("holds concepts with their terms, who added them and when", () => {
		const id = add(doc, { ...en("  asylum  seeker "), definition: " Somebody. ", source: "CT/3", isRestricted: true });
		const termId = addTerm(doc, id, { language: "ru", words: "проситель убежища", status: "forbidden" }, author);
		changeTerm(doc, termId ?? "", { note: "Not any more.", pronunciation: "praSItel" });
		expect(only()).toEqual({
			id,
			definition: "Somebody.",
			subject: "",
			source: "CT/3",
			isRestricted: true,
			addedBy: "account-1",
			addedAt: 1000,
			terms: [
				{
					id: expect.any(String),
					language: "en",
					words: "asylum seeker",
					status: "proposed",
					note: "",
					pronunciation: "",
					addedBy: "account-1",
				},
				{
					id: termId,
					language: "ru",
					words: "проситель убежища",
					status: "forbidden",
					note: "Not any more.",
					pronunciation: "praSItel",
					addedBy: "account-1",
				},
			],
		});
		expect(check(room, doc)).toBeUndefined();
	});

	it("is taken back step by step, each verb one step, and done again", () => {
		const id = add(doc, en("asylum"));
		const termId = only().terms[0]?.id ?? "";
		setTermWords(doc, termId, "right of asylum", 2000);
		setStatuses(doc, [termId], "agreed");
		changeConcept(doc, id, { definition: "A right." });
		setTermWords(doc, termId, "", 2000);
		removeConcept(doc, id, 3000);
		const seen: unknown[] = [];
		while (undo.canUndo()) {
			undo.undo();
			seen.push([told(), readGlossary(doc)[0]?.definition]);
		}
		expect(seen).toEqual([
			[[""], "A right."],
			[["right of asylum (agreed)"], "A right."],
			[["right of asylum (agreed)"], ""],
			[["right of asylum"], ""],
			[["asylum"], ""],
			[[], undefined],
		]);
		while (undo.canRedo()) undo.redo();
		expect(told()).toEqual([]);
		restoreConcept(doc, id);
		expect(told()).toEqual([""]);
	});

	it("is not taken away from others by the undo of whoever began it", () => {
		const id = add(doc, en("asylum"));
		const other = copyOf(doc);
		addTerm(other, id, { language: "ru", words: "убежище" }, { by: "account-2", at: 2000 });
		merge(doc, other);
		undo.undo();
		expect(told()).toEqual([]);
		undo.redo();
		expect(told()).toEqual(["asylum | убежище"]);
	});

	it("keeps what two people change in different fields of one concept, and of one term", () => {
		const id = add(doc, en("asylum"));
		const termId = only().terms[0]?.id ?? "";
		const other = copyOf(doc);
		changeConcept(doc, id, { definition: "A right." });
		changeConcept(other, id, { subject: "protection" });
		changeTerm(doc, termId, { status: "agreed" });
		setTermWords(other, termId, "right of asylum", 2000);
		merge(doc, other);
		expect(only()).toMatchObject({ definition: "A right.", subject: "protection" });
		expect(told()).toEqual(["right of asylum (agreed)"]);
		expect(readGlossary(other)).toEqual(readGlossary(doc));
	});

	it("keeps both terms that two people first write in one language, and the same term once", () => {
		const id = add(doc, en("asylum"));
		const other = copyOf(doc);
		for (const into of [doc, other]) addTerm(into, id, { language: "ru", words: "убежище" }, author);
		addTerm(doc, id, { language: "uk", words: "притулок" }, author);
		addTerm(other, id, { language: "uk", words: "захист" }, author);
		merge(doc, other);
		expect(
			only()
				.terms.map(({ words }) => words)
				.sort(),
		).toEqual(["asylum", "захист", "притулок", "убежище"]);
	});

	it("keeps the words of a term that one takes away while another writes in it", () => {
		add(doc, en("asylum"));
		const termId = only().terms[0]?.id ?? "";
		const other = copyOf(doc);
		setTermWords(other, termId, "right of asylum", 2000);
		setTermWords(doc, termId, "", 2000);
		merge(doc, other);
		expect(readGlossary(doc)).toEqual(readGlossary(other));
		undo.undo();
		expect(told()).toEqual(["right of asylum"]);
	});

	it("takes in a plan as one step", () => {
		const id = add(doc, en("asylum"));
		const asked: NewConcept[] = [
			{
				terms: [
					{ language: "en", words: "Asylum", status: "agreed" },
					{ language: "ru", words: "убежище" },
				],
				subject: "protection",
			},
			en("return"),
			en("visa"),
		];
		expect(
			takeInConcepts(doc, glossaryPlan(readGlossary(doc), asked, { overrules: true }), { by: "account-2", at: 2000 }),
		).toBe(true);
		expect(told()).toEqual(["return", "visa", "asylum (agreed) | убежище"]);
		expect(readGlossary(doc)[2]).toMatchObject({ id, subject: "protection" });
		expect(check(room, doc)).toBeUndefined();
		expect(glossaryPlan(readGlossary(doc), asked, { overrules: true }).fates).toEqual(["same", "same", "same"]);
		undo.undo();
		expect(told()).toEqual(["asylum"]);
		expect(only().subject).toBe("");
	});

	it("that the server would not take is found again, as what it adds to the one in force", () => {
		add(doc, en("asylum"));
		const before = copyOf(doc);
		changeTerm(before, only(before).terms[0]?.id ?? "", { status: "agreed" });
		addConcept(before, en("return"), { ...author, at: 2000 });
		expect(takeInConcepts(doc, unsavedConcepts(before, doc), { ...author, at: 3000 })).toBe(true);
		expect(told()).toEqual(["return", "asylum (agreed)"]);
	});

	it("cuts what is too long, and writes no term that says nothing", () => {
		const id = add(doc, { terms: [{ language: "en", words: "a".repeat(1000) }], definition: "b".repeat(9000) });
		expect(addTerm(doc, id, { language: "en", words: "  " }, author)).toBeUndefined();
		expect(addTerm(doc, id, { language: "English", words: "x" }, author)).toBeUndefined();
		expect(addTerm(doc, "nobody", { language: "en", words: "x" }, author)).toBeUndefined();
		expect(only().terms).toHaveLength(1);
		expect(check(room, doc)).toBeUndefined();
	});

	it("takes no more than it can hold", () => {
		doc.transact(() => {
			for (let at = 0; at < mostConcepts; at++) conceptsOf(doc).set(`concept-${at}`, new Y.Map());
		});
		expect(addConcept(doc, en("one more"), author)).toBeUndefined();
		expect(takeInConcepts(doc, { fresh: [en("one more")], changed: [], fates: ["new"] }, author)).toBe(false);
		expect(check(room, doc)).toBeUndefined();
		conceptsOf(doc).set("concept-more", new Y.Map());
		expect(check(room, doc)).toBe(`There are more than ${mostConcepts} concepts.`);
	});

	it("is not written again when nothing differs", () => {
		const id = add(doc, { ...en("asylum"), definition: "A right." });
		let heard = 0;
		const stop = observeGlossary(doc, () => heard++);
		changeConcept(doc, id, { definition: "A right. ", isRestricted: false });
		setTermWords(doc, only().terms[0]?.id ?? "", "asylum ", 2000);
		stop();
		expect(heard).toBe(0);
	});

	it("reads any nonsense without throwing", () => {
		const id = add(doc, en("asylum"));
		conceptsOf(doc).set("no-map", "x");
		conceptsOf(doc).set(
			"wrong-1",
			new Y.Map<unknown>([
				["definition", 7],
				["addedAt", Number.NaN],
				["isRestricted", "yes"],
			]),
		);
		termsOf(doc).set(
			"wrong-2",
			new Y.Map<unknown>([
				["conceptId", id],
				["language", "English"],
				["words", "x"],
			]),
		);
		termsOf(doc).set(
			"wrong-3",
			new Y.Map<unknown>([
				["conceptId", id],
				["language", "en"],
				["words", ["x"]],
			]),
		);
		termsOf(doc).set(
			"wrong-4",
			new Y.Map<unknown>([
				["conceptId", "constructor"],
				["language", "en"],
				["words", "x"],
			]),
		);
		termsOf(doc).set(
			"wrong-5",
			new Y.Map<unknown>([
				["conceptId", id],
				["language", "en"],
				["words", "y"],
				["status", "sacred"],
			]),
		);
		expect(told()).toEqual(["y | asylum", ""]);
	});

	it.each<[string, (into: Y.Doc) => void, string]>([
		["an unknown root", (into) => into.getMap("words").set("a", 1), 'There is no place for "words" here.'],
		[
			"an unknown field",
			(into) => conceptsOf(into).set("concept-1", new Y.Map([["fee", 4]])),
			'concept-1 of the concepts has an unknown field "fee".',
		],
		[
			"an unknown status",
			(into) => termsOf(into).set("term-1", new Y.Map([["status", "sacred"]])),
			"term-1 of the terms has a wrong status.",
		],
		[
			"a term too long",
			(into) => termsOf(into).set("term-1", new Y.Map([["words", "x".repeat(301)]])),
			"term-1 of the terms has a wrong words.",
		],
		[
			"a language that is none",
			(into) => termsOf(into).set("term-1", new Y.Map([["language", "English"]])),
			"term-1 of the terms has a wrong language.",
		],
	])("is refused with %s", (_, spoil, complaint) => {
		spoil(doc);
		expect(check(room, copyOf(doc))).toBe(complaint);
	});
});

it("is the same for everybody, whatever they do at once and whenever they hear of it", () => {
	type Step = (into: Y.Doc, at: number) => unknown;
	const which = (into: Y.Doc, nth: number) => readGlossary(into)[nth % Math.max(1, readGlossary(into).length)];
	const steps: ((nth: number) => Step)[] = [
		(nth) => (into, at) => addConcept(into, en(`term ${nth % 3}`), { by: "account-1", at }),
		(nth) => (into, at) =>
			addTerm(into, which(into, nth)?.id ?? "", { language: "ru", words: `слово ${nth % 2}` }, { by: "account-2", at }),
		(nth) => (into, at) =>
			setTermWords(into, which(into, nth)?.terms[0]?.id ?? "", nth % 4 === 0 ? "" : `words ${nth}`, at),
		(nth) => (into) =>
			changeTerm(into, which(into, nth)?.terms[0]?.id ?? "", { status: nth % 2 ? "agreed" : "forbidden" }),
		(nth) => (into) => changeConcept(into, which(into, nth)?.id ?? "", { definition: `is ${nth}` }),
		(nth) => (into, at) => removeConcept(into, which(into, nth)?.id ?? "", at),
	];
	const move = fc.tuple(fc.nat(2), fc.nat(steps.length - 1), fc.nat(20), fc.boolean());
	fc.assert(
		fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
			const docs = [new Y.Doc(), new Y.Doc(), new Y.Doc()];
			const undos = docs.map((one) => glossaryUndo(one));
			for (const [at, [who, kind, nth, meets]] of moves.entries()) {
				const mine = docs[who] as Y.Doc;
				if (nth === 20) undos[who]?.undo();
				else steps[kind]?.(nth)(mine, at);
				if (meets) merge(mine, docs[(who + 1) % 3] as Y.Doc);
			}
			for (const one of docs) for (const other of docs) merge(one, other);
			for (const one of docs) expect(readGlossary(one)).toEqual(readGlossary(docs[0] as Y.Doc));
			expect(check(room, docs[0] as Y.Doc)).toBeUndefined();
		}),
		{ numRuns: 60 },
	);
});
