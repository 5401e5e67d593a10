/** Notices between servers: rights, sign-ins, the floor, facts that pages show. At once by the bus, for sure by a table. */
import { idSchema } from "@plenary/domain";
import type { Bus } from "@plenary/sync";
import type { Logger } from "pino";
import * as z from "zod";
import type { Database } from "../database.ts";
import { newId } from "../secrets.ts";

const meetingId = idSchema;
const noticeSchema = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("meetingChanged"), meetingId }),
	z.object({ kind: z.literal("actionsChanged"), meetingId }),
	z.object({ kind: z.literal("bookingsChanged") }),
	z.object({ kind: z.literal("engagementsChanged"), meetingId }),
	z.object({ kind: z.literal("floorChanged"), meetingId }),
	z.object({ kind: z.literal("deskChanged"), meetingId }),
	z.object({ kind: z.literal("rightsChanged"), accountId: idSchema }),
	z.object({ kind: z.literal("signInEnded"), connection: z.string().max(200) }),
]);
export type Notice = z.infer<typeof noticeSchema>;

const letterSchema = z.object({ id: z.string().max(100), server: z.string().max(100), notice: noticeSchema });

export interface Notices {
	/** Tells the other servers: within a moment while the bus works, within seconds otherwise. */
	tell(notice: Notice): void;
	close(): Promise<void>;
}

export interface NoticesWorld {
	db: Database;
	bus: Bus;
	clock: () => number;
	log: Logger;
	/** Called with what another server told, once. */
	hear: (notice: Notice) => void;
	/** Called when so much was missed that nobody can tell what. */
	lostTrack: () => void;
}

const topic = "notices";
/** Whoever lost a right is to be out within two seconds, also while Redis is away. */
const pollMs = 1_000;
/** Clocks of servers may differ by so much, and a row may become visible so much later than it says. */
const slackMs = 15_000;
const keptMs = 10 * 60_000;

export function openNotices({ db, bus, clock, log, hear, lostTrack }: NoticesWorld): Notices {
	const server = newId();
	/** What was heard already, and when. */
	const heard = new Map<string, number>();
	const writes = new Set<Promise<unknown>>();
	let polledAt = clock();
	let polling: Promise<void> | undefined;

	const stopListening = bus.subscribe(topic, (message) => {
		const letter = letterSchema.safeParse(parsed(Buffer.from(message).toString()));
		if (letter.success && letter.data.server !== server) hearOnce(letter.data.id, letter.data.notice);
	});
	const timer = setInterval(() => {
		polling ??= poll()
			.catch((error) => log.warn({ err: error }, "Notices of other servers could not be read; asking again."))
			.finally(() => {
				polling = undefined;
			});
	}, pollMs);

	function hearOnce(id: string, notice: Notice): void {
		if (heard.has(id)) return;
		heard.set(id, clock());
		try {
			hear(notice);
		} catch (error) {
			log.error({ err: error, notice }, "A notice of another server was not followed.");
		}
	}

	async function poll(): Promise<void> {
		const now = clock();
		if (now - polledAt > keptMs / 2) lostTrack();
		const rows = await db
			.selectFrom("notice")
			.select(["id", "words"])
			.where("at", ">", polledAt - slackMs)
			.where("server", "!=", server)
			.orderBy("at")
			.execute();
		polledAt = now;
		for (const { id, words } of rows) {
			const notice = noticeSchema.safeParse(parsed(words));
			if (notice.success) hearOnce(id, notice.data);
		}
		for (const [id, at] of heard) if (now - at > 4 * slackMs) heard.delete(id);
		await db
			.deleteFrom("notice")
			.where("at", "<", now - keptMs)
			.execute();
	}

	async function write(id: string, notice: Notice): Promise<void> {
		try {
			await db
				.insertInto("notice")
				.values({ id, server, at: clock(), words: JSON.stringify(notice) })
				.execute();
		} catch (error) {
			log.error({ err: error, notice }, "A notice for the other servers was not stored; the bus alone tells them.");
		}
	}

	return {
		tell(notice) {
			const id = newId();
			bus.publish(topic, Buffer.from(JSON.stringify({ id, server, notice })));
			const writing = write(id, notice).finally(() => writes.delete(writing));
			writes.add(writing);
		},
		async close() {
			clearInterval(timer);
			stopListening();
			await Promise.all([...writes, polling]);
		},
	};
}

function parsed(words: string): unknown {
	try {
		return JSON.parse(words);
	} catch {
		return undefined;
	}
}
