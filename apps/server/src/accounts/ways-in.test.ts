/** Links and sign-ins on a clock that is pushed: what runs out, when, and what the door says then. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { readSettings } from "../settings.ts";
import { firstAdministrator } from "./accounts.ts";
import { type LinkPurpose, linkLives, makeLink } from "./links.ts";
import { longestIdle, longestSignIn } from "./sign-ins.ts";

const minute = 60_000;
let now: number;
let folder: string;
let server: RunningServer;

beforeEach(async () => {
	now = Date.parse("2031-05-20T09:00:00Z");
	folder = mkdtempSync(join(tmpdir(), "plenary-server-"));
	const settings = readSettings({ DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0" });
	server = await startServer(settings, pino({ level: "silent" }), () => now);
});
afterEach(async () => {
	await server.stop();
	rmSync(folder, { recursive: true });
});

async function linkFor(purpose: LinkPurpose): Promise<string> {
	const { db } = server.house;
	const { id } = await firstAdministrator(db, "en", now);
	return (await makeLink(db, id, purpose, null, now)).secret;
}

async function ask(path: string, token?: string, headers: Record<string, string> = {}) {
	const address = `http://localhost:${server.port}`;
	const body = token === undefined ? {} : { method: "POST", body: JSON.stringify({ token }) };
	return fetch(`${address}/api/${path}`, {
		headers: { origin: address, "content-type": "application/json", ...headers },
		...body,
	});
}

it.each(["sign-in", "invitation"] as const)(
	"link: a %s lets in until its last moment, and not after it",
	async (purpose) => {
		const secret = await linkFor(purpose);
		now += linkLives[purpose] - 1;
		expect((await ask("sign-in/look", secret)).status).toBe(200);
		now += 1;
		for (const path of ["sign-in/look", "sign-in/confirm"]) {
			const answer = await ask(path, secret, { "accept-language": "ru" });
			expect(answer.status).toBe(410);
			expect(await answer.json()).toEqual({
				refusal: { code: "linkExpired", message: "Срок этой ссылки истёк. Запросите новую." },
			});
			expect(answer.headers.getSetCookie()).toEqual([]);
		}
	},
);

it("link: of two who press at the same moment one gets in", async () => {
	const secret = await linkFor("invitation");
	const answers = await Promise.all([1, 2, 3].map(() => ask("sign-in/confirm", secret)));
	expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
});

it("link: looking at it does not use it up", async () => {
	const secret = await linkFor("sign-in");
	for (let look = 0; look < 3; look++) await ask("sign-in/look", secret);
	expect((await ask("sign-in/confirm", secret)).status).toBe(200);
});

async function signIn(): Promise<{ cookie: string }> {
	const answer = await ask("sign-in/confirm", await linkFor("sign-in"));
	return { cookie: answer.headers.getSetCookie()[0]?.split(";")[0] ?? "" };
}

it("sign-in: whoever holds an office is out after half an hour without a sign of life", async () => {
	const person = await signIn();
	now += longestIdle - minute;
	expect((await ask("meetings", undefined, person)).status).toBe(200);
	now += longestIdle + 1;
	expect((await ask("meetings", undefined, person)).status).toBe(401);
});

it("sign-in: it ends after twelve hours however busy it was", async () => {
	const person = await signIn();
	for (const start = now; now - start < longestSignIn - 20 * minute; now += 20 * minute)
		expect((await ask("meetings", undefined, person)).status).toBe(200);
	now += 20 * minute + 1;
	expect((await ask("meetings", undefined, person)).status).toBe(401);
});
