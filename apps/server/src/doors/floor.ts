/** The door for what has one answer now: who is here, which item is being taken, and news that a page should ask again. */
import type { Server as HttpServer } from "node:http";
import {
	type Actor,
	floorCommandSchema,
	type InterfaceLanguage,
	idSchema,
	interfaceLanguages,
	may,
} from "@plenary/domain";
import { Server, type Socket } from "socket.io";
import * as z from "zod";
import { actorOf } from "../accounts/accounts.ts";
import { type AccountRow, identify, isOver, type SignIn, sawSignIn } from "../accounts/sign-ins.ts";
import { openFloors } from "../floor/floors.ts";
import { here, type Presence } from "../floor/here.ts";
import type { House, News } from "../house.ts";
import { failureOf, isRefusal, isRefusalCode, type RefusalCode, sentenceOf } from "../refusals.ts";
import { isOwnOrigin, isSecure, readCookie } from "./cookies.ts";
import { limitOf } from "./limits.ts";

interface Guest {
	accountId: string;
	signInId: string;
	language: InterfaceLanguage;
	/** The message being answered: one at a time, in the order in which they came. */
	line: Promise<void>;
}

/** Somebody who may read a meeting's floor, by the rights of this moment. */
interface Standing {
	account: AccountRow;
	signIn: SignIn;
	actor: Actor;
	meetingId: string;
}

export interface FloorDoor {
	news: Pick<News, "meetingChanged" | "actionsChanged" | "rightsChanged" | "signInEnded">;
	/** How many connections are open. */
	connections(): number;
	close(): Promise<void>;
}

/** Hangs socket.io on the http server; the websocket is its only transport. */
export function openFloorDoor(server: HttpServer, house: Omit<House, "news" | "rooms">): FloorDoor {
	const { db, clock, settings, place, log } = house;
	const io = new Server(server, {
		path: floorPath,
		transports: ["websocket"],
		serveClient: false,
		destroyUpgrade: false,
		maxHttpBufferSize: 16 * 1024,
		// Whoever is silent for twenty seconds, or has not said who they are after ten, is cut off.
		pingInterval: 10_000,
		pingTimeout: 10_000,
		connectTimeout: 10_000,
		allowRequest: (request, decide) => decide(null, isOwnOrigin(request, settings.publicUrl, settings.trustedProxies)),
	});
	const floors = openFloors(db, clock, (meetingId, event) => {
		io.to(everyoneAt(meetingId)).emit("floor", { meetingId, event, now: clock() });
	});
	const presence = here((meetingId, people, counted) => {
		io.to(roomOf(meetingId, "named")).emit("here", { meetingId, people, counted });
		io.to(roomOf(meetingId, "counted")).emit("here", { meetingId, people: [], counted: people.length + counted });
	});
	// Far more than hands can do; who asks oftener is told so, and who does not listen is cut off.
	const often = limitOf(60, 10);
	const tooOften = limitOf(300, 10);

	io.use((socket, next) => {
		admit(socket).then(
			(guest) => {
				if (guest) socket.data = guest;
				next(guest ? undefined : new Error("notSignedIn"));
			},
			(error) => {
				log.error({ err: error }, "A floor connection could not be admitted.");
				next(new Error(failureOf(error)));
			},
		);
	});

	io.on("connection", (socket) => {
		const guest = socket.data as Guest;
		socket.join([`account:${guest.accountId}`, `sign-in:${guest.signInId}`]);
		// Whoever wants an answer sends where to last, after however many words.
		socket.on("watch", (...words: unknown[]) => answer(socket, words.at(-1), () => watch(socket, guest, words[0])));
		socket.on("floor", (...words: unknown[]) => answer(socket, words.at(-1), () => follow(guest, words[0], words[1])));
		// What it is told is only that something changed: what, it asks with its own rights.
		socket.on("watchActions", () => void socket.join(actionWatchers));
		socket.on("disconnect", () => presence.left(socket.id));
	});

	return {
		news: {
			meetingChanged: (meetingId) => void io.to(everyoneAt(meetingId)).emit("changed", { meetingId }),
			actionsChanged: () => void io.to(actionWatchers).emit("actions"),
			// The client connects again by itself and is judged by its rights of that moment.
			rightsChanged: (accountId) => io.in(`account:${accountId}`).disconnectSockets(true),
			signInEnded: (signInId) => io.in(`sign-in:${signInId}`).disconnectSockets(true),
		},
		connections: () => io.engine.clientsCount,
		close: () => io.close(),
	};

	async function admit(socket: Socket): Promise<Guest | undefined> {
		const { request, handshake } = socket;
		const secret = readCookie(request.headers.cookie, isSecure(request, settings.trustedProxies), place);
		const found = secret && (await identify(db, secret, clock()));
		if (!found) return undefined;
		const asked = z.enum(interfaceLanguages).safeParse(handshake.auth?.language);
		const language = asked.success ? asked.data : found.account.language;
		return { accountId: found.account.id, signInId: found.signIn.id, language, line: Promise.resolve() };
	}

	async function watch(socket: Socket, guest: Guest, meetingId: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		const person = await introduce(found);
		// Whoever left meanwhile would be shown as here for ever.
		if (!socket.connected) return "notSignedIn";
		for (const room of socket.rooms) if (room.startsWith("meeting:")) socket.leave(room);
		socket.join(roomOf(found.meetingId, person.named ? "named" : "counted"));
		presence.came(socket.id, found.meetingId, person);
		return { state: await floors.state(found.meetingId), now: clock() };
	}

	async function introduce({ account, actor, meetingId }: Standing): Promise<Presence> {
		const row = await db
			.selectFrom("participation")
			.select("party_id")
			.where("meeting_id", "=", meetingId)
			.where("account_id", "=", account.id)
			.executeTakeFirst();
		const named = may(actor, "write", { kind: "presence", meetingId });
		const role = actor.roleAt[meetingId] ?? actor.office ?? "observer";
		return { accountId: account.id, name: account.name, partyId: row?.party_id ?? null, role, named };
	}

	async function follow(guest: Guest, meetingId: unknown, command: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		if (!may(found.actor, "write", { kind: "floor", meetingId: found.meetingId })) return "notAllowed";
		const read = z.safeParse(floorCommandSchema, command);
		if (!read.success) return "malformed";
		await sawSignIn(db, found.signIn, clock());
		const event = await floors.command(found.meetingId, guest.accountId, read.data);
		return isRefusal(event) ? event.refusal : { event };
	}

	/** Rights and sign-in are read for each message: they may have gone since the connection was made. */
	async function standing(guest: Guest, given: unknown): Promise<Standing | RefusalCode> {
		const read = z.safeParse(idSchema, given);
		if (!read.success) return "malformed";
		const meetingId = read.data;
		const signIn = await db.selectFrom("sign_in").selectAll().where("id", "=", guest.signInId).executeTakeFirst();
		const account = await db.selectFrom("account").selectAll().where("id", "=", guest.accountId).executeTakeFirst();
		if (!signIn || !account || isOver(signIn, account.office !== null, clock())) return "notSignedIn";
		const actor = await actorOf(db, account);
		if (!may(actor, "read", { kind: "floor", meetingId })) return "notAllowed";
		const exists = await db.selectFrom("meeting").select("id").where("id", "=", meetingId).executeTakeFirst();
		return exists ? { account, signIn, actor, meetingId } : "notFound";
	}

	/** Runs one message of a client; whatever happens, that client gets a sentence and nobody else is disturbed. */
	async function answer(socket: Socket, reply: unknown, run: () => Promise<unknown>): Promise<void> {
		const guest = socket.data as Guest;
		const tell = (answer: unknown) => {
			if (typeof reply === "function") reply(answer);
		};
		const no = (code: RefusalCode) => tell({ refusal: { code, message: sentenceOf(code, guest.language) } });
		if (!(await tooOften(guest.accountId))) return void socket.disconnect(true);
		if (!(await often(guest.accountId))) return no("tooOften");
		guest.line = guest.line.then(async () => {
			try {
				const result = await run();
				if (isRefusalCode(result)) no(result);
				else tell(result);
			} catch (error) {
				log.error({ err: error }, "A message to the floor failed.");
				no(failureOf(error));
			}
		});
	}
}

/** Where socket.io listens; with its slash, as socket.io compares it. */
export const floorPath = "/socket.io/";

const actionWatchers = "actions";
const roomOf = (meetingId: string, shown: "named" | "counted"): string => `meeting:${meetingId}:${shown}`;
const everyoneAt = (meetingId: string): string[] => [roomOf(meetingId, "named"), roomOf(meetingId, "counted")];
