/** Access tokens at every door, by programs that keep to no rule; and the account page that makes and revokes them. */
import { agendaRoom, minutesRoom, outcomesRoom, planningRoom } from "@plenary/domain";
import { browserOf, complaintsOf, type Person } from "./people.ts";
import { openFloor, openRawWith } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;

test.beforeAll(async () => {
	server = await startServer({ LOG_LEVEL: "debug" });
	workshop = await holdWorkshop(server);
});
test.afterAll(() => server.remove());

interface Made {
	accessToken: { id: string };
	secret: string;
}
const make = (by: Person, scope: "read" | "write", meetingId: string | null = null) =>
	by.ask<Made>("POST", "/api/tokens", { name: `To ${scope}`, scope, days: 30, meetingId });

const ask = (secret: string, method: string, path: string, body?: object) =>
	fetch(server.address + path, {
		method,
		headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
		...(body ? { body: JSON.stringify(body) } : {}),
	});

test("a document takes words from a token that may write, and from no other", async () => {
	const { english, delegate, meetingId } = workshop;
	const name = minutesRoom(meetingId, "en");
	const writing = openRawWith(server.address, (await make(english, "write")).secret, name);
	await writing.answered;
	writing.write((doc) => doc.getText("probe").insert(0, "by a program"));
	await writing.stored();
	const reading = openRawWith(server.address, (await make(english, "read")).secret, name);
	await reading.answered;
	expect(reading.doc.getText("probe").toString()).toBe("by a program");
	reading.write((doc) => doc.getText("probe").insert(0, "not "));
	expect((await reading.closed).code).toBe(4403);
	// A token for writing is no more than its owner.
	const beyond = openRawWith(server.address, (await make(delegate, "write")).secret, name);
	await beyond.answered;
	beyond.write((doc) => doc.getText("probe").insert(0, "not "));
	expect((await beyond.closed).code).toBe(4403);
	expect(writing.doc.getText("probe").toString()).toBe("by a program");
	writing.close();
	const planning = openRawWith(server.address, (await make(delegate, "write")).secret, planningRoom(meetingId));
	expect((await planning.closed).code).toBe(4403);
});

test("a token for one meeting opens no document of another", async () => {
	const { secretariat, meetingId } = workshop;
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	const other = await secretariat.ask<{ id: string }>("POST", "/api/meetings", meeting);
	const { secret } = await make(secretariat, "write", meetingId);
	const own = openRawWith(server.address, secret, outcomesRoom(meetingId));
	await own.answered;
	own.write((doc) => doc.getText("probe").insert(0, "ours"));
	await own.stored();
	own.close();
	expect((await openRawWith(server.address, secret, agendaRoom(other.id)).closed).code).toBe(4403);
	const floor = await openFloor(server.address, { cookie: "" }, null, undefined, secret);
	expect((await floor.ask("watch", meetingId)).state).toBeDefined();
	expect((await floor.ask("watch", other.id)).refusal?.code).toBe("notAllowed");
	floor.close();
});

test("on the floor a token that may write commands as its owner may, and one for reading only looks on", async () => {
	const { chair, delegate, meetingId } = workshop;
	const command = { kind: "startItem", itemId: "item-by-program" };
	for (const [owner, scope, refusal] of [
		[chair, "read", "outOfScope"],
		[delegate, "write", "notAllowed"],
		[chair, "write", undefined],
	] as const) {
		const { secret } = await make(owner, scope);
		const floor = await openFloor(server.address, { cookie: "" }, null, undefined, secret);
		expect((await floor.ask("watch", meetingId)).state).toBeDefined();
		expect((await floor.ask("floor", meetingId, command)).refusal?.code).toBe(refusal);
		floor.close();
	}
});

test("tokens that are unknown or revoked come in nowhere, and no cookie helps them", async () => {
	const { chair, meetingId } = workshop;
	const { secret, accessToken } = await make(chair, "write");
	const room = openRawWith(server.address, secret, agendaRoom(meetingId));
	await room.answered;
	const floor = await openFloor(server.address, { cookie: "" }, null, undefined, secret);
	const cut = new Promise((resolve) => floor.socket.on("disconnect", resolve));
	await chair.ask("DELETE", `/api/tokens/${accessToken.id}`);
	expect((await room.closed).code).toBe(4401);
	await cut;
	for (const wrong of [secret, "plenary_guessed", "%00"]) {
		expect((await ask(wrong, "GET", "/api/meetings")).status).toBe(401);
		expect((await openRawWith(server.address, wrong, agendaRoom(meetingId)).closed).code).toBe(4401);
		await expect(openFloor(server.address, chair, server.address, undefined, wrong)).rejects.toThrow("notSignedIn");
	}
	await expect(openFloor(server.address, chair, null)).rejects.toThrow("notSignedIn");
	await expect(openFloor(server.address, chair, "http://elsewhere.test", undefined, secret)).rejects.toThrow();
	expect(server.complaints).not.toContain(secret.slice(8, 24));
});

test("a person makes a token on the account page, sees it once, and revokes it", async ({ browser }) => {
	const { page, context } = await browserOf(browser, workshop.secretariat, server.address);
	const complaints = complaintsOf(page);
	await page.goto(`${server.address}/account`);
	await page.getByRole("button", { name: "New access token" }).click();
	await page.getByLabel("What it is for").fill("Minutes to paper");
	await page.getByLabel("What it may do").selectOption("write");
	await page.getByRole("button", { name: "Make it" }).click();
	const secret = await page.getByLabel("Access token", { exact: true }).inputValue();
	expect((await ask(secret, "GET", "/api/me")).status).toBe(200);
	await page.getByRole("button", { name: "Done" }).click();
	const row = page.getByRole("listitem").filter({ hasText: "Minutes to paper" });
	await expect(row).toContainText("Reads and writes");
	await row.getByRole("button", { name: "Revoke" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
	await expect(row).toHaveCount(0);
	expect((await ask(secret, "GET", "/api/me")).status).toBe(401);
	expect(complaints).toEqual([]);
	await context.close();
});
