/** The door of HTTP from outside: what is no form, who asks at the same moment, and rights that are not there. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { briefing, invite, newcomer, type Person, type Running, runMeeting } from "../stage.ts";

let server: Running;
let ada: Person;
let meetingId: string;

beforeEach(async () => {
	({ server, ada, meetingId } = await runMeeting());
});
afterEach(() => server.stop());

const code = (answer: { body: unknown }) => (answer.body as { refusal?: { code: string } }).refusal?.code;

test("http: names that every object knows are no languages, ids or fields", async () => {
	const titles = JSON.parse('{"en":"Briefing","__proto__":"x"}');
	const { status, body } = await ada.ask("POST", "/api/meetings", { ...briefing, titles });
	expect([200, 422]).toContain(status);
	if (status === 200) expect(Object.keys((body as { titles: object }).titles)).toEqual(["en"]);
	const constructed = await ada.ask("POST", "/api/meetings", { ...briefing, titles: { constructor: "x" } });
	expect(code(constructed)).toBe("invalid");
	for (const id of ["constructor", "__proto__", "toString", "x".repeat(5000), "%00", "'--"])
		expect((await ada.ask("GET", `/api/meetings/${id}`)).status, id).toBe(404);
	expect(Object.prototype).not.toHaveProperty("en");
});

test.each([
	["POST", "/api/sign-in/ask", "{bad", 400, "Запрос не удалось прочитать."],
	[
		"POST",
		"/api/sign-in/look",
		JSON.stringify({ token: "x".repeat(300_000) }),
		413,
		"Это больше, чем принимает сервер.",
	],
	["POST", "/api/sign-in/look", JSON.stringify({ token: "x".repeat(101) }), 422, "Это слишком длинно."],
	["POST", "/api/sign-in/look", "[]", 422, "Что-то в этой форме нельзя принять."],
	["GET", "/api/nowhere", undefined, 404, "Здесь такого нет."],
	["GET", "/api/meetings/%E0%A4%A", undefined, 400, "Запрос не удалось прочитать."],
	["GET", "/api/meetings", undefined, 401, "Сначала войдите."],
] as const)("http: %s %s is refused in the reader's language (%#)", async (method, path, body, status, message) => {
	const headers = { origin: server.address, "content-type": "application/json", "accept-language": "ru-RU,ru" };
	const answer = await fetch(server.address + path, { method, headers, ...(body === undefined ? {} : { body }) });
	expect(answer.status).toBe(status);
	expect(await answer.json()).toMatchObject({ refusal: { message } });
	expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("http: nobody gives themselves names without end", async () => {
	const names = Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`en-Name${at}`, "Ada"]));
	expect(code(await ada.ask("PATCH", "/api/me", { names }))).toBe("tooLong");
	expect((await ada.ask("PATCH", "/api/me", { names: { ru: "Ада" } })).status).toBe(200);
});

test("http: two who invite the same address at once make one account", async () => {
	const answers = await Promise.all([1, 2, 3].map(() => ada.ask("POST", "/api/people", newcomer("twice", null))));
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
});

test("http: two administrators who depose each other at once leave one", async () => {
	const { id, secret } = await invite(ada, "second", "administrator");
	const second = await server.enter(secret);
	const plain = { name: "Nobody", names: {}, partyId: null, office: null };
	const answers = await Promise.all([
		ada.ask("PATCH", `/api/people/${id}`, plain),
		second.ask("PATCH", `/api/people/${ada.id}`, plain),
	]);
	// The later one is refused as the last administrator, or has been deposed by the time it is heard.
	const [done, refused] = answers.map(({ status }) => status).sort();
	expect(done).toBe(200);
	expect([403, 409]).toContain(refused);
});

test("http: the secretariat gets no link to an office, however it asks", async () => {
	const officer = await server.enter((await invite(ada, "officer", "secretariat")).secret);
	const { id } = await invite(ada, "second", "administrator");
	expect(code(await officer.ask("POST", `/api/people/${id}/link`, {}))).toBe("notAllowed");
	const added = await officer.ask("POST", `/api/meetings/${meetingId}/participants`, {
		accountId: id,
		role: "observer",
		partyId: null,
	});
	expect(added.status).toBe(200);
	expect(added.body).toMatchObject({ handOver: null });
});

test("http: a link that was handed out before an office was given opens nothing any more", async () => {
	const { id, secret } = await invite(ada, "rising");
	await ada.ask("PATCH", `/api/people/${id}`, { name: "Rising", names: {}, partyId: null, office: "secretariat" });
	await expect(server.enter(secret)).rejects.toThrow("linkUnknown");
});

test("http: a rise of rights brings home a new secret, and requests that come at once all work", async () => {
	const { id, secret } = await invite(ada, "rising");
	const rising = await server.enter(secret);
	await ada.ask("PATCH", `/api/people/${id}`, { name: "Rising", names: {}, partyId: null, office: "secretariat" });
	const answers = await Promise.all([1, 2, 3, 4].map(() => rising.ask("GET", "/api/people")));
	expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
	const cookies = answers.flatMap(({ headers }) => headers.getSetCookie());
	expect(cookies).toHaveLength(1);
	server.push(61_000);
	expect((await rising.ask("GET", "/api/people")).status).toBe(401);
	const renewed = { cookie: cookies[0]?.split(";")[0] ?? "" };
	expect((await rising.ask("GET", "/api/people", undefined, renewed)).status).toBe(200);
});

test("http: signing in anew ends the sign-in that this browser had", async () => {
	await server.enter((await invite(ada, "other")).secret, ada.cookie);
	expect((await ada.ask("GET", "/api/meetings")).status).toBe(401);
});

test("http: what a browser says comes from elsewhere is refused, whatever its origin", async () => {
	expect(code(await ada.ask("POST", "/api/sign-out", {}, { "sec-fetch-site": "cross-site" }))).toBe("foreignOrigin");
	expect(code(await ada.ask("POST", "/api/sign-out", {}, { origin: "http://elsewhere.test" }))).toBe("foreignOrigin");
	expect(code(await ada.ask("POST", "/api/sign-out", {}, { "x-plenary-token": "guessed" }))).toBe("tokenMissing");
	expect((await ada.ask("POST", "/api/sign-out", {})).headers.get("clear-site-data")).toBeNull();
});
