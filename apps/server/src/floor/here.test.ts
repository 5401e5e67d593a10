/** Who is here: people, not pages, and numbers where names are not shown. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { here, type Presence } from "./here.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const person = (accountId: string, named = true): Presence => ({
	accountId,
	name: accountId,
	partyId: null,
	role: "delegate",
	named,
});

function stage() {
	const told: [string, string[], number][] = [];
	const list = here({
		clock: Date.now,
		tell(meetingId, people, counted) {
			told.push([meetingId, people.map((one) => one.accountId), counted]);
		},
	});
	const last = () => {
		vi.advanceTimersByTime(1000);
		return told.at(-1);
	};
	return { ...list, told, last };
}

test("here: a person with two pages open is one person, until both are closed", () => {
	const { came, left, last } = stage();
	came("page-1", "meeting", person("ada"));
	came("page-2", "meeting", person("ada"));
	expect(last()).toEqual(["meeting", ["ada"], 0]);
	left("page-1");
	expect(last()).toEqual(["meeting", ["ada"], 0]);
	left("page-2");
	expect(last()).toEqual(["meeting", [], 0]);
});

test("here: who is not shown by name counts, and their name is told to nobody", () => {
	const { came, last } = stage();
	came("page-1", "meeting", person("ada"));
	came("page-2", "meeting", person("observer", false));
	expect(last()).toEqual(["meeting", ["ada"], 1]);
});

test("here: who goes to another meeting has left the first", () => {
	const { came, told, last } = stage();
	came("page-1", "one", person("ada"));
	came("page-1", "other", person("ada"));
	last();
	expect(told).toEqual([
		["one", [], 0],
		["other", ["ada"], 0],
	]);
});

test("here: what happens together is told once; leaving twice does no harm", () => {
	const { came, left, told, last } = stage();
	for (let page = 0; page < 50; page++) came(`page-${page}`, "meeting", person(`person-${page}`));
	left("page-0");
	left("page-0");
	left("nobody");
	expect(last()?.[1]).toHaveLength(49);
	expect(told).toHaveLength(1);
});

test("S12: who is at another server is here too, once, until that server says otherwise or falls silent", () => {
	const { came, left, hearOf, renew, last } = stage();
	came("page-1", "meeting", person("ada"));
	hearOf("other", "meeting", [person("ada"), person("boris"), person("observer", false)]);
	expect(last()).toEqual(["meeting", ["ada", "boris"], 1]);
	left("page-1");
	expect(last()).toEqual(["meeting", ["ada", "boris"], 1]);
	hearOf("other", "meeting", [person("boris")]);
	expect(last()).toEqual(["meeting", ["boris"], 0]);
	renew(Date.now() + 10_000);
	expect(last()).toEqual(["meeting", ["boris"], 0]);
	renew(Date.now() + 60_000);
	expect(last()).toEqual(["meeting", [], 0]);
});
