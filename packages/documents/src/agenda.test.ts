/** Tests of the agenda's verbs on one document, and of undo. */
import { flatten, outline } from "@plenary/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { observeAgenda, readAgenda, titleText } from "./agenda.ts";
import { liftItem, moveDown, moveItem, moveUp, nestItem } from "./agenda-moves.ts";
import {
	addItem,
	addSitting,
	changeSitting,
	removeItem,
	removeSitting,
	restoreItem,
	restoreSitting,
	setLength,
	setPresenter,
	setPurpose,
	setTitle,
} from "./agenda-verbs.ts";

let doc: Y.Doc;
let am: string;
let pm: string;
const hours = { titles: {}, hall: "A", day: "2026-07-07" };

beforeEach(() => {
	doc = new Y.Doc();
	am = addSitting(doc, { ...hours, startsAt: "09:00", endsAt: "12:30" });
	pm = addSitting(doc, { ...hours, startsAt: "14:00", endsAt: "17:30" });
});

const add = (title: string, place: Parameters<typeof addItem>[1]["place"]) =>
	addItem(doc, { titles: { en: title }, place }) as string;
/** Each sitting's items in one line. */
const shown = () =>
	outline(readAgenda(doc)).groups.map((group) => {
		const entries = flatten({ groups: [group] });
		return entries.map((one) => `${one.number} ${one.item.titles.en}`).join(", ");
	});

describe("agenda verbs", () => {
	it("add an item after another, before another, under a parent, or at a sitting's end", () => {
		const a = add("A", { sittingId: am });
		add("C", { sittingId: am });
		add("B", { afterId: a });
		add("0", { beforeId: a });
		add("A1", { parentId: a });
		expect(shown()).toEqual(["1 0, 2 A, 2.1 A1, 3 B, 4 C", ""]);
	});

	it("refuse places that are gone, under a break, or too deep", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { parentId: a });
		const c = add("C", { parentId: b });
		const pause = addItem(doc, { kind: "break", place: { sittingId: am } }) as string;
		for (const place of [{ parentId: c }, { parentId: pause }, { afterId: "nobody" }, { sittingId: "nowhere" }]) {
			expect(addItem(doc, { place })).toBeUndefined();
		}
	});

	it("move past siblings and at the edge into the neighbouring sitting", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { sittingId: am });
		add("C", { sittingId: pm });
		expect(moveUp(doc, b)).toBe(true);
		expect(shown()).toEqual(["1 B, 2 A", "3 C"]);
		expect(moveDown(doc, a)).toBe(true);
		expect(shown()).toEqual(["1 B", "2 A, 3 C"]);
		expect(moveUp(doc, a)).toBe(true);
		expect(shown()).toEqual(["1 B, 2 A", "3 C"]);
		expect(moveUp(doc, b)).toBe(false);
	});

	it("nest under the item above and lift out again", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { sittingId: am });
		add("C", { sittingId: am });
		expect(nestItem(doc, a)).toBe(false);
		expect(nestItem(doc, b)).toBe(true);
		expect(shown()[0]).toBe("1 A, 1.1 B, 2 C");
		expect(liftItem(doc, b)).toBe(true);
		expect(shown()[0]).toBe("1 A, 2 B, 3 C");
		expect(liftItem(doc, b)).toBe(false);
	});

	it("never move an item into itself, and take its parts along", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { parentId: a });
		expect(moveItem(doc, a, { parentId: b })).toBe(false);
		expect(moveItem(doc, a, { afterId: a })).toBe(false);
		expect(moveItem(doc, a, { sittingId: pm })).toBe(true);
		expect(shown()).toEqual(["", "1 A, 1.1 B"]);
	});

	it("write length, purpose, presenter and titles, and take them away", () => {
		const a = add("A", { sittingId: am });
		setLength(doc, a, 25);
		setPurpose(doc, a, "decision");
		setPresenter(doc, a, { partyId: "party-1", name: "A. Lindqvist" });
		setTitle(doc, a, "ru", "Открытие");
		const presenter = { partyId: "party-1", name: "A. Lindqvist" };
		const titles = { en: "A", ru: "Открытие" };
		expect(readAgenda(doc).items[0]).toMatchObject({ minutes: 25, purpose: "decision", presenter, titles });
		setLength(doc, a, undefined);
		setPurpose(doc, a, undefined);
		setPresenter(doc, a, {});
		const { minutes, purpose, presenter: nobody } = readAgenda(doc).items[0] ?? {};
		expect([minutes, purpose, nobody]).toEqual([undefined, undefined, { partyId: undefined, name: undefined }]);
		expect(setLength(doc, "nobody", 5)).toBe(false);
	});

	it("set an item aside with its parts and bring all of them back", () => {
		const a = add("A", { sittingId: am });
		const b = add("B", { parentId: a });
		add("B1", { parentId: b });
		const before = add("gone before", { parentId: a });
		removeItem(doc, before, 1000);
		removeItem(doc, a, 2000);
		expect(shown()[0]).toBe("");
		restoreItem(doc, a);
		expect(shown()[0]).toBe("1 A, 1.1 B, 1.1.1 B1");
	});

	it("change a sitting and set it aside; its items wait in the last group", () => {
		add("A", { sittingId: am });
		changeSitting(doc, am, { hall: "B", startsAt: "09:30", titles: { en: "Morning" } });
		expect(readAgenda(doc).sittings.find((one) => one.id === am)).toMatchObject({ hall: "B", startsAt: "09:30" });
		removeSitting(doc, am, 1000);
		expect(shown()).toEqual(["", "1 A"]);
		restoreSitting(doc, am);
		expect(shown()).toEqual(["1 A", ""]);
	});

	it("touch only what differs in a title, and never half of a character", () => {
		const a = add("Reports", { sittingId: am });
		const heard: unknown[] = [];
		titleText(doc, a, "en").observe((event) => heard.push(event.delta));
		setTitle(doc, a, "en", "Country reports 😀");
		setTitle(doc, a, "en", "Country reports 😁");
		expect(heard[1]).toEqual([{ retain: 16 }, { delete: 2 }, { insert: "😁" }]);
		expect(titleText(doc, a, "en").toString()).toBe("Country reports 😁");
	});

	it("tell listeners when something changed, and stop when asked", () => {
		let heard = 0;
		const stop = observeAgenda(doc, () => heard++);
		const a = add("A", { sittingId: am });
		const before = heard;
		setTitle(doc, a, "en", "B");
		expect(heard).toBe(before + 1);
		setTitle(doc, a, "en", "B");
		stop();
		setTitle(doc, a, "en", "C");
		expect(heard).toBe(before + 1);
	});
});

it("reads any nonsense without throwing", () => {
	const odd = new Y.Doc();
	const items = odd.getMap("items");
	items.set("text", "no map");
	items.set("array", new Y.Array());
	const map = new Y.Map<unknown>([
		["position", 7],
		["minutes", Number.NaN],
		["kind", {}],
		["parentId", []],
		["purpose", "fun"],
		["removedAt", "yesterday"],
		["presenterName", 4],
	]);
	items.set("odd-item", map);
	for (const day of ["someday", "2026-13-45"]) {
		const hours = [["startsAt", "09:00"] as const, ["endsAt", "12:00"] as const];
		odd.getMap("sittings").set(`odd-${day}`, new Y.Map([["day", day], ...hours]));
	}
	odd.getText("title/odd-item/en").insertEmbed(0, { picture: 1 });
	const { items: read, sittings } = readAgenda(odd);
	expect(sittings).toEqual([]);
	expect(read).toHaveLength(1);
	expect(read[0]).toMatchObject({
		id: "odd-item",
		position: "V",
		kind: "item",
		minutes: undefined,
		removedAt: undefined,
	});
	expect(flatten(outline({ items: read, sittings }))).toHaveLength(1);
});
