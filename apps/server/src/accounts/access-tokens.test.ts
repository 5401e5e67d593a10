/** Access tokens from outside: what they reach, what they never do, and how they end. */
import { once } from "node:events";
import { type ApiName, agendaRoom, api, apiNotes, tokenPrefix } from "@plenary/domain";
import pino from "pino";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import { briefing, enterAs, minute, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;
let log: string[];

beforeEach(async () => {
	log = [];
	const lines = pino({ level: "trace" }, { write: (line: string) => void log.push(line) });
	({ server, ada, meetingId } = await runMeeting(lines));
});
afterEach(() => server.stop());

interface Made {
	accessToken: { id: string; expiresAt: number };
	secret: string;
}

async function make(scope: "read" | "write", more: object = {}, by = ada): Promise<Made> {
	const { status, body } = await by.ask("POST", "/api/tokens", { name: "Minutes to paper", scope, days: 30, ...more });
	expect(status).toBe(200);
	return body as Made;
}

/** As a program asks: no cookie, no origin, nothing but the token. */
async function ask(secret: string, method: string, path: string, body?: unknown, more: Record<string, string> = {}) {
	const answer = await fetch(server.address + path, {
		method,
		headers: { authorization: `Bearer ${secret}`, "content-type": "application/json", ...more },
		...(body === undefined ? {} : { body: JSON.stringify(body) }),
	});
	const read = (await answer.json()) as { refusal?: { code: string } };
	return { status: answer.status, body: read as unknown, code: read.refusal?.code };
}

const address = (path: string) => server.address.replace("http", "ws") + path;

/** Speaks to the floor in socket.io's own letters. */
async function openFloor(secret: string) {
	const socket = new WebSocket(address("/socket.io/?EIO=4&transport=websocket"));
	const heard: string[] = [];
	socket.on("message", (words) => heard.push(String(words)));
	await once(socket, "open");
	socket.send(`40${JSON.stringify({ token: secret })}`);
	await vi.waitFor(() => expect(heard.some((words) => /^4[04]\{/.test(words))).toBe(true), 5_000);
	return { socket, heard, closed: once(socket, "close") };
}

async function openRoom(secret: string) {
	const socket = new WebSocket(address(`/sync/${agendaRoom(meetingId)}?token=${secret}`));
	const closed = once(socket, "close") as Promise<[number]>;
	await vi.waitFor(() => expect(server.house.rooms.doors()).toHaveLength(1), 5_000);
	return { socket, closed };
}

test("tokens: a program does with one what its owner may, without a cookie or a page", async () => {
	const { secret } = await make("write");
	expect(secret.startsWith(tokenPrefix)).toBe(true);
	expect((await ask(secret, "GET", "/api/me")).body).toMatchObject({ account: { id: ada.id }, token: "" });
	expect((await ask(secret, "POST", "/api/meetings", briefing)).status).toBe(200);
	expect((await ask(secret, "GET", "/api/meetings")).body).toHaveLength(2);
	const [listed] = (await ada.ask("GET", "/api/tokens")).body as object[];
	expect(listed).toMatchObject({ name: "Minutes to paper", scope: "write", usedAt: expect.any(Number) });
	expect(JSON.stringify(await server.house.db.selectFrom("access_token").selectAll().execute())).not.toContain(secret);
	expect(JSON.stringify(listed)).not.toContain("hash");
});

test("tokens: one for reading changes nothing", async () => {
	const { secret } = await make("read");
	expect((await ask(secret, "GET", `/api/meetings/${meetingId}`)).status).toBe(200);
	expect((await ask(secret, "POST", "/api/meetings", briefing)).code).toBe("outOfScope");
});

test("tokens: none gives rights, links, sign-ins or tokens, whoever its owner is", async () => {
	const { secret } = await make("write");
	const personal = (Object.keys(api) as ApiName[]).filter((name) => apiNotes[name][0] === "person");
	expect(personal.length).toBeGreaterThan(10);
	// The real house has no such routes at all.
	const onlyInSample = new Set<ApiName>(["lookAroundAs", "throwSampleAway"]);
	for (const name of personal.filter((one) => !onlyInSample.has(one))) {
		const [method, path] = api[name];
		const asked = path.replace(/:\w+/g, meetingId);
		expect((await ask(secret, method, asked, method === "GET" ? undefined : {})).code, name).toBe("outOfScope");
	}
});

test("tokens: one for a meeting knows of no other, and has its owner's office there", async () => {
	const other = (await ada.ask("POST", "/api/meetings", briefing)).body as { id: string };
	const { secret } = await make("write", { meetingId });
	expect((await ask(secret, "GET", "/api/meetings")).body).toMatchObject([{ id: meetingId }]);
	expect((await ask(secret, "PUT", `/api/meetings/${meetingId}`, briefing)).status).toBe(200);
	for (const [method, path, form] of [
		["GET", `/api/meetings/${other.id}`, undefined],
		["PUT", `/api/meetings/${other.id}`, briefing],
		["POST", "/api/meetings", briefing],
		["GET", "/api/people", undefined],
		["PATCH", "/api/process", { names: { en: "Mine" }, languages: ["en"] }],
	] as const)
		expect((await ask(secret, method, path, form)).code, `${method} ${path}`).toBe("notAllowed");
	const nowhere = await ada.ask("POST", "/api/tokens", { name: "x", scope: "read", days: 1, meetingId: "nowhere" });
	expect(nowhere.status).toBe(404);
});

test("tokens: one does no more than its owner may at this moment", async () => {
	const ona = await enterAs(server, ada, "ona");
	const { secret } = await make("read", {}, ona);
	expect((await ask(secret, "GET", "/api/people")).code).toBe("notAllowed");
	const taking = `/api/meetings/${meetingId}/participants`;
	await ada.ask("POST", taking, { accountId: ona.id, role: "observer", partyId: null });
	expect((await ask(secret, "GET", `/api/meetings/${meetingId}`)).status).toBe(200);
	const { closed } = await openRoom(secret);
	await ada.ask("DELETE", `${taking}/${ona.id}`);
	expect((await closed)[0]).toBe(4403);
	expect((await ask(secret, "GET", `/api/meetings/${meetingId}`)).code).toBe("notAllowed");
	await ada.ask("POST", `/api/people/${ona.id}/archive`, { archived: true });
	expect((await ask(secret, "GET", "/api/me")).code).toBe("tokenUnknown");
	await ada.ask("POST", `/api/people/${ona.id}/archive`, { archived: false });
	expect((await ask(secret, "GET", "/api/me")).code).toBe("tokenUnknown");
});

test("tokens: beside a cookie, the token alone is judged", async () => {
	const { cookie } = ada;
	expect((await ask("plenary_made-up", "GET", "/api/meetings", undefined, { cookie })).code).toBe("tokenUnknown");
	expect((await ask("", "GET", "/api/me", undefined, { cookie })).code).toBe("tokenUnknown");
	const { secret } = await make("read");
	const asked = { cookie, origin: server.address };
	expect((await ask(secret, "POST", "/api/meetings", briefing, asked)).code).toBe("outOfScope");
	const socket = new WebSocket(address(`/sync/${agendaRoom(meetingId)}?token=made-up`), {
		headers: { cookie, origin: server.address },
	});
	expect((await once(socket, "close"))[0]).toBe(4401);
	const foreign = new WebSocket(address(`/sync/${agendaRoom(meetingId)}?token=${secret}`), {
		origin: "http://elsewhere.test",
	});
	foreign.on("error", () => {});
	expect(await new Promise((resolve) => foreign.on("close", resolve))).toBe(1006);
});

test("tokens: one that is revoked is over everywhere at once", async () => {
	const { secret, accessToken } = await make("write");
	const [room, floor] = [await openRoom(secret), await openFloor(secret)];
	expect(floor.heard.some((words) => words.startsWith("40{"))).toBe(true);
	expect((await ada.ask("DELETE", `/api/tokens/${accessToken.id}`)).status).toBe(200);
	expect((await room.closed)[0]).toBe(4401);
	await floor.closed;
	expect((await ask(secret, "GET", "/api/meetings")).code).toBe("tokenUnknown");
	expect((await openFloor(secret)).heard.some((words) => words.includes("notSignedIn"))).toBe(true);
	expect((await ada.ask("DELETE", `/api/tokens/${accessToken.id}`)).status).toBe(404);
});

test("tokens: one that runs out closes what it opened", async () => {
	const { secret } = await make("read", { days: 1 });
	// A clock that jumped by a day would be a server that slept: on a shared database all begin anew then.
	const soon = { expires_at: server.house.clock() + minute };
	await server.house.db.updateTable("access_token").set(soon).execute();
	const [room, floor] = [await openRoom(secret), await openFloor(secret)];
	server.push(minute);
	expect((await room.closed)[0]).toBe(4401);
	await floor.closed;
	expect((await ask(secret, "GET", "/api/meetings")).code).toBe("tokenUnknown");
});

test("tokens: nobody revokes another's, makes one without an end, or makes more than there may be", async () => {
	const { accessToken } = await make("read");
	const ona = await enterAs(server, ada, "ona");
	expect((await ona.ask("DELETE", `/api/tokens/${accessToken.id}`)).status).toBe(404);
	expect((await ona.ask("GET", "/api/tokens")).body).toEqual([]);
	for (const days of [0, 366, 1.5, undefined, null])
		expect((await ona.ask("POST", "/api/tokens", { name: "x", scope: "read", days })).status, String(days)).toBe(422);
	for (let made = 0; made < 50; made++) await make("read", {}, ona);
	expect((await ona.ask("POST", "/api/tokens", { name: "x", scope: "read", days: 1 })).status).toBe(409);
});

test("tokens: when rights change, one for reading stays one for reading", async () => {
	const { secret } = await make("read");
	const { socket } = await openRoom(secret);
	server.house.news.rightsChanged(ada.id);
	await new Promise((resolve) => setTimeout(resolve, 200));
	expect(socket.readyState).toBe(WebSocket.OPEN);
	expect(server.house.rooms.doors().map(({ right }) => right)).toEqual(["read"]);
	socket.terminate();
});

test("tokens: none stands in the log, whatever goes wrong", async () => {
	const { db } = server.house;
	const { secret } = await make("write");
	const floor = await openFloor(secret);
	await db.schema.alterTable("participation").renameTo("away").execute();
	expect((await ask(secret, "GET", "/api/meetings")).status).toBe(500);
	const socket = new WebSocket(address(`/sync/${agendaRoom(meetingId)}?token=${secret}`));
	expect((await once(socket, "close"))[0]).toBe(1013);
	floor.socket.send(`420${JSON.stringify(["watch", meetingId])}`);
	await vi.waitFor(() => expect(floor.heard.some((words) => words.startsWith("430"))).toBe(true), 5_000);
	await db.schema.alterTable("away").renameTo("participation").execute();
	expect(log.join("")).toContain("could not decide");
	expect(log.join("")).toContain("A message to the floor failed");
	expect(log.join("")).not.toContain(secret.slice(tokenPrefix.length, 24));
});
