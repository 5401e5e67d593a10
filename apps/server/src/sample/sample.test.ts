/** The sample from outside: laid out, switched through, thrown away, and never mixed with the real house. */
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readGlossary, readPlanning, readRoster } from "@plenary/documents";
import {
	agendaRoom,
	glossaryRoom,
	type ListedAction,
	type MeetingSummary,
	planningRoom,
	rosterRoom,
	sampleRoles,
	termKey,
} from "@plenary/domain";
import { openStorage } from "@plenary/storage";
import { openRooms } from "@plenary/sync";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type * as Y from "yjs";
import { databaseIn, type Tables } from "../database.ts";
import { verifyFile } from "../operations/backup.ts";
import { startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { briefing, hour, type Person, quiet, type Running, runServer } from "../stage.ts";
import { longestSample } from "./sample.ts";

/** Laying a sample out takes a second or two, and a busy machine longer. */
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let server: Running;
beforeEach(async () => {
	server = await runServer();
});
afterEach(async () => {
	await server.stop();
});

const folder = () => join(server.house.settings.dataDir, "sample");

/** Somebody who looks around: asked as programs ask, with whatever cookie and token came last. */
async function lookAround(more: Record<string, string> = {}) {
	const send = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
		fetch(server.address + path, {
			method,
			headers: { origin: server.address, "content-type": "application/json", ...more, ...headers },
			...(method === "GET" ? {} : { body: JSON.stringify(body ?? {}) }),
		});
	const entered = await send("POST", "/api/sample");
	expect(entered.status).toBe(200);
	const cookieOf = (answer: Response) => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
	let cookie = cookieOf(entered);
	let token = "";
	const visitor = {
		get cookie() {
			return cookie;
		},
		async ask<Answer>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer }> {
			const answer = await send(method, `/sample${path}`, body, { cookie, "x-plenary-token": token });
			if (answer.headers.getSetCookie().length > 0) cookie = cookieOf(answer);
			return { status: answer.status, body: (await answer.json()) as Answer };
		},
		async me() {
			const { body } = await visitor.ask<{ token: string; account: { id: string; name: string } } | null>(
				"GET",
				"/api/me",
			);
			token = body?.token ?? "";
			return body;
		},
		async become(role: string) {
			const { status } = await visitor.ask("POST", "/api/sample/role", { role });
			expect(status).toBe(200);
			return visitor.me();
		},
	};
	await visitor.me();
	return visitor;
}

/** With which code the door of a room closes; 0 when it lets in. */
function knock(path: string, cookie: string): Promise<number> {
	const socket = new WebSocket(`${server.address.replace("http", "ws")}${path}`, {
		headers: { cookie, origin: server.address },
	});
	return new Promise((resolve) => {
		socket.on("message", () => {
			resolve(0);
			socket.close();
		});
		socket.on("close", (code) => resolve(code));
		socket.on("error", () => resolve(-1));
	});
}

const meetingOf = (meetings: MeetingSummary[], title: string) => {
	const found = meetings.find(({ titles }) => titles.en?.startsWith(title));
	if (!found) throw new Error(`There is no meeting "${title}".`);
	return found;
};

test("sample: the first visitor finds the process, its conference and its actions, and the second the same", async () => {
	const ada = await lookAround();
	const { body: meetings } = await ada.ask<MeetingSummary[]>("GET", "/api/meetings");
	const conference = meetingOf(meetings, "Northern Cluster Conference");
	expect(conference).toMatchObject({ startsOn: "2003-07-07", endsOn: "2003-07-08", delegations: 10 });
	const { body: parties } = await ada.ask<{ kind: string }[]>("GET", "/api/parties");
	expect(parties.filter(({ kind }) => kind === "state")).toHaveLength(14);
	expect(parties.filter(({ kind }) => kind === "organisation")).toHaveLength(4);
	const { body } = await ada.ask<{ actions: ListedAction[] }>("GET", "/api/actions");
	const concerns = body.actions.filter(({ meetingId }) => meetingId === conference.id);
	expect(concerns.map(({ number, inText, words }) => [number, inText, Object.keys(words)])).toEqual(
		[1, 2, 3, 4, 5].map((number) => [number, true, ["en", "ru"]]),
	);

	const ben = await lookAround();
	expect((await ben.ask<MeetingSummary[]>("GET", "/api/meetings")).body).toEqual(meetings);
	expect((await ben.me())?.account.id, "two visitors are two people").not.toBe((await ada.me())?.account.id);
});

test("sample: what is written in it is laid out as documents are, its roster is published and its planning half done", async () => {
	const ada = await lookAround();
	const { body: meetings } = await ada.ask<MeetingSummary[]>("GET", "/api/meetings");
	const faults: string[] = [];
	const verified = await verifyFile(databaseIn(folder()), (fault) => faults.push(fault));
	expect(faults).toEqual([]);
	expect(verified.rooms).toBeGreaterThan(12);

	const storage = await openStorage<Tables>({ file: databaseIn(folder()) });
	const rooms = openRooms({ log: storage.log, foldWorker: false });
	const read = <Value>(name: string, how: (doc: Y.Doc) => Value) => rooms.edit(name, "nobody", how);
	const { id: conference } = meetingOf(meetings, "Northern Cluster Conference");
	const { id: workshop } = meetingOf(meetings, "Workshop");
	const roster = await read(rosterRoom(conference), readRoster);
	expect(roster?.sittings.map(({ booths }) => booths.map(({ interpreterIds }) => interpreterIds.length))).toEqual([
		[3],
		[3],
		[3],
		[3],
	]);
	expect(await read(rosterRoom(workshop), readRoster)).toBeUndefined();
	const planning = await read(planningRoom(workshop), readPlanning);
	expect(Object.keys(planning.regimes)).toHaveLength(3);
	expect(new Set(planning.places.map(({ sittingId }) => sittingId)).size).toBe(2);
	const { id: training } = meetingOf(meetings, "Training week");
	const glossary = await read(glossaryRoom(training), readGlossary);
	expect(glossary).toHaveLength(29);
	expect(glossary[0]?.terms.map(({ words }) => words)).toEqual(["asylum", "убежище", "притулок", "თავშესაფარი"]);
	const ofOneMeaning = glossary.flatMap(({ terms }) => terms.map(termKey));
	expect(new Set(ofOneMeaning).size, "no term stands for two concepts").toBe(ofOneMeaning.length);
	await rooms.close({ deadlineMs: 0 });
	await storage.close();
	const { body: interpreters } = await ada.ask<{ a: string[]; note: string }[]>("GET", "/api/interpreters");
	expect(interpreters).toHaveLength(10);
});

test("sample: nobody in it has an address, and no mail leaves it", async () => {
	const ada = await lookAround();
	const { body: people } = await ada.ask<{ address: string; note: string }[]>("GET", "/api/people");
	expect(people.length).toBeGreaterThan(30);
	expect(people.filter(({ address }) => address !== "")).toEqual([]);
	expect(people.filter(({ note }) => !note.includes("Made up"))).toEqual([]);
	const asked = { ...{ address: "ben@people.test", name: "Ben", language: "en", partyId: null, office: null } };
	const { body } = await ada.ask<{ handOver: { mailed: boolean; link: string } }>("POST", "/api/people", asked);
	expect(body.handOver).toMatchObject({
		mailed: false,
		link: expect.stringContaining(`${server.address}/sample/enter#`),
	});
});

test("sample: who switches roles may do what that role may, and nothing else", async () => {
	const visitor = await lookAround();
	const { body: meetings } = await visitor.ask<MeetingSummary[]>("GET", "/api/meetings");
	const { id } = meetingOf(meetings, "Workshop");
	const allowed: Record<string, number[]> = {};
	for (const role of sampleRoles) {
		await visitor.become(role);
		expect((await visitor.ask("GET", "/api/sample")).body).toEqual({ offered: true, role });
		const answers = [
			await visitor.ask("POST", "/api/meetings", briefing),
			await visitor.ask("GET", "/api/people"),
			await visitor.ask("GET", `/api/meetings/${id}`),
		];
		const planning = await knock(`/sample/sync/meeting/${id}/planning`, visitor.cookie);
		allowed[role] = [...answers.map(({ status }) => status), planning];
	}
	const guest = [403, 403, 200, 4403];
	expect(allowed).toEqual({
		secretariat: [200, 200, 200, 0],
		chair: guest,
		rapporteur: guest,
		delegate: guest,
		chiefInterpreter: [403, 403, 200, 0],
		interpreter: guest,
		observer: guest,
	});
});

test("sample: the real house has no switch, and neither house takes the other's cookie", async () => {
	const ada: Person = await server.enter(await server.firstLink());
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	const { id } = body as { id: string };
	expect((await ada.ask("POST", "/api/sample/role", { role: "chair" })).status).toBe(404);
	expect((await ada.ask("DELETE", "/api/sample", {})).status).toBe(404);
	expect((await ada.ask("GET", "/sample/api/me")).body).toBeNull();

	const visitor = await lookAround();
	const named = visitor.cookie.replace("plenary-sample=", "plenary=");
	for (const cookie of [visitor.cookie, named, `${visitor.cookie}; ${named}`]) {
		const headers = { cookie, origin: server.address };
		expect(await (await fetch(`${server.address}/api/me`, { headers })).json()).toBeNull();
		expect((await fetch(`${server.address}/api/people`, { headers })).status).toBe(401);
		expect(await knock(`/sync/${agendaRoom(id)}`, cookie)).toBe(4401);
	}
	for (const cookie of [ada.cookie, ada.cookie.replace("plenary=", "plenary-sample=")]) {
		expect(await (await fetch(`${server.address}/sample/api/me`, { headers: { cookie } })).json()).toBeNull();
		expect(await knock(`/sample/sync/${agendaRoom(id)}`, cookie)).toBe(4401);
	}
	expect(
		(await visitor.ask("GET", `/api/meetings/${id}`)).status,
		"the secretariat there may ask, of other meetings",
	).toBe(404);
	const other = await fetch(`${server.address}/sample/api/sample`, {
		method: "DELETE",
		headers: { cookie: visitor.cookie, origin: "https://elsewhere.example" },
	});
	expect(other.status).toBe(403);
	expect(
		(await fetch(`${server.address}/api/sample`, { method: "POST", headers: { origin: "https://elsewhere.example" } }))
			.status,
	).toBe(403);
});

test("sample: thrown away it leaves nothing on disk, everybody in it is out, and the real house is as before", async () => {
	const ada = await server.enter(await server.firstLink());
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	const { id } = body as { id: string };
	const before = readdirSync(server.house.settings.dataDir).sort();
	const visitor = await lookAround();
	const other = await lookAround();
	const { body: meetings } = await other.ask<MeetingSummary[]>("GET", "/api/meetings");
	const room = `/sample/sync/${agendaRoom(meetings[0]?.id ?? "")}`;
	const socket = new WebSocket(`${server.address.replace("http", "ws")}${room}`, {
		headers: { cookie: other.cookie, origin: server.address },
	});
	await new Promise((told) => socket.once("message", told));
	const closed = new Promise((told) => socket.once("close", told));

	expect((await visitor.ask("DELETE", "/api/sample")).status).toBe(200);
	expect(await closed).toBe(4401);
	expect(existsSync(folder())).toBe(false);
	expect(readdirSync(server.house.settings.dataDir).sort()).toEqual(before);
	expect(await other.me()).toBeNull();
	expect((await other.ask("GET", "/api/meetings")).status).toBe(401);
	expect(await knock(room, other.cookie)).toBe(-1);
	expect((await ada.ask("GET", `/api/meetings/${id}`)).status).toBe(200);

	const again = await lookAround();
	expect((await again.ask<MeetingSummary[]>("GET", "/api/meetings")).body).toHaveLength(meetings.length);
	expect(await other.me(), "an old cookie opens nothing").toBeNull();
});

test("sample: one that was never finished is made anew, and one that is a week old too", async () => {
	const visitor = await lookAround();
	await visitor.ask("POST", "/api/meetings", { ...briefing, titles: { en: "Kept" } });
	const count = async (one: Awaited<ReturnType<typeof lookAround>>) =>
		(await one.ask<MeetingSummary[]>("GET", "/api/meetings")).body.filter(({ titles }) => titles.en === "Kept").length;
	server.push(longestSample - hour);
	expect(await count(await lookAround())).toBe(1);
	server.push(2 * hour);
	expect(await count(await lookAround())).toBe(0);
	await (await lookAround()).ask("DELETE", "/api/sample");
	mkdirSync(folder());
	writeFileSync(join(folder(), "laid-out-at"), "");
	writeFileSync(join(folder(), "plenary.sqlite"), "The server died while it wrote this.");
	expect(await (await fetch(`${server.address}/sample/api/me`)).json()).toBeNull();
	expect(await count(await lookAround())).toBe(0);
});

test("sample: a folder that is none is left alone, and nothing outside is touched by throwing one away", async () => {
	mkdirSync(folder());
	const own = join(folder(), "plenary.sqlite");
	writeFileSync(own, "Another process is kept here.");
	const refused = await fetch(`${server.address}/api/sample`, { method: "POST", headers: { origin: server.address } });
	expect([refused.status, await refused.json()]).toMatchObject([500, { refusal: { code: "failed" } }]);
	expect(readFileSync(own, "utf8")).toBe("Another process is kept here.");
	rmSync(folder(), { recursive: true });
	const visitor = await lookAround();
	const outside = mkdtempSync(join(tmpdir(), "plenary-server-"));
	writeFileSync(join(outside, "minutes.docx"), "Minutes");
	symlinkSync(outside, join(folder(), "elsewhere"));
	expect((await visitor.ask("DELETE", "/api/sample")).status).toBe(200);
	expect(existsSync(folder())).toBe(false);
	expect(readdirSync(outside)).toEqual(["minutes.docx"]);
	rmSync(outside, { recursive: true });
});

test("sample: while two throw it away many enter, nobody sees a failure, and whoever came after that is in", async () => {
	const [one, two] = [await lookAround(), await lookAround()];
	const enter = () => Array.from({ length: 20 }, () => lookAround());
	const throwing = [one, two].map(async (visitor) => (await visitor.ask("DELETE", "/api/sample")).status);
	const first = await Promise.all(enter());
	for (const status of await Promise.all(throwing)) expect([200, 401]).toContain(status);
	for (const visitor of first) expect([200, 401]).toContain((await visitor.ask("GET", "/api/meetings")).status);
	const accounts = await Promise.all((await Promise.all(enter())).map((visitor) => visitor.me()));
	expect(accounts.every((me) => me?.account.id)).toBe(true);
	expect(await one.me()).toBeNull();
});

test("sample: one that grows too large is gone soon", async () => {
	const visitor = await lookAround();
	writeFileSync(join(folder(), "plenary.sqlite-grown"), "");
	truncateSync(join(folder(), "plenary.sqlite-grown"), 200_000_000);
	await vi.waitFor(async () => expect(await visitor.me()).toBeNull(), 5_000);
	await vi.waitFor(() => expect(existsSync(folder())).toBe(false), 5_000);
});

test("sample: no spelling of an address leads from one house into the other", async () => {
	const ada = await server.enter(await server.firstLink());
	const visitor = await lookAround();
	const cookie = `${ada.cookie}; ${visitor.cookie}`;
	const get = (path: string) =>
		new Promise<string>((told) => {
			const { port } = new URL(server.address);
			const asking = request({ port, path, headers: { cookie } }, (answer) => {
				let words = "";
				answer.on("data", (piece) => {
					words += piece;
				});
				answer.on("end", () => told(words));
			});
			asking.end();
		});
	const houseOf = (words: string) =>
		!words.startsWith('{"account"') ? "neither" : words.includes(ada.id) ? "real" : "sample";
	const spellings: [string, string][] = [
		["/api/me", "real"],
		["/API/me", "real"],
		["http://elsewhere.test/api/me", "real"],
		["/sample/api/me", "sample"],
		["/sample/api/me?x=/api/me", "sample"],
		...[
			"/sample/../api/me",
			"/sample/api/../../api/me",
			"/sample/api/%2e%2e/%2e%2e/api/me",
			"//sample/api/me",
			"/SAMPLE/api/me",
			"/sample//api/me",
			"/sample/%61pi/me",
			"/sample\\api\\me",
			"/api/../sample/api/me",
			"http://elsewhere.test/sample/api/me",
		].map((path): [string, string] => [path, "neither"]),
	];
	for (const [path, house] of spellings) expect(houseOf(await get(path)), path).toBe(house);
	const origins = [undefined, "https://elsewhere.example"];
	for (const path of ["/sample/sync/meeting/whichever/agenda", "/sample/socket.io/?EIO=4&transport=websocket"])
		for (const origin of origins) {
			const socket = new WebSocket(server.address.replace("http", "ws") + path, {
				headers: { cookie, ...(origin && { origin }) },
			});
			socket.on("open", () => socket.send("40"));
			const end = await new Promise((told) => {
				socket.on("error", () => told("turned away"));
				socket.on("message", (words) => String(words).startsWith("44") && told("turned away"));
			});
			expect(end, `${path} from ${origin}`).toBe("turned away");
			socket.terminate();
		}
	for (const path of ["/sample/metrics", "/sample/healthz"]) expect(await get(path), path).not.toMatch(/^(ok|# HELP)/);
});

test("sample: it outlives the server, and is gone when the server starts a week later", async () => {
	const data = mkdtempSync(join(tmpdir(), "plenary-server-"));
	let now = Date.UTC(2026, 10, 21);
	const start = () => startServer(readSettings({ DATA_DIR: data, HOST: "127.0.0.1", PORT: "0" }), quiet, () => now);
	const first = await start();
	const secret = await first.sample?.enter({ browser: "", from: "", language: "ru" });
	await first.stop();
	const second = await start();
	const answer = await fetch(`http://localhost:${second.port}/sample/api/me`, {
		headers: { cookie: `plenary-sample=${secret}` },
	});
	expect(await answer.json()).toMatchObject({ account: { office: "secretariat", language: "ru" } });
	await second.stop();
	now += longestSample + hour;
	await (await start()).stop();
	expect(existsSync(join(data, "sample"))).toBe(false);
	rmSync(data, { recursive: true });
});

test("sample: switched off, there is none to enter", async () => {
	const off = await runServer({ SAMPLE: "off" });
	const ask = async (method: string) => {
		const answer = await fetch(`${off.address}/api/sample`, { method, headers: { origin: off.address } });
		return { status: answer.status, body: await answer.json() };
	};
	expect(await ask("GET")).toEqual({ status: 200, body: { offered: false, role: null } });
	expect((await ask("POST")).status).toBe(404);
	expect((await fetch(`${off.address}/sample/api/me`)).headers.get("content-type")).not.toContain("json");
	await off.stop();
});
