/** The first agenda of each type of meeting: it is there, and as our documents should be. */
import { readAgenda } from "@plenary/documents";
import { agendaRoom, type Meeting, meetingTypes } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import * as Y from "yjs";
import { check } from "../doors/check.ts";
import { openStage, type Stage } from "../stage.ts";
import { writeFirstAgenda } from "./first-agenda.ts";

let stage: Stage;
beforeEach(async () => {
	stage = await openStage();
});
afterEach(() => stage.close());

test.each(meetingTypes)("first agenda: that of a %s has items and sittings, and no complaint", async (type) => {
	const facts = { titles: { en: "Meeting" }, startsOn: "2026-11-21", endsOn: "2026-11-23", zone: "UTC", place: "" };
	const lists = { languages: ["en"], hostPartyIds: [], bodyId: null };
	const meeting: Meeting = { id: "meeting-1", type, ...facts, ...lists, hall: "Hall A", createdAt: 0 };
	await writeFirstAgenda(stage.rooms, meeting, "secretariat");
	const doc = new Y.Doc();
	for (const bytes of await stage.rooms.read(agendaRoom(meeting.id))) Y.applyUpdate(doc, bytes);
	const { items, sittings } = readAgenda(doc);
	expect(items.length).toBeGreaterThan(2);
	expect(sittings.length).toBeGreaterThan(0);
	expect(check(agendaRoom(meeting.id), doc)).toBeUndefined();
});

test("check: knows a room by its name, and complains of what has no place there", () => {
	const doc = new Y.Doc();
	doc.getMap("no place").set("key", 1);
	for (const kind of ["agenda", "outcomes", "minutes/en"])
		expect(check(`meeting/meeting-1/${kind}`, doc), kind).toContain("no place");
	expect(check("elsewhere", doc)).toBe("There is no such room.");
});
