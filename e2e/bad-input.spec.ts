/** Whatever anybody sends is refused with a sentence or a code, and two who write in the same meeting notice nothing. */
import { expect, type Page, test } from "@playwright/test";
import { agendaRoom, minutesRoom, outcomesRoom } from "@plenary/domain";
import * as Y from "yjs";
import { expectSaved, expectWritable, livePage, wordsOf, writeIn } from "./minutes.ts";
import { brokenFrames, dice, hangUpAfter, randomBytes, reactionTo, syncFrame, updateOf } from "./noise.ts";
import { browserOf, complaintsOf, type Person } from "./people.ts";
import { openFloor, openRaw } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const seed = 20260521;

let server: TestServer;
let workshop: Workshop;
let writers: { page: Page; complaints: string[]; stop: () => Promise<string[]> }[];

test.describe.configure({ mode: "serial" });

test.beforeAll(async ({ browser }) => {
	server = await startServer({ LOG_LEVEL: "silent" });
	workshop = await holdWorkshop(server);
	const opened: { page: Page; complaints: string[] }[] = [];
	for (const person of [workshop.english, workshop.secretariat]) {
		const { page } = await browserOf(browser, person, server.address);
		const complaints = complaintsOf(page);
		await page.goto(livePage(server.address, workshop.meetingId));
		await expectWritable(page);
		await writeIn(page, 0);
		opened.push({ page, complaints });
	}
	// Both begin at the end of the same line.
	await opened[0]?.page.keyboard.type("together ");
	await expect.poll(() => wordsOf(opened[1]?.page as Page, 0)).toEqual(["together "]);
	await writeIn(opened[1]?.page as Page, 0);
	writers = opened.map((one, place) => ({ ...one, stop: goOnTyping(one.page, `w${place}`) }));
});
test.afterAll(() => server.remove());

/** Types words that stand once in the world, at least ten, until told to stop, and then says which. */
function goOnTyping(page: Page, name: string): () => Promise<string[]> {
	let told = false;
	const typed: string[] = [];
	const ended = (async () => {
		while (!told || typed.length < 10) {
			typed.push(`${name}n${typed.length}`);
			await page.keyboard.type(`${typed.at(-1)} `, { delay: 40 });
		}
	})();
	return async () => {
		told = true;
		await ended;
		return typed;
	};
}

const english = () => `/sync/${minutesRoom(workshop.meetingId, "en")}`;

test("frames that are cut, turned or made up close their sender at the most", async () => {
	const frames = brokenFrames(seed, 480);
	const told = new Map<number | "stays open", number>();
	for (let at = 0; at < frames.length; at += 16) {
		const batch = frames.slice(at, at + 16).map((frame, place) => {
			const sender = place % 2 === 0 ? workshop.russian : workshop.delegate;
			return reactionTo(server.address, sender, english(), frame);
		});
		for (const reaction of await Promise.all(batch)) told.set(reaction, (told.get(reaction) ?? 0) + 1);
	}
	for (const reaction of told.keys())
		if (reaction !== "stays open") expect([4400, 4403, 4409], `seed ${seed}`).toContain(reaction);
	expect(told.get(4400), "most of it is malformed").toBeGreaterThan(frames.length / 3);
});

test("updates that lie, sink too deep or weigh too much are refused by name", async () => {
	const { russian, meetingId } = workshop;
	const room = openRaw(server.address, russian, minutesRoom(meetingId, "en"));
	await room.answered;
	const [[victim = 0, clock = 0] = []] = Y.decodeStateVector(Y.encodeStateVector(room.doc));
	room.close();
	const forged = updateOf((doc) => doc.getText("probe").insert(0, "x".repeat(clock + 40)), victim);
	let deep: unknown = "bottom";
	for (let floor = 0; floor < 1000; floor++) deep = [deep];
	const sunk = updateOf((doc) => doc.getMap("probe").set("deep", deep));
	const refused: [string, Uint8Array | string, number | "stays open"][] = [
		["a client id of somebody else's", syncFrame(2, forged), 4422],
		["a value of a thousand floors", syncFrame(2, sunk), 4400],
		["an update of six million bytes", syncFrame(2, new Uint8Array(6_000_000)), 4413],
		["a frame of seventeen million bytes", new Uint8Array(17_000_000), 4413],
		["text where bytes belong", "Good morning!", 4400],
		["a kind of frame that nobody knows", Uint8Array.of(55, 1, 2, 3), "stays open"],
		["a step that there is not", syncFrame(7, new Uint8Array(3)), 4400],
	];
	for (const [what, frame, code] of refused)
		expect(await reactionTo(server.address, russian, english(), frame), what).toBe(code);
	for (const params of ["?gen=-1", "?gen=1e99", "?gen=nonsense", "?schema=nonsense", "?ack=%00&gen=%E0%A4%A"]) {
		const reaction = await reactionTo(server.address, russian, english() + params);
		if (reaction !== "stays open") expect(Math.floor(reaction / 100), params).toBe(44);
	}
});

test("noise on bare sockets is hung up on", async () => {
	const roll = dice(seed + 1);
	const paths = [undefined, english(), "/socket.io/?EIO=4&transport=websocket", "/sync/", "/elsewhere"];
	for (let round = 0; round < 8; round++) {
		const noise = paths.map((path) =>
			hangUpAfter(server.port, workshop.observer, path, randomBytes(roll, 1 + roll(2000))),
		);
		await Promise.all(noise);
	}
});

test("nonsense on the floor gets a sentence in the guest's language, and changes nothing", async () => {
	const { chair, meetingId } = workshop;
	const path = "/socket.io/?EIO=4&transport=websocket";
	const roll = dice(seed + 2);
	const lines = [
		"",
		"4",
		"42",
		"42[",
		"42{}",
		'42["floor"]',
		'42["watch",null]',
		'42["floor","x",{"kind":"startItem"}]',
		'42["__proto__",{}]',
		'451-["watch",{"_placeholder":true,"num":0}]',
		'459999-["watch"]',
		"41",
		"6",
		`42["watch",${"[".repeat(20_000)}${"]".repeat(20_000)}]`,
		`42["watch","${"x".repeat(100_000)}"]`,
	];
	for (const line of lines) await reactionTo(server.address, chair, path, "40", line);
	for (let round = 0; round < 20; round++)
		await reactionTo(server.address, chair, path, "40", randomBytes(roll, 1 + roll(500)));

	const asked: [string, unknown[]][] = [
		["watch", [null]],
		["watch", [42]],
		["watch", [{ toString: "no" }]],
		["watch", ["no-such-meeting"]],
		["floor", [meetingId, null]],
		["floor", [meetingId, { kind: "adjourn" }]],
		["floor", [meetingId, { kind: "startItem", itemId: { $gt: "" } }]],
		["floor", [meetingId, { kind: "startItem", itemId: "x".repeat(5000) }]],
		["floor", [meetingId, { kind: "finishItem", itemId: "never-taken" }]],
		["floor", ["__proto__", { kind: "pauseItem" }]],
	];
	for (const [event, given] of asked) {
		const sentences: string[] = [];
		for (const language of ["en", "ru"]) {
			const floor = await openFloor(server.address, chair, server.address, language);
			const { refusal } = await floor.ask(event, ...given);
			sentences.push(refusal?.message ?? "");
			floor.close();
		}
		expectSentences(sentences, `${event} ${JSON.stringify(given).slice(0, 80)}`);
	}
	const floor = await openFloor(server.address, chair);
	expect((await floor.ask("watch", meetingId)).state?.seq, "the floor stands as before").toBe(0);
	floor.close();
});

/** The same no in English and in Russian, as whole sentences. */
function expectSentences([english = "", russian = ""]: string[], what: string): void {
	expect(english, what).toMatch(/^[A-Z][^а-яё]*[.]$/);
	expect(russian, what).toMatch(/^[А-ЯЁ].*[а-яё].*[.]$/);
}

test("HTTP refuses with a status and a sentence in the reader's language", async () => {
	const { secretariat, delegate, meetingId } = workshop;
	const meeting = {
		type: "briefing",
		titles: { en: "Briefing" },
		startsOn: "2031-05-02",
		endsOn: "2031-05-03",
		zone: "UTC",
		place: "",
		hall: "",
		languages: ["en"],
		hostPartyIds: [],
	};
	const person = { address: "new@people.test", name: "New", language: "en", role: "delegate", partyId: null };
	const participants = `/api/meetings/${meetingId}/participants`;
	interface Sent {
		by?: Person;
		body?: unknown;
		/** The body as it goes over the wire, where it is no JSON. */
		raw?: string;
		headers?: Record<string, string>;
	}
	const wrong: [string, string, string, Sent, number, string][] = [
		["JSON that breaks off", "POST", "/api/meetings", { raw: '{"type":' }, 400, "malformed"],
		["JSON that is no object", "POST", "/api/meetings", { raw: '"briefing"' }, 400, "malformed"],
		["a body that is too large", "POST", "/api/meetings", { raw: `{"x":"${"y".repeat(300_000)}"}` }, 413, "tooLarge"],
		[
			"a body as deep as a well",
			"POST",
			"/api/meetings",
			{ raw: `{"x":${"[".repeat(90_000)}${"]".repeat(90_000)}}` },
			422,
			"invalid",
		],
		[
			"packed bytes that are none",
			"POST",
			"/api/meetings",
			{ raw: "{}", headers: { "content-encoding": "gzip" } },
			400,
			"malformed",
		],
		[
			"an unheard-of packing",
			"POST",
			"/api/meetings",
			{ raw: "{}", headers: { "content-encoding": "x" } },
			400,
			"malformed",
		],
		[
			"a letter instead of a form",
			"POST",
			"/api/meetings",
			{ raw: "Dear server", headers: { "content-type": "text/plain" } },
			422,
			"invalid",
		],
		[
			"a meeting that ends before it begins",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, endsOn: "2031-05-01" } },
			422,
			"endsBeforeStart",
		],
		[
			"a day that there is not",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, startsOn: "2031-02-30" } },
			422,
			"dayInvalid",
		],
		[
			"a zone that there is not",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, zone: "Moon/Tranquility" } },
			422,
			"zoneInvalid",
		],
		["no title", "POST", "/api/meetings", { body: { ...meeting, titles: { en: "  " } } }, 422, "titleMissing"],
		[
			"a title without end",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, titles: { en: "x".repeat(400) } } },
			422,
			"tooLong",
		],
		["a type that there is not", "POST", "/api/meetings", { body: { ...meeting, type: "banquet" } }, 422, "invalid"],
		[
			"a host that there is not",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, hostPartyIds: ["nobody0000000000"] } },
			404,
			"notFound",
		],
		[
			"words where a list should be",
			"POST",
			"/api/meetings",
			{ body: { ...meeting, languages: "en" } },
			422,
			"invalid",
		],
		["a meeting that there is not", "GET", "/api/meetings/nowhere000000000", {}, 404, "notFound"],
		["an id that can not be read", "GET", "/api/meetings/%E0%A4%A", {}, 400, "malformed"],
		["a page that there is not", "GET", "/api/nowhere", {}, 404, "notFound"],
		["a role that there is not", "POST", participants, { body: { ...person, role: "king" } }, 422, "invalid"],
		[
			"an address without a place",
			"POST",
			participants,
			{ body: { ...person, address: "new@" } },
			422,
			"addressInvalid",
		],
		[
			"somebody who is there already",
			"POST",
			participants,
			{ body: { ...person, accountId: delegate.id } },
			409,
			"alreadyThere",
		],
		[
			"an address that is taken",
			"POST",
			"/api/people",
			{ body: { ...person, address: "ada@secretariat.test", office: null } },
			409,
			"addressTaken",
		],
		["a link that there is not", "POST", "/api/sign-in/look", { body: { token: "x".repeat(43) } }, 404, "linkUnknown"],
		["a link without end", "POST", "/api/sign-in/confirm", { body: { token: "x".repeat(4000) } }, 422, "tooLong"],
		["a link that is no text", "POST", "/api/sign-in/confirm", { body: { token: { $ne: "" } } }, 422, "invalid"],
		[
			"a guessed cookie",
			"GET",
			"/api/meetings",
			{ headers: { cookie: `plenary=${"A".repeat(43)}` } },
			401,
			"notSignedIn",
		],
		[
			"a cookie without end",
			"GET",
			"/api/meetings",
			{ headers: { cookie: `plenary=${"A".repeat(9000)}` } },
			401,
			"notSignedIn",
		],
		[
			"a guessed page token",
			"POST",
			"/api/sign-out",
			{ headers: { "x-plenary-token": "guessed" } },
			403,
			"tokenMissing",
		],
		["another site", "POST", "/api/sign-out", { headers: { origin: "http://elsewhere.test" } }, 403, "foreignOrigin"],
		["a sign-in that is not theirs", "DELETE", "/api/sign-ins/somebodyelse0000", {}, 404, "notFound"],
		["what only others may", "POST", "/api/meetings", { by: delegate, body: meeting }, 403, "notAllowed"],
	];
	const before = await secretariat.ask<unknown[]>("GET", "/api/meetings");
	for (const [what, method, path, { by = secretariat, body, raw, headers }, status, code] of wrong) {
		const sentences: string[] = [];
		for (const language of ["en", "ru"]) {
			const answer = await by.fetch(method, path, body, { "accept-language": language, ...headers }, raw);
			const { refusal } = (await answer.json()) as { refusal: { code: string; message: string } };
			expect([answer.status, refusal.code], what).toEqual([status, code]);
			sentences.push(refusal.message);
		}
		expectSentences(sentences, what);
	}
	expect(await secretariat.ask("GET", "/api/meetings"), "no meeting was made or changed").toEqual(before);

	const me = await delegate.fetch(
		"PATCH",
		"/api/me",
		undefined,
		{},
		'{"office":"administrator","__proto__":{"office":"administrator"},"names":{}}',
	);
	expect(
		((await me.json()) as { account: { office: unknown } }).account.office,
		"unknown fields give no office",
	).toBeNull();
});

test("the two who wrote meanwhile lost nothing, and the rooms open cold and equal", async ({ browser }) => {
	const typed = ["together", ...(await Promise.all(writers.map(({ stop }) => stop()))).flat()];
	for (const { page } of writers) await expectSaved(page);
	const tokensOf = async (page: Page) => (await wordsOf(page, 0)).join(" ").split(/\s+/).filter(Boolean).sort();
	for (const { page } of writers) await expect.poll(() => tokensOf(page)).toEqual([...typed].sort());
	expect(writers.flatMap(({ complaints }) => complaints)).toEqual([]);

	const { meetingId, delegate } = workshop;
	const names = [
		agendaRoom,
		outcomesRoom,
		(id: string) => minutesRoom(id, "en"),
		(id: string) => minutesRoom(id, "ru"),
	];
	const read = async () => {
		const texts = [];
		for (const name of names) {
			const room = openRaw(server.address, delegate, name(meetingId));
			await room.answered;
			texts.push([...room.doc.share.keys()].sort().map((key) => [key, room.doc.getText(key).length]));
			texts.push(Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(room.doc))));
			room.close();
		}
		return texts;
	};
	const warm = await read();
	const words = await wordsOf(writers[0]?.page as Page, 0);
	await server.stop();
	await server.start();
	expect(await read()).toEqual(warm);
	const { page } = await browserOf(browser, delegate, server.address);
	const complaints = complaintsOf(page);
	await page.goto(livePage(server.address, meetingId));
	await expect.poll(() => wordsOf(page, 0)).toEqual(words);
	for (const { page: writer } of writers) await expectSaved(writer);
	expect([complaints, ...writers.map((one) => one.complaints)].flat()).toEqual([]);
});
