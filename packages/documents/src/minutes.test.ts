/** Tests of minutes: reading, the words of records, unsaved lines, and the check. */
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { check } from "./check.ts";
import { appendParagraphs, plainLines, readSection, section, wordsOfRecords } from "./minutes.ts";
import { unsavedLines, unsavedTitles } from "./unsaved.ts";

const room = { kind: "minutes", meetingId: "meeting-1", language: "en" } as const;

function element(name: string, attributes: Record<string, string>, ...children: (Y.XmlElement | Y.XmlText)[]) {
	const made = new Y.XmlElement(name);
	for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
	made.insert(0, children);
	return made;
}
const text = (words: string, marks: object = {}) => {
	const made = new Y.XmlText();
	made.insert(0, words, marks);
	return made;
};
const paragraph = (words: string) => element("paragraph", {}, text(words));

function minutes(...blocks: Y.XmlElement[]): Y.Doc {
	const doc = new Y.Doc();
	section(doc, "item-01").push(blocks);
	return doc;
}

describe("minutes", () => {
	it("are read as a plain tree with marks and attributes", () => {
		const mention = element("mention", { kind: "party", target: "party-1", label: "Ukraine" });
		const link = text("page", { link: { href: "https://example.org", class: "x" }, bold: {} });
		const doc = minutes(element("paragraph", { id: "b1", speaker: "party-1" }, text("Hello "), mention, link));
		expect(readSection(doc, "item-01")).toEqual([
			{
				type: "paragraph",
				attrs: { id: "b1", speaker: "party-1" },
				children: [
					{ type: "text", attrs: {}, children: [], text: "Hello ", marks: [] },
					{ type: "mention", attrs: { kind: "party", target: "party-1", label: "Ukraine" }, children: [] },
					{
						type: "text",
						attrs: {},
						children: [],
						text: "page",
						marks: expect.arrayContaining([
							{ type: "bold", attrs: {} },
							{ type: "link", attrs: { href: "https://example.org" } },
						]),
					},
				],
			},
		]);
		expect(plainLines(doc, "item-01")).toEqual(["Hello Ukrainepage"]);
	});

	it("keep the words of what their shape does not know, and no dangerous link", () => {
		const script = element("script", { src: "x" }, text("words"));
		const doc = minutes(script, element("paragraph", { onclick: "x" }, text("go", { link: { href: "javascript:x" } })));
		expect(readSection(doc, "item-01")).toEqual([
			{ type: "text", attrs: {}, children: [], text: "words", marks: [] },
			{ type: "paragraph", attrs: {}, children: [{ type: "text", attrs: {}, children: [], text: "go", marks: [] }] },
		]);
	});

	it("make one line of each paragraph, list item, decision and action", () => {
		const list = element(
			"bulletList",
			{},
			element("listItem", {}, paragraph("one")),
			element("listItem", {}, paragraph("two")),
		);
		const broken = element("paragraph", {}, text("first"), element("hardBreak", {}), text("second"));
		const doc = minutes(list, broken, paragraph(" "), element("decision", { recordId: "record-1" }, text("agreed")));
		expect(plainLines(doc, "item-01")).toEqual(["one", "two", "first second", "agreed"]);
		expect(plainLines(doc, "item-99")).toEqual([]);
	});

	it("give a record the words of its first block in the agenda's order; a copy only refers", () => {
		const doc = minutes(element("decision", { recordId: "record-1" }, text("the copy")));
		const again = element("decision", { recordId: "record-1" }, text("a second copy"));
		section(doc, "item-02").push([element("decision", { recordId: "record-1" }, text("the first")), again]);
		section(doc, "item-03").push([element("action", { recordId: "record-2" }, text("to do"))]);
		expect([...wordsOfRecords(doc, ["item-02", "item-01"])]).toEqual([
			["record-1", { itemId: "item-02", text: "the first" }],
			["record-2", { itemId: "item-03", text: "to do" }],
		]);
	});

	it("tell which lines another document lacks, and take them back", () => {
		const before = minutes(paragraph("kept"), paragraph("lost"), paragraph("twice"), paragraph("twice"));
		const after = minutes(paragraph("kept"), paragraph("twice"), paragraph("new"));
		expect(unsavedLines(before, after)).toEqual([{ itemId: "item-01", lines: ["lost", "twice"] }]);
		appendParagraphs(after, "item-01", ["lost", "twice"]);
		expect(unsavedLines(before, after)).toEqual([]);
		expect(check(room, after)).toBeUndefined();
	});

	it("tell which titles another agenda lacks", () => {
		const [before, after] = [new Y.Doc(), new Y.Doc()];
		before.getText("title/item-01/en").insert(0, "Opening");
		before.getText("title/item-01/ru").insert(0, "Открытие");
		after.getText("title/item-01/en").insert(0, "Opening");
		expect(unsavedTitles(before, after)).toEqual([{ id: "item-01", language: "ru", words: "Открытие" }]);
	});

	it("share an empty section that two open at once", () => {
		const [one, other] = [new Y.Doc(), new Y.Doc()];
		appendParagraphs(one, "item-01", ["from one"]);
		appendParagraphs(other, "item-01", ["from the other"]);
		Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
		expect(plainLines(one, "item-01").sort()).toEqual(["from one", "from the other"]);
	});
});

describe("check of minutes", () => {
	it("passes what the editor writes", () => {
		const list = element("orderedList", { start: "1" }, element("listItem", {}, paragraph("one")));
		const quote = element(
			"blockquote",
			{},
			element("heading", { level: "3" }, text("h", { italic: {}, underline: {} })),
		);
		expect(check(room, minutes(list, quote, paragraph("x")))).toBeUndefined();
		expect(check(room, new Y.Doc())).toBeUndefined();
	});

	it.each([
		["an unknown node", () => element("script", {}), "Minutes have no script."],
		["an unknown attribute", () => element("paragraph", { onclick: "x" }), "A paragraph has no onclick."],
		["an unknown mark", () => element("paragraph", {}, text("x", { blink: {} })), "Minutes have no mark blink."],
		["a dangerous link", () => element("paragraph", {}, text("x", { link: { href: "javascript:x" } })), "A link leads"],
		["a name objects know", () => element("constructor", {}), "Minutes have no constructor."],
	])("complains of %s", (_, made, complaint) => {
		expect(check(room, minutes(made()))).toContain(complaint);
	});

	it("complains of bottomless nesting and of roots that are no items, and reading survives both", () => {
		let deep = paragraph("bottom");
		for (let depth = 0; depth < 60; depth++) deep = element("blockquote", {}, deep);
		const doc = minutes(deep);
		expect(check(room, doc)).toContain("nested deeper");
		expect(plainLines(doc, "item-01")).toEqual([]);
		const odd = new Y.Doc();
		odd.getXmlFragment("no item!").push([paragraph("x")]);
		expect(check(room, odd)).toContain("no agenda item's id");
	});
});
