/** The door for what has one answer now: who is here, which item is being taken, and news that a page should ask again. */
import type { Server as HttpServer } from "node:http";
import { type Actor, floorCommandSchema, idSchema, may, meetingsOf } from "@plenary/domain";
import type { Bus } from "@plenary/sync";
import { Server, type Socket } from "socket.io";
import * as z from "zod";
import { type DeskDoor, deskOf, openDeskDoor } from "../booths/door.ts";
import { openFloors } from "../floor/floors.ts";
import { type Here, here, type Presence } from "../floor/here.ts";
import { openHereElsewhere } from "../floor/here-elsewhere.ts";
import type { House, News } from "../house.ts";
import type { Notice } from "../notices/notices.ts";
import { failureOf, isRefusal, isRefusalCode, type RefusalCode, sentenceOf } from "../refusals.ts";
import { type Guest, openGuests, type Here as Seat } from "./guests.ts";

/** Somebody who may read a meeting's floor, by the rights of this moment. */
interface Standing extends Seat {
	meetingId: string;
}

export interface FloorDoor {
	news: News & {
		/** Actions of that meeting changed: whoever has a list with them open asks again. */
		actionsChanged(meetingId: string): void;
		/** Interpreters were booked or let go somewhere: whoever plans asks again. */
		bookingsChanged(): void;
		/** Another server stored something of that meeting's floor. */
		floorChanged(meetingId: string): void;
		/** Another server stored something of that meeting's booths. */
		deskChanged(meetingId: string): void;
	};
	/** Nobody knows what was missed: every connection begins anew. */
	startOver(): void;
	/** Who is connected. */
	present(): { account: string; connection: string }[];
	/** How many connections are open. */
	connections(): number;
	close(): Promise<void>;
}

/** Hangs socket.io on the http server; the websocket is its only transport. */
export function openFloorDoor(
	server: HttpServer,
	house: Omit<House, "news">,
	others?: { bus: Bus; tell: (notice: Notice) => void },
): FloorDoor {
	const { db, clock, log, limits } = house;
	const guests = openGuests(house);
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
		allowRequest: (request, decide) => decide(null, guests.mayConnect(request)),
	});
	const floors = openFloors({
		db,
		clock,
		tell: (meetingId, event) => void io.to(everyoneAt(meetingId)).emit("floor", { meetingId, event, now: clock() }),
		tellOthers: others && ((meetingId) => others.tell({ kind: "floorChanged", meetingId })),
	});
	const desks: DeskDoor = openDeskDoor({
		...house,
		tell: (meetingId, event) => void io.to(deskOf(meetingId)).emit("desk", { meetingId, event, now: clock() }),
		tellOthers: others && ((meetingId) => others.tell({ kind: "deskChanged", meetingId })),
	});
	const elsewhere = others && openHereElsewhere(others.bus, clock, () => presence);
	const presence: Here = here({
		clock,
		tell(meetingId, people, counted) {
			io.to(roomOf(meetingId, "named")).emit("here", { meetingId, people, counted });
			io.to(roomOf(meetingId, "counted")).emit("here", { meetingId, people: [], counted: people.length + counted });
		},
		tellOthers: elsewhere?.tell,
	});
	// Far more than hands can do; who asks oftener is told so, and who does not listen is cut off.
	const often = limits.quick("messages to the floor", 60, 10);
	const tooOften = limits.quick("messages to the floor at all", 300, 10);

	io.use((socket, next) => {
		guests.admit(socket).then(
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
		socket.join([`account:${guest.accountId}`, `sign-in:${guest.connection}`]);
		// Whoever wants an answer sends where to last, after however many words.
		socket.on("watch", (...words: unknown[]) => answer(socket, words.at(-1), () => watch(socket, guest, words[0])));
		socket.on("floor", (...words: unknown[]) => answer(socket, words.at(-1), () => follow(guest, words[0], words[1])));
		socket.on("watchDesk", (...words) => answer(socket, words.at(-1), () => watchDesk(socket, guest, words[0])));
		socket.on("desk", (...words) => answer(socket, words.at(-1), () => atDesk(guest, words[0], words[1])));
		// What it is told is only that something changed: what, it asks with its own rights.
		socket.on("watchActions", () => void socket.join(actionWatchesOf(guest.actor)));
		socket.on("watchBookings", () => void socket.join(bookingWatchesOf(guest.actor)));
		socket.on("disconnect", () => presence.left(socket.id));
	});

	return {
		news: {
			meetingChanged: (meetingId) => void io.to(everyoneAt(meetingId)).emit("changed", { meetingId }),
			actionsChanged: (meetingId) => void io.to([actionWatchers, actionsAt(meetingId)]).emit("actions"),
			bookingsChanged: () => void io.to(bookingWatchers).emit("bookings"),
			engagementsChanged: (meetingId) =>
				void io.to([engagementWatchers, engagementsAt(meetingId)]).emit("engagements", { meetingId }),
			floorChanged: (meetingId) => void catchUp(floors, meetingId),
			deskChanged: (meetingId) => void catchUp(desks, meetingId),
			// The client connects again by itself and is judged by its rights of that moment.
			rightsChanged: (accountId) => io.in(`account:${accountId}`).disconnectSockets(true),
			signInEnded: (connection) => io.in(`sign-in:${connection}`).disconnectSockets(true),
		},
		startOver: () => io.disconnectSockets(true),
		present: () =>
			[...io.sockets.sockets.values()].map((socket) => {
				const { accountId, connection } = socket.data as Guest;
				return { account: accountId, connection };
			}),
		connections: () => io.engine.clientsCount,
		async close() {
			elsewhere?.close();
			await io.close();
		},
	};

	async function catchUp(line: Pick<typeof floors, "catchUp">, meetingId: string): Promise<void> {
		try {
			await line.catchUp(meetingId);
		} catch (error) {
			log.error({ err: error, meetingId }, "What another server did on the floor could not be read.");
		}
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

	async function watchDesk(socket: Socket, guest: Guest, meetingId: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		for (const room of socket.rooms) if (room.startsWith(deskOf(""))) socket.leave(room);
		return desks.watch(found, () => socket.join(deskOf(found.meetingId)));
	}

	async function atDesk(guest: Guest, meetingId: unknown, command: unknown) {
		const found = await standing(guest, meetingId);
		return typeof found === "string" ? found : desks.follow(found, command);
	}

	async function introduce({ account, actor, meetingId }: Standing): Promise<Presence> {
		const row = await db
			.selectFrom("participation")
			.select("party_id")
			.where("meeting_id", "=", meetingId)
			.where("account_id", "=", account.id)
			.executeTakeFirst();
		const named = may(actor, "write", { kind: "presence", meetingId });
		const role = actor.roleAt[meetingId] ?? account.office ?? "observer";
		return { accountId: account.id, name: account.name, partyId: row?.party_id ?? null, role, named };
	}

	async function follow(guest: Guest, meetingId: unknown, command: unknown) {
		const found = await standing(guest, meetingId);
		if (typeof found === "string") return found;
		if (!found.mayChange) return "outOfScope";
		if (!may(found.actor, "write", { kind: "floor", meetingId: found.meetingId })) return "notAllowed";
		const read = z.safeParse(floorCommandSchema, command);
		if (!read.success) return "malformed";
		await found.seen();
		const event = await floors.command(found.meetingId, guest.accountId, read.data);
		return isRefusal(event) ? event.refusal : { event };
	}

	/** Rights and sign-in are read for each message: they may have gone since the connection was made. */
	async function standing(guest: Guest, given: unknown): Promise<Standing | RefusalCode> {
		const read = z.safeParse(idSchema, given);
		if (!read.success) return "malformed";
		const meetingId = read.data;
		const found = await guests.stillHere(guest);
		if (!found) return "notSignedIn";
		if (!may(found.actor, "read", { kind: "floor", meetingId })) return "notAllowed";
		const exists = await db.selectFrom("meeting").select("id").where("id", "=", meetingId).executeTakeFirst();
		return exists ? { ...found, meetingId } : "notFound";
	}

	/** Runs one message of a client; whatever happens, that client gets a sentence and nobody else is disturbed. */
	async function answer(socket: Socket, reply: unknown, run: () => Promise<unknown>): Promise<void> {
		const guest = socket.data as Guest;
		const tell = (answer: unknown) => {
			if (typeof reply === "function") reply(answer);
		};
		const no = (code: RefusalCode) => tell({ refusal: { code, message: sentenceOf(code, guest.language) } });
		const who = guests.measureOf(guest);
		const [mayStay, mayAsk] = await Promise.all([tooOften(who), often(who)]);
		if (!mayStay) return void socket.disconnect(true);
		if (!mayAsk) return no("tooOften");
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

/** Holders of an office watch every meeting, also those that are still to come. */
const actionWatchers = "actions";
const actionsAt = (meetingId: string): string => `actions:${meetingId}`;
const bookingWatchers = "bookings";
const engagementWatchers = "engagements";
const engagementsAt = (meetingId: string): string => `engagements:${meetingId}`;
const roomOf = (meetingId: string, shown: "named" | "counted"): string => `meeting:${meetingId}:${shown}`;
const everyoneAt = (meetingId: string): string[] => [roomOf(meetingId, "named"), roomOf(meetingId, "counted")];

function actionWatchesOf(actor: Actor): string[] {
	if (actor.office) return [actionWatchers];
	return meetingsOf(actor)
		.filter((meetingId) => may(actor, "read", { kind: "outcomes", meetingId }))
		.map(actionsAt);
}

/** Of engagements only those hear who plan that meeting. */
function bookingWatchesOf(actor: Actor): string[] {
	if (actor.office) return [bookingWatchers, engagementWatchers];
	const planned = meetingsOf(actor).filter((meetingId) => may(actor, "read", { kind: "planning", meetingId }));
	return planned.length > 0 ? [bookingWatchers, ...planned.map(engagementsAt)] : [];
}
