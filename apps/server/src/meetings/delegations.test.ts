/** Heads of delegations: one at a time, and yesterday's stays yesterday's. */
import { type Head, headAt } from "@plenary/domain";
import { afterEach, beforeEach, expect, test } from "vitest";
import { enterAs, minute, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;
let partyId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
	const form = { kind: "state", codes: { en: "LT" }, names: { en: "Lithuania" } };
	partyId = ((await ada.ask("POST", "/api/parties", form)).body as { id: string }).id;
});
afterEach(() => server.stop());

async function take(name: string, standing: string | null): Promise<Person> {
	const person = await enterAs(server, ada, name);
	const form = { accountId: person.id, role: "delegate", partyId, standing };
	expect((await ada.ask("POST", `/api/meetings/${meetingId}/participants`, form)).status).toBe(200);
	return person;
}
const change = (person: Person, standing: string, party: string | null = partyId) =>
	ada.ask("PATCH", `/api/meetings/${meetingId}/participants/${person.id}`, {
		role: "delegate",
		partyId: party,
		standing,
	});
async function page() {
	const { body } = await ada.ask("GET", `/api/meetings/${meetingId}`);
	const { participants, heads } = body as {
		participants: { accountId: string; standing: string | null }[];
		heads: Head[];
	};
	return { standingOf: (person: Person) => participants.find((one) => one.accountId === person.id)?.standing, heads };
}

test("delegations: a new head takes over, and yesterday still has yesterday's head", async () => {
	const [ona, jonas] = [await take("ona", "head"), await take("jonas", null)];
	const yesterday = server.house.clock();
	server.push(10 * minute);
	expect((await change(jonas, "head")).status).toBe(200);
	const { standingOf, heads } = await page();
	expect([standingOf(ona), standingOf(jonas)]).toEqual(["member", "head"]);
	expect(headAt(heads, partyId, yesterday)?.name).toBe("ona");
	expect(headAt(heads, partyId, server.house.clock())?.name).toBe("jonas");
	expect(headAt(heads, partyId, yesterday - minute)).toBeUndefined();
});

test("delegations: whoever leaves the delegation or the meeting heads it no more, and is remembered", async () => {
	const ona = await take("ona", "head");
	server.push(minute);
	await change(ona, "member", null);
	const left = await page();
	expect(left.standingOf(ona)).toBeNull();
	expect(left.heads).toMatchObject([{ accountId: ona.id, until: server.house.clock() }]);
	await change(ona, "head");
	server.push(minute);
	await ada.ask("DELETE", `/api/meetings/${meetingId}/participants/${ona.id}`);
	expect((await page()).heads.map(({ until }) => until !== null)).toEqual([true, true]);
});

test("delegations: being head again without a change leaves no trace", async () => {
	const ona = await take("ona", "head");
	await change(ona, "head");
	expect((await page()).heads).toHaveLength(1);
});
