/** Stages for tests: tables with rooms in memory, or a whole server; each in a folder of its own, with a clock to push. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { MeetingRole, NewPerson, Office } from "@plenary/domain";
import { openStorage } from "@plenary/storage";
import { openSchema, testUrl, whySkipped } from "@plenary/storage/stage";
import { MemoryLog, openRooms } from "@plenary/sync";
import pino from "pino";
import { createAccount, firstAdministrator } from "./accounts/accounts.ts";
import { makeLink } from "./accounts/links.ts";
import { databaseOf, migrations, type Tables } from "./database.ts";
import { keyBytes, sealsOf } from "./interpreters/seals.ts";
import { newId } from "./secrets.ts";
import { startServer } from "./server.ts";
import { readSettings } from "./settings.ts";

export const minute = 60_000;
export const hour = 60 * minute;
export const quiet = pino({ level: "silent" });

/** A house key that servers of tests share. */
export const testRegisterKey = Buffer.alloc(32, 7).toString("base64");

/** Whether houses of tests stand on PostgreSQL: HOUSES_ON=postgres. */
export const isOnPostgres = process.env.HOUSES_ON === "postgres";

/** What a house is told of its database: nothing where it is a file in its folder. */
export async function ownDatabase(): Promise<{ told: Record<string, string>; remove: () => Promise<void> }> {
	if (!isOnPostgres) return { told: {}, remove: async () => {} };
	if (!testUrl) throw new Error(whySkipped);
	const { url, remove } = await openSchema(testUrl);
	return { told: { DATABASE_URL: url }, remove };
}

export async function openStage() {
	const folder = mkdtempSync(join(tmpdir(), "plenary-server-"));
	const { told, remove } = await ownDatabase();
	const storage = await openStorage<Tables>(databaseOf({ dataDir: folder, databaseUrl: told.DATABASE_URL }));
	await storage.migrate(migrations);
	const { db } = storage;
	const log = new MemoryLog();
	const rooms = openRooms({ log, foldWorker: false });
	let now = Date.UTC(2026, 10, 21);

	return {
		db,
		seals: sealsOf(randomBytes(keyBytes)),
		log,
		rooms,
		folder,
		clock: () => now,
		push(ms: number) {
			now += ms;
		},
		account(office: Office | null = null, facts: Partial<NewPerson> = {}) {
			const person = { address: `${newId()}@people.test`, name: "Ada", language: "en", partyId: null } as const;
			return createAccount(db, { ...person, ...facts, office }, now);
		},
		async party(code: string) {
			const row = { id: newId(), kind: "state", codes: `{"en":"${code}"}`, names: `{"en":"${code}"}` } as const;
			await db.insertInto("party").values(row).execute();
			return row.id;
		},
		async meeting() {
			const id = newId();
			await db.insertInto("meeting").values(meetingRow(id, now)).execute();
			return id;
		},
		async bring(meetingId: string, accountId: string, role: MeetingRole, partyId: string | null = null) {
			const row = { meeting_id: meetingId, account_id: accountId, role, party_id: partyId };
			await db.insertInto("participation").values(row).execute();
		},
		async close() {
			await rooms.close({ deadlineMs: 0 });
			await storage.close();
			await remove();
			rmSync(folder, { recursive: true });
		},
	};
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/** A meeting as it is kept. */
export const meetingRow = (id: string, created_at: number) => ({
	id,
	type: "thematicWorkshop" as const,
	starts_on: "2026-11-21",
	ends_on: "2026-11-22",
	zone: "UTC",
	created_at,
	titles: '{"en":"Workshop"}',
	place: "",
	hall: "",
	languages: '["en"]',
	host_party_ids: "[]",
});

/** A meeting as it is asked for. */
export const briefing = {
	type: "briefing",
	titles: { en: "Briefing" },
	startsOn: "2026-11-21",
	endsOn: "2026-11-21",
	zone: "UTC",
	place: "",
	hall: "",
	languages: ["en"],
	hostPartyIds: [],
};

/** Somebody as they are invited. */
export const newcomer = (name: string, office: string | null) => ({
	address: `${name}@people.test`,
	name,
	language: "en",
	partyId: null,
	office,
});

/** Has somebody invited, and gives the secret of their link. */
export async function invite(by: Person, name: string, office: string | null = null) {
	const { body } = await by.ask("POST", "/api/people", newcomer(name, office));
	const { person, handOver } = body as { person: { id: string }; handOver: { link: string } };
	return { id: person.id, secret: handOver.link.split("#")[1] ?? "" };
}

/** Somebody new, invited and come in. */
export async function enterAs(server: Running, by: Person, name: string): Promise<Person> {
	return server.enter((await invite(by, name)).secret);
}

/** A whole server, asked from outside. */
export async function runServer(environment: Record<string, string> = {}, log = quiet) {
	const folder = mkdtempSync(join(tmpdir(), "plenary-server-"));
	const { told, remove } = await ownDatabase();
	const own = { DATA_DIR: folder, HOST: "127.0.0.1", PORT: "0", REGISTER_KEY: testRegisterKey };
	const settings = readSettings({ ...own, ...told, ...environment });
	let now = Date.UTC(2026, 10, 21);
	const { house, port, stop } = await startServer(settings, log, () => now);
	const address = `http://localhost:${port}`;

	async function ask(method: string, path: string, body: unknown, headers: Record<string, string>) {
		const own = { origin: address, "content-type": "application/json" };
		const answer = await fetch(address + path, {
			method,
			headers: { ...own, ...headers },
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { status: answer.status, headers: answer.headers, body: (await answer.json()) as unknown };
	}

	const personOf = (id: string, cookie: string, token: string) => ({
		id,
		cookie,
		token,
		ask: (method: string, path: string, form?: unknown, more: Record<string, string> = {}) =>
			ask(method, path, form, { cookie, "x-plenary-token": token, ...more }),
	});

	return {
		house,
		address,
		push(ms: number) {
			now += ms;
		},
		async firstLink() {
			const { id } = await firstAdministrator(house.db, "en", now);
			return (await makeLink(house.db, id, "sign-in", null, now)).secret;
		},
		/** Signs in with the secret of a link; the person can then ask with their cookie. */
		async enter(secret: string, before = "") {
			const { status, headers, body } = await ask(
				"POST",
				"/api/sign-in/confirm",
				{ token: secret },
				{ cookie: before },
			);
			if (status !== 200) throw new Error(`The link was refused: ${JSON.stringify(body)}`);
			const cookie = headers.getSetCookie()[0]?.split(";")[0] ?? "";
			const me = body as { token: string; account: { id: string } };
			return personOf(me.account.id, cookie, me.token);
		},
		/** The same person, asking this server, which has the same database as the one they came in by. */
		know: ({ id, cookie, token }: { id: string; cookie: string; token: string }) => personOf(id, cookie, token),
		async stop() {
			const { notStored } = await stop();
			await remove();
			rmSync(folder, { recursive: true });
			return notStored;
		},
	};
}

export type Running = Awaited<ReturnType<typeof runServer>>;
export type Person = Awaited<ReturnType<Running["enter"]>>;

/** A whole server with its administrator and one meeting of theirs. */
export async function runMeeting(log = quiet): Promise<{ server: Running; ada: Person; meetingId: string }> {
	const server = await runServer({}, log);
	const ada = await server.enter(await server.firstLink());
	const { body } = await ada.ask("POST", "/api/meetings", briefing);
	return { server, ada, meetingId: (body as { id: string }).id };
}
