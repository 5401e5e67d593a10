/** The post: what is to be mailed is kept until it is out, and goes out once, by whichever server is there. */
import type { HandOver } from "@plenary/domain";
import type { Logger } from "pino";
import type { Database } from "../database.ts";
import type { Seals } from "../interpreters/seals.ts";
import { newId } from "../secrets.ts";
import type { Mail, MailOutcome } from "./mail.ts";
import { letterLives, type Order, orderRow, writeLetter } from "./orders.ts";

/** A server says so often that it is still at a letter, and looks for those that nobody is at, milliseconds. */
const lookMs = 10_000;
/** Who has not said so for so long is taken to be gone. Servers' clocks may differ by ten seconds. */
const takenMs = 40_000;
/** No more than so many are picked up at a time, beside those that were ordered here. */
const mostPickedUp = 20;
/** Stopping waits so long for what is on its way. */
const farewellMs = 2_000;

export interface Post {
	readonly canSend: boolean;
	/** Resolves when the order is kept: it is carried out soon, by this server or by one that is there when this one is not. */
	leave(order: Order): Promise<void>;
	/** For whoever waits, and hands the link over if no letter goes out; that is not tried again then. */
	send(order: Order, address: string): Promise<Sent>;
	/** Looks for what a server left that has gone, or a mail server did not take; it does so by itself, too. */
	look(): Promise<void>;
	close(): Promise<void>;
}

export interface Sent {
	mailed: boolean;
	/** Null if the letter carries no link that lets in, or there is nobody to write to any more. */
	handOver: HandOver | null;
}

interface PostWorld {
	db: Database;
	seals: Seals;
	mail: Mail;
	clock: () => number;
	log: Logger;
	/** Where links lead that are sent when nobody is asking. */
	address: () => string;
}

export function openPost({ db, seals, mail, clock, log, address }: PostWorld): Post {
	/** Letters that this server is at. */
	const underWay = new Set<string>();
	/** Letters that are done with, and may still be kept. */
	const done = new Set<string>();
	const works = new Set<Promise<unknown>>();
	let isClosed = false;
	let looking: Promise<void> | undefined;
	const timer = mail.canSend ? setInterval(() => void look(), lookMs) : undefined;

	async function keep(order: Order): Promise<string> {
		const id = newId();
		const now = clock();
		await db
			.insertInto("letter")
			.values({ id, ...orderRow(order), at: now, taken_until: now + takenMs })
			.execute();
		underWay.add(id);
		return id;
	}

	/** Should this fail, the letter is taken off at the next look; whoever has it under way stays at it until then. */
	async function finish(id: string): Promise<void> {
		done.add(id);
		await takeOff().catch((error) => log.warn({ err: error }, "A letter that is out could not be taken off yet."));
	}

	async function takeOff(): Promise<void> {
		const ids = [...done];
		if (ids.length === 0) return;
		await db.deleteFrom("letter").where("id", "in", ids).execute();
		for (const id of ids) {
			done.delete(id);
			underWay.delete(id);
		}
	}

	/** What is not out is left to whoever looks when its time with us is over. */
	async function carry(id: string, order: Order, at: number): Promise<void> {
		try {
			const written = await writeLetter({ db, seals }, order, address(), clock());
			const outcome: MailOutcome = written ? await mail.send(written.letter) : "refused";
			if (outcome === "notNow" && clock() - at < letterLives[order.purpose]) underWay.delete(id);
			else await finish(id);
		} catch (error) {
			underWay.delete(id);
			log.error({ err: error }, "A letter could not be written; it is tried again.");
		}
	}

	function during<Result>(work: Promise<Result>): Promise<Result> {
		const over = work.finally(() => works.delete(over));
		works.add(over);
		return over;
	}

	function look(): Promise<void> {
		looking ??= during(pickUp())
			.catch((error) => log.warn({ err: error }, "Letters that are to go out could not be looked for."))
			.finally(() => {
				looking = undefined;
			});
		return looking;
	}

	async function pickUp(): Promise<void> {
		if (isClosed) return;
		await takeOff();
		const until = clock() + takenMs;
		if (underWay.size > 0)
			await db
				.updateTable("letter")
				.set({ taken_until: until })
				.where("id", "in", [...underWay])
				.execute();
		const rows = await db
			.selectFrom("letter")
			.selectAll()
			.where("taken_until", "<=", clock())
			.orderBy("at")
			.limit(mostPickedUp)
			.execute();
		for (const row of rows) {
			const { id, purpose, at, account_id: accountId, meeting_id: meetingId, made_by: madeBy } = row;
			const engagement = row.engagement_id && row.news ? { id: row.engagement_id, news: row.news } : undefined;
			const interpreterId = row.interpreter_id ?? undefined;
			// Of several servers that see it at the same moment, one gets it.
			const taken = await db
				.updateTable("letter")
				.set({ taken_until: until })
				.where("id", "=", id)
				.where("taken_until", "=", row.taken_until)
				.executeTakeFirst();
			if (taken.numUpdatedRows === 0n || underWay.has(id)) continue;
			underWay.add(id);
			void during(carry(id, { accountId, purpose, meetingId, madeBy, engagement, interpreterId }, at));
		}
	}

	async function sendNow(order: Order, from: string): Promise<Sent> {
		const id = mail.canSend ? await keep(order) : undefined;
		try {
			const written = await writeLetter({ db, seals }, order, from, clock());
			if (!written) return { mailed: false, handOver: null };
			const { letter, link, expiresAt } = written;
			const mailed = (await mail.send(letter)) === "taken";
			const handOver = expiresAt === undefined ? null : { mailed, link: mailed ? null : link, expiresAt };
			return { mailed, handOver };
		} finally {
			if (id !== undefined) await finish(id);
		}
	}

	return {
		canSend: mail.canSend,
		async leave(order) {
			const at = clock();
			const id = await keep(order);
			void during(carry(id, order, at));
		},
		send: (order, from) => during(sendNow(order, from)),
		look,
		async close() {
			isClosed = true;
			clearInterval(timer);
			const { promise: late, resolve } = Promise.withResolvers<void>();
			const waiting = setTimeout(resolve, farewellMs);
			await Promise.race([Promise.allSettled(works), late]);
			clearTimeout(waiting);
		},
	};
}
