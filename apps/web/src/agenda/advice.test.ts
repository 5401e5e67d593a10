/** Tests of advice about sittings that are too full. */
import { addItem, addSitting, readAgenda } from "@plenary/documents";
import { outline } from "@plenary/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { adviceFor } from "./advice.ts";

let doc: Y.Doc;
let morning: string;
let afternoon: string;

beforeEach(() => {
	doc = new Y.Doc();
	const day = { titles: {}, hall: "A", day: "2026-07-07" };
	morning = addSitting(doc, { ...day, startsAt: "09:00", endsAt: "10:00" });
	afternoon = addSitting(doc, { ...day, startsAt: "14:00", endsAt: "15:00" });
});

const add = (title: string, minutes: number, sittingId: string, kind: "item" | "break" = "item") =>
	addItem(doc, { titles: { en: title }, minutes, kind, place: { sittingId } });
const advice = () => adviceFor(outline(readAgenda(doc)));

describe("advice", () => {
	it("keeps silent while everything fits", () => {
		add("A", 60, morning);
		expect(advice()).toBeUndefined();
	});

	it("moves the last item that is long enough to where it fits, never a break", () => {
		add("Opening", 0, morning);
		add("A", 40, morning);
		add("B", 30, morning);
		add("C", 5, morning);
		add("Coffee", 20, morning, "break");
		add("D", 20, afternoon);
		expect(advice()).toMatchObject({
			overMinutes: 35,
			move: { entry: { item: { titles: { en: "A" } } }, to: { id: afternoon } },
		});
	});

	it("leaves what opens the meeting where it is", () => {
		add("Opening", 40, morning);
		add("B", 30, morning);
		expect(advice()).toMatchObject({ overMinutes: 10, move: { entry: { item: { titles: { en: "B" } } } } });
		add("C", 5, morning);
		add("D", 25, afternoon);
		expect(advice()).toMatchObject({ move: { entry: { item: { titles: { en: "B" } } } } });
		add("E", 10, afternoon);
		expect(advice()?.move).toBeUndefined();
	});

	it("says only how much it is too much when nothing fits anywhere", () => {
		add("A", 90, morning);
		add("B", 60, afternoon);
		expect(advice()).toMatchObject({ overMinutes: 30 });
		expect(advice()?.move).toBeUndefined();
	});
});
