/** Tests of access: the whole table of rights, against one written by hand. */
import { describe, expect, it } from "vitest";
import {
	type Action,
	type Actor,
	accessTable,
	actions,
	may,
	meetingRoles,
	meetingsOf,
	offices,
	type Role,
	roles,
	within,
} from "./access.ts";

/** What each role may do at its own meeting or in the process, written out by hand: r, rw, or rwm; "-" is nothing. */
const columns = [
	"administrator",
	"secretariat",
	"chair",
	"rapporteur",
	"delegate",
	"chiefInterpreter",
	"interpreter",
	"observer",
	"signedIn",
];
// biome-ignore format: a table is read in columns
const expected: Record<string, string[]> = {
	meeting:      ["rwm", "rwm", "r",  "r",  "r",  "r", "r", "r", "-"],
	participants: ["rwm", "rwm", "r",  "r",  "r",  "r", "r", "r", "-"],
	agenda:       ["rwm", "rwm", "rw", "rw", "r",  "r", "r", "r", "-"],
	minutes:      ["rwm", "rwm", "r",  "rw", "r",  "r", "r", "r", "-"],
	outcomes:     ["rwm", "rwm", "rw", "rw", "r",  "r", "r", "r", "-"],
	planning:     ["rwm", "rwm", "-",  "-",  "-",  "rw", "-", "-", "-"],
	facts:        ["rwm", "rwm", "-",  "-",  "-",  "rw", "-", "-", "-"],
	roster:       ["rw",  "rw",  "r",  "r",  "r",  "rw", "r", "r", "-"],
	glossary:     ["rwm", "rwm", "r",  "r",  "-",  "rw", "rw", "-", "-"],
	floor:        ["rw",  "rw",  "rw", "r",  "r",  "r", "r", "r", "-"],
	desk:         ["rw",  "rw",  "rw", "-",  "-",  "rw", "rw", "-", "-"],
	presence:     ["rw",  "rw",  "rw", "rw", "rw", "-", "-", "-", "-"],
	process:      ["rwm", "r",   "r",  "r",  "r",  "r", "r", "r", "r"],
	meetings:     ["rwm", "rwm", "-",  "-",  "-",  "-", "-", "-", "-"],
	parties:      ["rwm", "rwm", "r",  "r",  "r",  "r", "r", "r", "r"],
	bodies:       ["rwm", "rwm", "r",  "r",  "r",  "r", "r", "r", "r"],
	people:       ["rwm", "rwm", "-",  "-",  "-",  "-", "-", "-", "-"],
	interpreters: ["rwm", "rwm", "-",  "-",  "-",  "-", "-", "-", "-"],
	ownEntry:     ["rw",  "rw",  "rw", "rw", "rw", "rw", "rw", "rw", "rw"],
	links:        ["rwm", "rwm", "-",  "-",  "-",  "-", "-", "-", "-"],
	offices:      ["rwm", "-",   "-",  "-",  "-",  "-", "-", "-", "-"],
};
const atMeetings = [
	"meeting",
	"participants",
	"agenda",
	"minutes",
	"outcomes",
	"planning",
	"facts",
	"roster",
	"glossary",
	"floor",
	"desk",
	"presence",
];

const letter: Record<Action, string> = { read: "r", write: "w", manage: "m" };

function actorOf(role: Role, meetingId = "meeting-1"): Actor {
	const office = offices.find((one) => one === role);
	const meetingRole = meetingRoles.find((one) => one === role);
	return { accountId: "account-1", office, roleAt: meetingRole ? { [meetingId]: meetingRole } : {} };
}

const objectOf = (kind: string, meetingId = "meeting-1") =>
	(atMeetings.includes(kind) ? { kind, meetingId } : { kind }) as Parameters<typeof may>[2];

const granted = (actor: Actor, kind: string, meetingId?: string) =>
	actions.map((action) => (may(actor, action, objectOf(kind, meetingId)) ? letter[action] : "")).join("") || "-";

describe("access", () => {
	it("has a row for every object and a column for every role", () => {
		expect(Object.keys(accessTable).sort()).toEqual(Object.keys(expected).sort());
		expect([...roles]).toEqual(columns);
	});

	it.each(Object.keys(expected))("grants on %s what the table by hand says, and nothing else", (kind) => {
		expect(roles.map((role) => granted(actorOf(role), kind))).toEqual(expected[kind]);
	});

	it.each(meetingRoles)("a %s at one meeting opens nothing at another", (role) => {
		for (const kind of atMeetings) expect(granted(actorOf(role), kind, "meeting-2")).toBe("-");
	});

	it("an account without any role opens nothing at a meeting", () => {
		for (const kind of atMeetings) expect(granted(actorOf("signedIn"), kind)).toBe("-");
	});

	it("the higher of an office and a role at a meeting decides", () => {
		const actor: Actor = { accountId: "account-1", office: "secretariat", roleAt: { "meeting-1": "observer" } };
		expect(granted(actor, "minutes")).toBe("rwm");
		expect(granted({ ...actor, roleAt: { "meeting-1": "rapporteur" }, office: undefined }, "minutes")).toBe("rw");
	});

	it.each(roles)("within one meeting, the %s has their rights there, and elsewhere what anybody has", (role) => {
		const narrowed = within(actorOf(role), "meeting-1");
		for (const [kind, letters] of Object.entries(expected)) {
			const there = atMeetings.includes(kind) ? letters[roles.indexOf(role)] : letters.at(-1);
			expect(granted(narrowed, kind), kind).toBe(there);
			if (atMeetings.includes(kind)) expect(granted(narrowed, kind, "meeting-2"), kind).toBe("-");
		}
		const elsewhere = within(actorOf(role, "meeting-2"), "meeting-1");
		for (const kind of atMeetings) expect(granted(elsewhere, kind, "meeting-2"), kind).toBe("-");
	});

	it("an actor has rights at the meetings of their roles, and at the one that they are narrowed to", () => {
		const actor: Actor = { accountId: "account-1", office: "secretariat", roleAt: { "meeting-1": "observer" } };
		expect(meetingsOf(actor)).toEqual(["meeting-1"]);
		expect(meetingsOf(within(actor, "meeting-1"))).toEqual(["meeting-1"]);
		expect(meetingsOf(within(actor, "meeting-2"))).toEqual(["meeting-2"]);
	});

	it("names that every object knows of itself are no meetings", () => {
		for (const id of ["constructor", "__proto__", "toString"])
			expect(granted(actorOf("chair"), "agenda", id)).toBe("-");
	});
});
