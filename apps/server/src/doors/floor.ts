/** The door for what has one answer now: who is here, which item is being taken, and news that a page should ask again. */
import type { Server as HttpServer } from "node:http";
import {
	type Actor,
	type FloorEvent,
	floorCommandSchema,
	type InterfaceLanguage,
	idSchema,
	interfaceLanguages,
	may,
} from "@plenary/domain";
import { Server, type Socket } from "socket.io";
import * as z from "zod";
import { actorOf } from "../accounts/accounts.ts";
import { identify } from "../accounts/sign-ins.ts";
import { openFloors } from "../floor/floors.ts";
import { here, type Presence } from "../floor/here.ts";
import type { House, News } from "../house.ts";
import { isRefusal, type RefusalCode, sentenceOf } from "../refusals.ts";
import { isOwnOrigin, readCookie } from "./cookies.ts";

interface Guest {
	accountId: string;
	name: string;
	signInId: string;
	language: InterfaceLanguage;
}

type Reply = (answer: unknown) => void;

export interface FloorDoor {
	news: Pick<News, "meetingChanged" | "rightsChanged" | "signInEnded">;
	close(): Promise<void>;
}

/** Hangs socket.io on the http server; the websocket is its only transport. */
export function openFloorDoor(server: HttpServer, house: Omit<House, "news" | "rooms">): FloorDoor {
	const { db, clock, settings, log } = house;
	const io = new Server(server, {
		path: "/socket.io",
		transports: ["websocket"],
		serveClient: false,
		destroyUpgrade: false,
		maxHttpBufferSize: 64 * 1024,
		allowRequest: (request, decide) => decide(null, isOwnOrigin(request, settings.publicUrl)),
	});
	const floors = openFloors(db, clock, (meetingId, event: FloorEvent) => {
		io.to([roomOf(meetingId, "named"), roomOf(meetingId, "counted")]).emit("floor", { meetingId, event, now: clock() });
	});
	const presence = here((meetingId, people, counted) => {
		io.to(roomOf(meetingId, "named")).emit("here", { meetingId, people, counted });
		io.to(roomOf(meetingId, "counted")).emit("here", { meetingId, people: [], counted: people.length + counted });
	});

	io.use((socket, next) => {
		admit(socket).then(
			(guest) => {
				if (guest) socket.data = guest;
				next(guest ? undefined : new Error("notSignedIn"));
			},
			(error) => {
				log.error({ error: String(error) }, "A floor connection could not be admitted.");
				next(new Error("failed"));
			},
		);
	});

	io.on("connection", (socket) => {
		const guest = socket.data as Guest;
		socket.join([`account:${guest.accountId}`, `sign-in:${guest.signInId}`]);
		socket.on("watch", (meetingId: unknown, reply: unknown) =>
			answer(socket, reply, () => watch(socket, guest, meetingId)),
		);
		socket.on("floor", (meetingId: unknown, command: unknown, reply: unknown) =>
			answer(socket, reply, () => follow(guest, meetingId, command)),
		);
		socket.on("disconnect", () => presence.left(socket.id));
	});

	return {
		news: {
			meetingChanged: (meetingId) => {
				io.to([roomOf(meetingId, "named"), roomOf(meetingId, "counted")]).emit("changed", { meetingId });
			},
			// The client connects again by itself and is judged by its rights of that moment.
			rightsChanged: (accountId) => io.in(`account:${accountId}`).disconnectSockets(true),
			signInEnded: (signInId) => io.in(`sign-in:${signInId}`).disconnectSockets(true),
		},
		close: () => io.close(),
	};

	async function admit(socket: Socket): Promise<Guest | undefined> {
		const secret = readCookie(socket.request.headers.cookie);
		const found = secret && (await identify(db, secret, clock()));
		if (!found) return undefined;
		const asked = z.enum(interfaceLanguages).safeParse(socket.handshake.auth.language);
		const language = asked.success ? asked.data : found.account.language;
		return { accountId: found.account.id, name: found.account.name, signInId: found.signIn.id, language };
	}

	async function watch(socket: Socket, guest: Guest, meetingId: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		for (const room of socket.rooms) if (room.startsWith("meeting:")) socket.leave(room);
		const named = may(found.actor, "write", { kind: "presence", meetingId: found.meetingId });
		socket.join(roomOf(found.meetingId, named ? "named" : "counted"));
		const state = await floors.state(found.meetingId);
		presence.came(socket.id, found.meetingId, await introduce(guest, found, named));
		return { state, now: clock() };
	}

	async function introduce(guest: Guest, { actor, meetingId }: Standing, named: boolean): Promise<Presence> {
		const row = await db
			.selectFrom("participation")
			.select("party_id")
			.where("meeting_id", "=", meetingId)
			.where("account_id", "=", guest.accountId)
			.executeTakeFirst();
		const role = actor.roleAt[meetingId] ?? actor.office ?? "observer";
		return { accountId: guest.accountId, name: guest.name, partyId: row?.party_id ?? null, role, named };
	}

	async function follow(guest: Guest, meetingId: unknown, command: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		if (!may(found.actor, "write", { kind: "floor", meetingId: found.meetingId })) return "notAllowed";
		const read = z.safeParse(floorCommandSchema, command);
		if (!read.success) return "malformed";
		const event = await floors.command(found.meetingId, guest.accountId, read.data);
		return isRefusal(event) ? event.refusal : { event };
	}

	/** The rights of this moment, read for each message: they may have gone since the connection was made. */
	async function standing(guest: Guest, given: unknown): Promise<Standing | RefusalCode> {
		const meetingId = z.safeParse(idSchema, given);
		if (!meetingId.success) return "malformed";
		const account = await db
			.selectFrom("account")
			.select(["id", "office"])
			.where("id", "=", guest.accountId)
			.executeTakeFirst();
		const exists = await db.selectFrom("meeting").select("id").where("id", "=", meetingId.data).executeTakeFirst();
		if (!account || !exists) return "notFound";
		const actor = await actorOf(db, account);
		return may(actor, "read", { kind: "floor", meetingId: meetingId.data })
			? { actor, meetingId: meetingId.data }
			: "notAllowed";
	}

	/** Runs one message of a client; whatever happens, that client gets a sentence and nobody else is disturbed. */
	async function answer(socket: Socket, reply: unknown, run: () => Promise<unknown>): Promise<void> {
		const tell: Reply = typeof reply === "function" ? (reply as Reply) : () => {};
		const no = (code: RefusalCode) =>
			tell({ refusal: { code, message: sentenceOf(code, (socket.data as Guest).language) } });
		try {
			const result = await run();
			if (typeof result === "string") no(result as RefusalCode);
			else tell(result);
		} catch (error) {
			log.error({ error: error instanceof Error ? error.stack : String(error) }, "A message to the floor failed.");
			no("failed");
		}
	}
}

interface Standing {
	actor: Actor;
	meetingId: string;
}

const roomOf = (meetingId: string, shown: "named" | "counted"): string => `meeting:${meetingId}:${shown}`;
