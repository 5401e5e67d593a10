import { minutesMarks, minutesNodes } from "@plenary/documents";
import { getSchema } from "@tiptap/core";
import { describe, expect, it } from "vitest";
import { Awareness } from "y-protocols/awareness";
import * as Y from "yjs";
import type { MinutesDesk } from "./desk.ts";
import { sectionExtensions } from "./editor.ts";

const doc = new Y.Doc();
const desk = { language: "en", accountId: "a", doc, awareness: new Awareness(doc) } as unknown as MinutesDesk;

describe("the editor's schema", () => {
	const schema = getSchema(sectionExtensions(desk, "item-1"));

	it("writes no node and no attribute that the server's check does not know", () => {
		for (const [name, type] of Object.entries(schema.nodes)) {
			if (name === "doc" || name === "text") continue;
			expect(minutesNodes[name], name).toEqual(expect.arrayContaining(Object.keys(type.spec.attrs ?? {})));
		}
	});

	it("knows every node and mark that minutes may hold, so that it drops nobody's words", () => {
		expect(Object.keys(schema.nodes)).toEqual(expect.arrayContaining(Object.keys(minutesNodes)));
		expect(Object.keys(schema.marks).sort()).toEqual(Object.keys(minutesMarks).sort());
	});
});
