/** Tests of the outcomes' document. */
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { addItem, addSitting } from "./agenda-verbs.ts";
import { check } from "./check.ts";
import {
	fileOutcome,
	observeOutcomes,
	raiseOutcome,
	readOutcomes,
	recordsOf,
	restoreOutcome,
	setDue,
	setNumber,
	setOwners,
	setStatus,
	setWords,
	unnumbered,
	withdrawOutcome,
} from "./outcomes.ts";

const room = { kind: "outcomes", meetingId: "meeting-1" } as const;
let doc: Y.Doc;
let id: string;

beforeEach(() => {
	doc = new Y.Doc();
	id = raiseOutcome(doc, { kind: "action", itemId: "item-01", raisedBy: "account-1", raisedAt: 1000 });
});
const read = (of = doc) => readOutcomes(of).find((one) => one.id === id);

function copyOf(of: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
	return copy;
}

describe("outcomes", () => {
	it("are raised as drafts, filed once, and changed", () => {
		expect(read()).toMatchObject({ kind: "action", itemId: "item-01", status: "open", filedAt: undefined, owners: [] });
		expect(fileOutcome(doc, id, 2000)).toBe(true);
		expect(fileOutcome(doc, id, 3000)).toBe(false);
		setDue(doc, id, "2026-09-15");
		setStatus(doc, id, "inProgress");
		setWords(doc, id, "en", "Prepare a glossary");
		const words = { en: "Prepare a glossary" };
		expect(read()).toMatchObject({ filedAt: 2000, dueOn: "2026-09-15", status: "inProgress", words });
		setDue(doc, id, undefined);
		expect(read()?.dueOn).toBeUndefined();
		expect(check(room, doc)).toBeUndefined();
	});

	it("keep both owners when two add one at once", () => {
		const other = copyOf(doc);
		setOwners(doc, id, [{ partyId: "party-1" }]);
		setOwners(other, id, [{ accountId: "account-2" }]);
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		expect(read()?.owners).toEqual([{ partyId: "party-1" }, { accountId: "account-2" }]);
		setOwners(doc, id, [{ accountId: "account-2" }]);
		expect(read()?.owners).toEqual([{ accountId: "account-2" }]);
	});

	it("wait for a number in the order of filing, get it from the desk and keep it when withdrawn", () => {
		const second = raiseOutcome(doc, { kind: "decision", raisedBy: "account-1", raisedAt: 1 });
		expect(unnumbered(doc)).toEqual([]);
		fileOutcome(doc, id, 3000);
		fileOutcome(doc, second, 2000);
		expect(unnumbered(doc).map((one) => one.id)).toEqual([second, id]);
		expect(setNumber(doc, id, 7)).toBe(true);
		expect(setNumber(doc, id, 8), "the desk corrects what a client made up").toBe(true);
		withdrawOutcome(doc, id, 4000);
		withdrawOutcome(doc, second, 4000);
		expect(read()).toMatchObject({ number: 8, withdrawnAt: 4000 });
		expect(unnumbered(doc)).toEqual([]);
		restoreOutcome(doc, second);
		expect(unnumbered(doc).map((one) => one.id)).toEqual([second]);
	});

	it("refuse a status for a decision, and anything for a record there is not", () => {
		const decision = raiseOutcome(doc, { kind: "decision", raisedBy: "account-1", raisedAt: 1 });
		expect(setStatus(doc, decision, "done")).toBe(false);
		expect([setDue(doc, "nobody", undefined), setOwners(doc, "nobody", []), setNumber(doc, "nobody", 1)]).toEqual([
			false,
			false,
			false,
		]);
	});

	it("tell listeners", () => {
		let heard = 0;
		const stop = observeOutcomes(doc, () => heard++);
		fileOutcome(doc, id, 2000);
		stop();
		setStatus(doc, id, "done");
		expect(heard).toBe(1);
	});

	it("have no number and no moment that nothing could hold", () => {
		for (const number of [0, -1, 1.5, 2 ** 31, 1e300]) {
			setNumber(doc, id, number);
			expect(read()?.number, String(number)).toBeUndefined();
		}
		setNumber(doc, id, 7);
		const late = raiseOutcome(doc, { kind: "action", raisedBy: "account-1", raisedAt: 1e300, owners: [] });
		expect([read()?.number, readOutcomes(doc).find((record) => record.id === late)?.raisedAt]).toEqual([7, 0]);
	});

	it("read any nonsense without throwing", () => {
		recordsOf(doc).set("odd-record", new Y.Map([["kind", "wish"]]));
		recordsOf(doc).set("text", "no map");
		recordsOf(doc).set(
			"odd-action",
			new Y.Map<unknown>([
				["kind", "action"],
				["raisedBy", "a"],
				["owners", 4],
				["dueOn", "soon"],
			]),
		);
		const odd = readOutcomes(doc).find((one) => one.id === "odd-action");
		expect(readOutcomes(doc)).toHaveLength(2);
		for (const dueOn of ["2026-99-99", "2026-02-30"]) {
			setDue(doc, "odd-action", dueOn);
			expect(readOutcomes(doc).find((one) => one.id === "odd-action")?.dueOn, dueOn).toBeUndefined();
		}
		expect(odd).toMatchObject({ owners: [], dueOn: undefined, status: "open", raisedAt: 0 });
	});
});

describe("check", () => {
	it("complains of an outcome with a wrong or an unknown field", () => {
		recordsOf(doc).set("record-9", new Y.Map([["kind", "wish"]]));
		expect(check(room, doc)).toContain("wrong kind");
		recordsOf(doc).set("record-9", new Y.Map([["colour", "red"]]));
		expect(check(room, doc)).toContain('unknown field "colour"');
	});

	it("passes an agenda that the verbs wrote and complains of any other", () => {
		const agenda = new Y.Doc();
		const agendaRoom = { kind: "agenda", meetingId: "meeting-1" } as const;
		const hours = { day: "2026-07-07", startsAt: "09:00", endsAt: "12:30" };
		const sittingId = addSitting(agenda, { titles: { en: "Morning" }, hall: "A", ...hours });
		const presenter = { partyId: "party-1", name: "A. Lindqvist" };
		addItem(agenda, { titles: { en: "A" }, minutes: 5, purpose: "decision", presenter, place: { sittingId } });
		expect(check(agendaRoom, agenda)).toBeUndefined();
		expect(check(agendaRoom, doc)).toBe('There is no place for "records" here.');
		agenda.getText("title/item-01/en").insertEmbed(0, { picture: 1 });
		expect(check(agendaRoom, agenda)).toContain("no text");
	});
});
