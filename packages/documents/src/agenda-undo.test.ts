/** Tests of undo in the agenda, of importing and of skeletons. */
import { flatten, outline } from "@plenary/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { agendaUndo, readAgenda } from "./agenda.ts";
import { importOutline } from "./agenda-import.ts";
import { nestItem } from "./agenda-moves.ts";
import { addItem, addSitting, removeItem, setLength, setTitle, writeSkeleton } from "./agenda-verbs.ts";

let doc: Y.Doc;
let am: string;
const hours = { titles: {}, hall: "A", day: "2026-07-07" };

beforeEach(() => {
	doc = new Y.Doc();
	am = addSitting(doc, { ...hours, startsAt: "09:00", endsAt: "12:30" });
	addSitting(doc, { ...hours, startsAt: "14:00", endsAt: "17:30" });
});

const add = (title: string, place: Parameters<typeof addItem>[1]["place"]) =>
	addItem(doc, { titles: { en: title }, place }) as string;
/** Each sitting's items in one line. */
const shown = () =>
	outline(readAgenda(doc)).groups.map((group) => {
		const entries = flatten({ groups: [group] });
		return entries.map((one) => `${one.number} ${one.item.titles.en}`).join(", ");
	});

describe("agenda undo", () => {
	it("takes back an added item without losing what another wrote in it meanwhile", () => {
		const undo = agendaUndo(doc);
		const a = add("", { sittingId: am });
		const other = new Y.Doc();
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		setTitle(other, a, "en", "Written by another");
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		undo.undo();
		expect(shown()).toEqual(["", ""]);
		undo.redo();
		expect(shown()).toEqual(["1 Written by another", ""]);
	});

	it("takes back moves, lengths and removals one by one", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { sittingId: am });
		const undo = agendaUndo(doc);
		for (const step of [() => nestItem(doc, b), () => setLength(doc, a, 25), () => removeItem(doc, a, 1000)]) {
			step();
			undo.stopCapturing();
		}
		expect(shown()[0]).toBe("");
		undo.undo();
		expect(shown()[0]).toBe("1 A, 1.1 B");
		undo.undo();
		expect(readAgenda(doc).items.map((one) => one.minutes)).toEqual([undefined, undefined]);
		undo.undo();
		expect(shown()[0]).toBe("1 A, 2 B");
	});

	it("takes a whole import back at once", () => {
		const a = add("A", { sittingId: am });
		add("Z", { afterId: a });
		const undo = agendaUndo(doc);
		const item = (title: string, more: object = {}) => ({
			title,
			kind: "item" as const,
			links: [],
			children: [],
			...more,
		});
		const imported = {
			sittings: [
				{ title: "Wednesday", day: "2026-07-08", startsAt: "09:00", endsAt: "12:00" },
				{ title: "Tuesday", day: "2026-07-07", startsAt: "14:00", endsAt: "15:00" },
			],
			items: [
				item("B", { minutes: 20, presenter: "Chair", children: [item("B1"), item("B2")] }),
				item("C"),
				item("D", { sitting: 0 }),
				item("E", { sitting: 0 }),
				item("F", { sitting: 1 }),
			],
		};
		const where = { language: "en", place: { afterId: a }, makeSittings: true };
		expect(importOutline(doc, imported, where)).toEqual({ items: 7, sittings: 1 });
		expect(shown()).toEqual(["1 A, 2 B, 2.1 B1, 2.2 B2, 3 C, 4 Z", "5 F", "6 D, 7 E"]);
		undo.undo();
		expect(shown()).toEqual(["1 A, 2 Z", ""]);
		expect(importOutline(doc, imported, { language: "en", place: { afterId: "nobody" } })).toBeUndefined();
	});

	it("writes a skeleton as it is", () => {
		const sitting = {
			id: "sitting-9",
			position: "V",
			...hours,
			titles: { en: "Day" },
			startsAt: "09:00",
			endsAt: "10:00",
		};
		const item = { id: "item-9999", position: "K", titles: { en: "S" }, presenter: {}, kind: "item" as const };
		writeSkeleton(doc, { sittings: [sitting], items: [{ ...item, sittingId: "sitting-9", minutes: 5 }] });
		expect(readAgenda(doc).items[0]).toMatchObject({ ...item, sittingId: "sitting-9", minutes: 5 });
		expect(readAgenda(doc).sittings.find((one) => one.id === "sitting-9")).toMatchObject(sitting);
	});
});
