/** Calendars that are read by a secret address: all engagements of one interpreter. It can be withdrawn at any time. */
import { writeCalendar } from "@plenary/formats/calendar";
import type { RequestHandler } from "express";
import type { Database } from "../database.ts";
import type { Routes } from "../doors/http.ts";
import { languageOf, sendSentence } from "../doors/http.ts";
import { networkOf } from "../doors/limits.ts";
import type { House } from "../house.ts";
import { readLeads } from "../people/merging.ts";
import { type RefusalCode, refuse } from "../refusals.ts";
import { hashOf, newSecret } from "../secrets.ts";
import { entryOf } from "./entries.ts";
import { reach } from "./orders.ts";

/** Enough for a telephone, a desk and a family; the oldest gives way. */
const mostFeeds = 5;
/** What is long over leaves the calendar's file, not the calendar. */
const keptMs = 400 * 24 * 3_600_000;

export function feedRoutes(route: Routes, { db, clock }: House): void {
	const ownEntry = (accountId: string) =>
		db
			.selectFrom("interpreter")
			.select("id")
			.where("account_id", "=", accountId)
			.where("archived_at", "is", null)
			.executeTakeFirst();

	route("myCalendar", "signIn", async ({ visitor }) => {
		const own = await ownEntry(visitor.account.id);
		return { isInterpreter: own !== undefined, hasFeed: own !== undefined && (await hasFeed(db, own.id)) };
	});

	route("makeMyFeed", "signIn", async ({ visitor, address }) => {
		const own = await ownEntry(visitor.account.id);
		return own ? { address: await makeFeed(db, own.id, address, clock()) } : refuse("notFound");
	});

	route("withdrawMyFeeds", "signIn", async ({ visitor }) => {
		const own = await ownEntry(visitor.account.id);
		if (!own) return refuse("notFound");
		await withdrawFeeds(db, own.id);
		return {};
	});
}

/** Its address; of the secret in it only the hash is kept. */
export async function makeFeed(db: Database, interpreterId: string, address: string, now: number): Promise<string> {
	const secret = newSecret();
	await db
		.insertInto("calendar_feed")
		.values({ hash: hashOf(secret), interpreter_id: interpreterId, made_at: now })
		.execute();
	const feeds = db.selectFrom("calendar_feed").select("hash").where("interpreter_id", "=", interpreterId);
	const tooMany = (await feeds.orderBy("made_at", "desc").execute()).slice(mostFeeds).map(({ hash }) => hash);
	if (tooMany.length > 0) await db.deleteFrom("calendar_feed").where("hash", "in", tooMany).execute();
	return `${address}/calendar/${secret}.ics`;
}

export async function withdrawFeeds(db: Database, interpreterId: string): Promise<void> {
	const { ledTo } = await readLeads(db, "interpreter");
	const ids = [interpreterId, ...ledTo(interpreterId)];
	await db.deleteFrom("calendar_feed").where("interpreter_id", "in", ids).execute();
}

export async function hasFeed(db: Database, interpreterId: string): Promise<boolean> {
	const { ledTo } = await readLeads(db, "interpreter");
	const ids = [interpreterId, ...ledTo(interpreterId)];
	const row = db.selectFrom("calendar_feed").select("hash").where("interpreter_id", "in", ids);
	return (await row.executeTakeFirst()) !== undefined;
}

/** Stands at /calendar. The address is a secret: it is neither logged nor told in an error. */
export function calendarFeed(house: House): RequestHandler {
	const { db, clock, limits, log } = house;
	// Great calendars ask for many people from one network.
	const networks = limits.quick("calendars of a network", 3000, 15 * 60);
	return async (request, response) => {
		const say = (code: RefusalCode) => sendSentence(response, code, languageOf(request));
		try {
			const secret = /^\/([\w-]{20,100})\.ics$/.exec(request.path)?.[1];
			if (!["GET", "HEAD"].includes(request.method) || !secret) return say("notFound");
			if (!(await networks(networkOf(request.ip)))) return say("tooOften");
			const file = await readFeed(house, secret);
			if (file === undefined) return say("linkUnknown");
			response.set({ "Cache-Control": "private, no-cache", "Content-Type": "text/calendar; charset=utf-8" }).send(file);
		} catch (error) {
			log.error({ err: error }, "A calendar could not be read.");
			say("failed");
		}
	};

	async function readFeed({ address, seals }: House, secret: string): Promise<string | undefined> {
		const feeds = db.selectFrom("calendar_feed").select("interpreter_id").where("hash", "=", hashOf(secret));
		const feed = await feeds.executeTakeFirst();
		const reached = feed && (await reach({ db, seals }, feed.interpreter_id));
		if (!reached || reached.interpreter.archived_at !== null) return undefined;
		const { ledTo } = await readLeads(db, "interpreter");
		const rows = await db
			.selectFrom("engagement")
			.selectAll()
			.where("interpreter_id", "in", [reached.interpreter.id, ...ledTo(reached.interpreter.id)])
			.where("day", ">=", new Date(clock() - keptMs).toISOString().slice(0, 10))
			.orderBy("day")
			.orderBy("position")
			.execute();
		const entries = rows.flatMap((row) => entryOf(row, address(), reached.language) ?? []);
		return writeCalendar(entries, { at: clock(), name: "Plenary" });
	}
}
