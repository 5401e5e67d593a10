/** Tests of the names of rooms. */
import { describe, expect, it } from "vitest";
import { agendaRoom, glossaryRoom, minutesRoom, outcomesRoom, parseRoom, planningRoom, rosterRoom } from "./rooms.ts";

const meetingId = "meeting-1";

describe("rooms", () => {
	it("are read back from their names", () => {
		expect(parseRoom(agendaRoom(meetingId))).toEqual({ kind: "agenda", meetingId });
		expect(parseRoom(outcomesRoom(meetingId))).toEqual({ kind: "outcomes", meetingId });
		expect(parseRoom(planningRoom(meetingId))).toEqual({ kind: "planning", meetingId });
		expect(parseRoom(rosterRoom(meetingId))).toEqual({ kind: "roster", meetingId });
		expect(parseRoom(glossaryRoom(meetingId))).toEqual({ kind: "glossary", meetingId });
		expect(parseRoom(minutesRoom(meetingId, "sr-Latn"))).toEqual({ kind: "minutes", meetingId, language: "sr-Latn" });
	});

	it.each([
		"meeting/meeting-1/plan",
		"meeting/meeting-1/roster/en",
		"meeting/short/roster",
		"meeting/meeting-1/minutes",
	])("knows none by the name of %s", (name) => expect(parseRoom(name)).toBeUndefined());
});
