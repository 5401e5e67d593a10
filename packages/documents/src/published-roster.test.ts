/** Tests of the published roster's document. */
import type { RosterSnapshot } from "@plenary/domain";
import { beforeEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { check } from "./check.ts";
import { observeRoster, publishedOf, publishRoster, readRoster, readVersions, versionsOf } from "./published-roster.ts";

const room = { kind: "roster", meetingId: "meeting-1" } as const;
const snapshot = (name: string): RosterSnapshot => ({
	sittings: [
		{
			sittingId: "morning",
			titles: { en: "Review" },
			hall: "A",
			day: "2026-07-07",
			startsAt: "09:00",
			endsAt: "12:00",
			mode: "simultaneous",
			spoken: ["en", "ka"],
			booths: [{ id: "ru", into: ["ru"], interpreterIds: ["person-1"] }],
		},
	],
	people: { "person-1": { name, names: {} } },
});
const first = { at: 1000, by: "account-1" };
let doc: Y.Doc;

beforeEach(() => {
	doc = new Y.Doc();
});

function copyOf(of: Y.Doc): Y.Doc {
	const copy = new Y.Doc();
	Y.applyUpdate(copy, Y.encodeStateAsUpdate(of));
	return copy;
}

describe("a published roster", () => {
	it("is none until it is published, and then says what, when and by whom", () => {
		expect(readRoster(doc)).toBeUndefined();
		expect(publishRoster(doc, snapshot("Anna"), first)).toBe(1);
		const told = { version: 1, publishedAt: 1000, publishedBy: "account-1", ...snapshot("Anna") };
		expect(readRoster(copyOf(doc))).toEqual(told);
		expect(check(room, copyOf(doc))).toBeUndefined();
	});

	it("counts its versions, and tells who listens", () => {
		publishRoster(doc, snapshot("Anna"), first);
		let heard = 0;
		const stop = observeRoster(doc, () => heard++);
		expect(publishRoster(doc, snapshot("Boris"), { at: 2000, by: "account-2" })).toBe(2);
		stop();
		expect(readRoster(doc)).toMatchObject({ version: 2, people: { "person-1": { name: "Boris" } } });
		expect(heard).toBe(1);
	});

	it("leaves the earlier versions to be read", () => {
		for (const [at, name] of ["Anna", "Boris", "Clara"].entries())
			publishRoster(doc, snapshot(name), { at, by: "account-1" });
		const named = readVersions(copyOf(doc)).map(({ version, people }) => [version, people["person-1"]?.name]);
		expect(named).toEqual([
			[3, "Clara"],
			[2, "Boris"],
			[1, "Anna"],
		]);
		expect(check(room, doc)).toBeUndefined();
		versionsOf(doc).set("version-4", new Y.Map([["roster", "nonsense"]]));
		expect(readVersions(doc).length).toBe(3);
		expect(check(room, doc)).toBe("version-4 of the versions has a wrong roster.");
	});

	it("is one of the two whole when two people publish at once", () => {
		const other = copyOf(doc);
		publishRoster(doc, snapshot("Anna"), first);
		publishRoster(other, snapshot("Boris"), { at: 2000, by: "account-2" });
		Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
		Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
		const roster = readRoster(doc);
		expect(readRoster(other)).toEqual(roster);
		expect(readVersions(doc)).toEqual([roster]);
		expect(roster?.people["person-1"]?.name).toBe(roster?.publishedBy === "account-1" ? "Anna" : "Boris");
	});

	it("is not made of nonsense, and nonsense is none", () => {
		const [sitting] = snapshot("Anna").sittings;
		const fee = [{ ...sitting, fee: 400 }] as unknown as RosterSnapshot["sittings"];
		expect(publishRoster(doc, { sittings: fee, people: {} }, first)).toBeUndefined();
		publishedOf(doc).set("roster", { version: 1, publishedAt: 1, publishedBy: "account-1", sittings: fee, people: {} });
		expect(readRoster(doc)).toBeUndefined();
		expect(check(room, doc)).toBe("published has a wrong roster.");
	});

	it("knows nobody by a name that every object knows", () => {
		publishRoster(doc, { ...snapshot("Anna"), people: {} }, first);
		for (const id of ["constructor", "toString", "valueOf"]) expect(readRoster(doc)?.people[id], id).toBeUndefined();
		publishRoster(doc, { sittings: [], people: { constructor: { name: "Anna", names: {} } } }, first);
		expect(readRoster(doc)?.people.constructor).toEqual({ name: "Anna", names: {} });
	});

	it("has a moment that can be shown, and always a next version", () => {
		const roster = { version: 1, publishedAt: 1, publishedBy: "account-1", ...snapshot("Anna") };
		for (const nonsense of [{ publishedAt: 1e300 }, { publishedAt: -1 }, { version: Number.MAX_SAFE_INTEGER }]) {
			publishedOf(doc).set("roster", { ...roster, ...nonsense });
			expect(readRoster(doc), JSON.stringify(nonsense)).toBeUndefined();
		}
		expect(publishRoster(doc, snapshot("Anna"), first)).toBe(1);
	});

	it("has no place for anything else", () => {
		doc.getMap("places").set("a", 1);
		expect(check(room, doc)).toBe('There is no place for "places" here.');
		const spoiled = new Y.Doc();
		publishedOf(spoiled).set("draft", 1);
		expect(check(room, spoiled)).toBe('published has an unknown field "draft".');
	});
});
