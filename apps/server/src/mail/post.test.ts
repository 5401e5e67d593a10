/** The post: each letter goes out once, whoever dies, whatever the mail server says, from however many servers. */
import type { NewPerson } from "@plenary/domain";
import { openStorage } from "@plenary/storage";
import { openSchema, testUrl, title } from "@plenary/storage/stage";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createAccount } from "../accounts/accounts.ts";
import { withdrawLinks } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { type Database, databaseOf, migrations, type Tables } from "../database.ts";
import { minute, newcomer, openStage, quiet, runServer, type Stage } from "../stage.ts";
import { openMail } from "./mail.ts";
import { type Mailbox, openMailbox } from "./mailbox-stage.ts";
import type { Order } from "./orders.ts";
import { openPost, type Post } from "./post.ts";

let stage: Stage;
let box: Mailbox;
let ada: AccountRow;
const posts: Post[] = [];

beforeEach(async () => {
	[stage, box] = await Promise.all([openStage(), openMailbox()]);
	ada = await stage.account();
});
afterEach(async () => {
	await Promise.all([...posts.splice(0).map((post) => post.close()), box.close()]);
	await stage.close();
});

/** The post of one server. */
function open(db: Database = stage.db): Post {
	const mail = openMail(box.url, "Plenary <plenary@localhost>", quiet);
	const post = openPost({
		db,
		seals: stage.seals,
		mail,
		clock: stage.clock,
		log: quiet,
		address: () => "https://plenary.test",
	});
	posts.push(post);
	return post;
}

const orderFor = (accountId: string | null, more: Partial<Order> = {}): Order => ({
	accountId,
	purpose: "sign-in",
	meetingId: null,
	madeBy: null,
	...more,
});
const waiting = async () => (await stage.db.selectFrom("letter").select("id").execute()).length;
const out = (count: number) => vi.waitFor(() => expect(box.letters).toHaveLength(count), 5_000);
const over = () => vi.waitFor(async () => expect(await waiting()).toBe(0), 5_000);

test("post: what is left goes out at once, with a link of that moment, and is taken off", async () => {
	await open().leave(orderFor(ada.id));
	await over();
	expect(box.letters).toMatchObject([
		{ to: ada.address, text: expect.stringContaining("https://plenary.test/enter#") },
	]);
	const [link] = await stage.db.selectFrom("link").selectAll().execute();
	expect(link).toMatchObject({ account_id: ada.id, purpose: "sign-in", used_at: null });
});

test("post: while it waits, neither words nor links of a letter are kept anywhere", async () => {
	box.say("held");
	await open().leave(orderFor(ada.id));
	await out(1);
	const secret = /enter#([\w-]+)/.exec(box.letters[0]?.text.replaceAll("=\r\n", "") ?? "")?.[1] ?? "none";
	const kept = JSON.stringify([
		await stage.db.selectFrom("letter").selectAll().execute(),
		await stage.db.selectFrom("link").selectAll().execute(),
	]);
	for (const words of [secret, ada.address]) expect(kept).not.toContain(words);
});

test("post: a server that dies before it sends, or while it does, leaves the letter to another one", async () => {
	box.say("held");
	await open().leave(orderFor(ada.id));
	await out(1);
	// From here on nothing is heard of the first one.
	box.say("250 Taken");
	const other = open();
	await other.look();
	expect(box.letters).toHaveLength(1);
	stage.push(minute);
	await other.look();
	await over();
	expect(box.letters.map(({ answer }) => answer)).toEqual(["held", "250 Taken"]);
});

test("post: whoever is at a letter keeps it, however long the mail server takes", async () => {
	box.say("held");
	const [one, other] = [open(), open()];
	await one.leave(orderFor(ada.id));
	await out(1);
	for (let round = 0; round < 5; round++) {
		stage.push(minute / 2);
		await one.look();
		await other.look();
	}
	expect(box.letters).toHaveLength(1);
});

test("post: what the mail server does not take now is tried again, for as long as the link would have lived", async () => {
	box.say("451 Later");
	const post = open();
	await post.leave(orderFor(ada.id));
	await out(1);
	stage.push(minute);
	await vi.waitFor(async () => {
		await post.look();
		expect(box.letters).toHaveLength(2);
	}, 5_000);
	stage.push(20 * minute);
	await vi.waitFor(async () => {
		await post.look();
		expect(await waiting()).toBe(0);
	}, 5_000);
	expect(box.letters).toHaveLength(3);
});

test.each(["550 No", "451 Later"] as const)(
	"post: who waits for a letter gets the link after %s, and none goes out later",
	async (answer) => {
		box.say(answer);
		const post = open();
		const { mailed, handOver } = await post.send(orderFor(ada.id, { purpose: "invitation" }), "https://here.test");
		expect(mailed).toBe(false);
		expect(handOver?.link).toMatch(/^https:\/\/here\.test\/enter#/);
		expect(await waiting()).toBe(0);
	},
);

test("post: nobody is written to who is unknown, has been archived, or has become worth more", async () => {
	const post = open();
	await post.leave(orderFor(null));
	await post.leave(orderFor("nobody"));
	await stage.db.updateTable("account").set({ archived_at: stage.clock() }).where("id", "=", ada.id).execute();
	expect(await post.send(orderFor(ada.id), "")).toEqual({ mailed: false, handOver: null });
	const boris = await stage.account();
	const row = { id: "1", account_id: boris.id, purpose: "invitation", meeting_id: null, made_by: ada.id } as const;
	await stage.db
		.insertInto("letter")
		.values({ ...row, at: 0, taken_until: 0 })
		.execute();
	await withdrawLinks(stage.db, boris.id);
	await post.look();
	await over();
	expect(box.letters).toEqual([]);
});

test("post: a newcomer's invitation to a meeting is written anew by whoever takes it over", async () => {
	const row = { id: "1", account_id: ada.id, purpose: "invitation", made_by: null, at: stage.clock() } as const;
	const meeting_id = await stage.meeting();
	await stage.db
		.insertInto("letter")
		.values({ ...row, meeting_id, taken_until: stage.clock() })
		.execute();
	await open().look();
	await over();
	expect(box.letters[0]?.text).toContain("Workshop");
	expect(await stage.db.selectFrom("link").select("purpose").execute()).toEqual([{ purpose: "invitation" }]);
});

describe.runIf(testUrl)(title, () => {
	test("post: of several servers that wake at the same moment, one sends each letter", async () => {
		const place = await openSchema(testUrl ?? "");
		const options = databaseOf({ dataDir: "", databaseUrl: place.url });
		const storages = await Promise.all([1, 2, 3].map(() => openStorage<Tables>(options)));
		await storages[0]?.migrate(migrations);
		const db = storages[0]?.db as Database;
		const accounts: AccountRow[] = [];
		for (let at = 0; at < 60; at++) accounts.push(await createAccount(db, newcomer(`a${at}`, null) as NewPerson, 0));
		const rows = accounts.map(({ id }) => ({ id, account_id: id, purpose: "sign-in", at: stage.clock() }) as const);
		await db
			.insertInto("letter")
			.values(rows.map((row) => ({ ...row, meeting_id: null, made_by: null, taken_until: 0 })))
			.execute();
		const servers = storages.map((storage) => open(storage.db));
		await vi.waitFor(async () => {
			await Promise.all(servers.map((server) => server.look()));
			expect(await db.selectFrom("letter").select("id").execute()).toEqual([]);
		}, 15_000);
		expect(box.letters.map(({ to }) => to).sort()).toEqual(accounts.map(({ address }) => address).sort());
		await Promise.all(posts.splice(0).map((post) => post.close()));
		for (const storage of storages) await storage.close();
		await place.remove();
	});
});

test("post: asking for a link is answered alike, whoever asks and whatever the mail server says", async () => {
	box.say("held");
	const server = await runServer({ SMTP_URL: box.url });
	const admin = await server.enter(await server.firstLink());
	const { body } = await admin.ask("POST", "/api/people", { ...newcomer("boris", null), invited: false });
	const { person } = body as { person: { address: string } };
	const ask = (address: string) => admin.ask("POST", "/api/sign-in/ask", { address, language: "en" });
	for (const address of [person.address, "nobody@people.test"])
		expect(await ask(address)).toMatchObject({ status: 200, body: { mail: true } });
	await out(1);
	await server.stop();
	expect(box.letters[0]?.to).toBe(person.address);
});
