/** A house: storage, rooms, desks and doors put together in one folder. It has no port; the server hands it who comes. */
import { createServer, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { openRooms } from "@plenary/sync";
import express from "express";
import { sql } from "kysely";
import type { Logger } from "pino";
import { sawToken, type TokenRow, tokenIn } from "./accounts/access-tokens.ts";
import { sawSignIn, sweepSignIns } from "./accounts/sign-ins.ts";
import { tokenHours } from "./accounts/token-hours.ts";
import { actionIndex } from "./actions/action-index.ts";
import { openActionLists } from "./actions/action-lists.ts";
import { openBookingDesk } from "./bookings/desk.ts";
import { calendarFeed } from "./bookings/feeds.ts";
import { apiOf, nothingElse, type OwnRoutes } from "./doors/api.ts";
import type { Place } from "./doors/cookies.ts";
import { openDocumentsDoor } from "./doors/documents.ts";
import { floorPath, openFloorDoor } from "./doors/floor.ts";
import { headers } from "./doors/headers.ts";
import { ownLimits, sharedLimits } from "./doors/limits.ts";
import { pages } from "./doors/pages.ts";
import type { House } from "./house.ts";
import { openDatabase, takeFolder } from "./house-storage.ts";
import { openRoomIndex } from "./indexes/room-index.ts";
import { openSeals } from "./interpreters/house-key.ts";
import { removeOldKeepingLinks } from "./interpreters/keeping.ts";
import { openCalendarDesk } from "./interpreters/own-calendars.ts";
import { removeExpiredFacts } from "./interpreters/reliability.ts";
import { sealRegister } from "./interpreters/sealing.ts";
import { openMail } from "./mail/mail.ts";
import { openPost } from "./mail/post.ts";
import { openBus } from "./notices/bus.ts";
import { type NewsDesk, openNews } from "./notices/news.ts";
import { type Notice, openNotices } from "./notices/notices.ts";
import { openUntold } from "./notices/untold.ts";
import { openHealth } from "./operations/health.ts";
import { openMetrics } from "./operations/metrics.ts";
import { operationsOf } from "./operations/routes.ts";
import { openOutcomesDesk } from "./outcomes/desk.ts";
import { openPress } from "./papers/press.ts";
import { bookingIndex } from "./rosters/booking-index.ts";
import { openProposalDesk } from "./rosters/proposing.ts";
import type { Settings } from "./settings.ts";

const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** How long stopping may take until what is not stored is named, milliseconds. */
const stopDeadline = 6_000;
/** How often a server looks for what another one that died has left undone, milliseconds. */
const catchUpMs = 20_000;
/** How long connections may take to say goodbye, milliseconds. */
const farewell = 2_000;

export interface World {
	settings: Settings;
	place: Place;
	log: Logger;
	clock: () => number;
	/** The server's address, without a slash at the end. */
	address: () => string;
	ownRoutes: OwnRoutes;
}

export interface OpenHouse {
	readonly house: House;
	/** Never listens: requests and upgrades are handed to it. */
	readonly http: Server;
	/** Resolves when desks and indexes have done with all that was committed before. */
	settled(): Promise<void>;
	/**
	 * Stores what is pending, says goodbye to everyone, waits for those who `hangUp` says are still there, and lets go
	 * of the folder.
	 */
	close(hangUp?: () => Promise<void>): Promise<Stopped>;
}

export interface Stopped {
	/** The rooms that were not stored in time. */
	notStored: string[];
	/** Whether the disk has not let go of the database: a process that ends in the usual way would wait for it. */
	isStuck: boolean;
}

/**
 * Throws `FolderInUse` when another server has the folder, `FolderUnusable` when nobody can have it, `DatabaseUnusable` when
 * that is so of the database, `RegisterLocked` when the key of the interpreters' register is not here.
 */
export async function openHouse({ settings, place, log, clock, address, ownRoutes }: World): Promise<OpenHouse> {
	await using opened = new AsyncDisposableStack();
	const stopped: Stopped = { notStored: [], isStuck: false };
	takeFolder(settings, opened);
	const storage = await openDatabase(settings, opened, (error) => {
		log.error({ err: error }, "The database was not closed; what is stored in it is safe.");
		stopped.isStuck = true;
	});
	const seals = await openSeals(settings, storage.db);
	// What stood open in the file is overwritten, and not only forgotten.
	if (!settings.databaseUrl) await sql.raw("pragma secure_delete = on").execute(storage.db);
	await sealRegister(storage.db, seals);
	// Servers that share a database share their rooms.
	const bus = settings.databaseUrl ? await openBus(settings.redisUrl, storage.db, log) : undefined;
	if (bus) opened.defer(() => bus.close());
	const metrics = openMetrics();
	const rooms = openRooms({
		log: storage.log,
		...(bus ? { bus } : {}),
		logger: log,
		meter: metrics.meter,
		limits: settings.limits,
		check: import.meta.resolve("./doors/check.ts"),
		// Writing is a sign of life; an open page alone is not.
		onWriting: ({ connection }) => void noteWriting(connection),
		onComplaint: (room, complaint) => log.warn({ room, complaint }, "A room is not laid out as it should be."),
	});

	async function noteWriting(connection: string): Promise<void> {
		const tokenId = tokenIn(connection);
		if (tokenId !== undefined) return noteUse({ id: tokenId, used_at: null });
		await noted(sawSignIn(storage.db, { id: connection, seen_at: 0 }, clock()));
	}

	const noteUse = (token: Pick<TokenRow, "id" | "used_at">) => noted(sawToken(storage.db, token, clock()));

	async function noted(noting: Promise<void>): Promise<void> {
		try {
			await noting;
		} catch (error) {
			log.error({ err: error }, "A sign of life was not stored.");
		}
	}

	const app = express();
	const http = createServer(app);
	const ownAddress = () => address() + place.path;
	const mail = openMail(settings.smtpUrl, settings.mailFrom, log);
	const post = openPost({ db: storage.db, seals, mail, clock, log, address: ownAddress });
	opened.defer(() => post.close());
	const base = {
		db: storage.db,
		rooms,
		post,
		settings,
		seals,
		place,
		clock,
		log,
		tokenHours: tokenHours((token) => void noteUse(token)),
		limits: bus ? await sharedLimits(storage.db, bus, clock) : ownLimits,
		address: ownAddress,
	};
	let heard: Pick<NewsDesk, "tellHere" | "startOver"> | undefined;
	const notices =
		bus &&
		openNotices({
			...base,
			bus,
			// Until the house is open nobody is here who could have missed anything.
			hear: (notice) => heard?.tellHere(notice),
			lostTrack: () => heard?.startOver(),
		});
	if (notices) opened.defer(() => notices.close());
	const tellOthers = (notice: Notice) => notices?.tell(notice);
	const floor = openFloorDoor(http, base, bus && { bus, tell: tellOthers });
	const indexWorld = { db: storage.db, rooms, log: storage.log, logger: log };
	const lists = openActionLists(storage.db);
	const actions = await openRoomIndex(actionIndex, {
		...indexWorld,
		changed(meetingId) {
			lists.changed(meetingId);
			floor.news.actionsChanged(meetingId);
			tellOthers({ kind: "actionsChanged", meetingId });
		},
	});
	opened.defer(() => actions.close());
	const bookings = await openRoomIndex(bookingIndex, {
		...indexWorld,
		changed() {
			floor.news.bookingsChanged();
			tellOthers({ kind: "bookingsChanged" });
		},
	});
	opened.defer(() => bookings.close());
	const desk = openOutcomesDesk(rooms, storage.db, log);
	const documents = openDocumentsDoor(base, desk.look, metrics.meter);
	const present = () => [...rooms.doors(), ...floor.present()];
	const untold = openUntold(storage.db, present, (notice) => heard?.tellHere(notice));
	const news = openNews({ floor, documents, actions, bookings, lists, tellOthers, told: untold.told });
	heard = news;
	const house: House = { ...base, news };
	const proposals = openProposalDesk(house);
	const engagements = openBookingDesk(house);
	opened.defer(() => engagements.close());
	const press = openPress(log);
	opened.defer(() => press.close());
	const calendars = openCalendarDesk(house);
	opened.defer(() => calendars.close());

	app.disable("x-powered-by");
	// What nobody may keep needs no mark to know it by again; a list of megabytes would be read through for it.
	app.disable("etag");
	app.set("trust proxy", settings.trustedProxies);
	app.use(headers(settings.trustedProxies));
	const health = openHealth(storage.db, rooms);
	const standing = () => ({ rooms: rooms.figures(), floorConnections: floor.connections() });
	app.use(operationsOf({ health, metrics, standing, settings }));
	const desks = { proposals, engagements, press, calendars };
	app.use("/api", apiOf(house, { actions, lists, bookings }, desks, ownRoutes));
	app.use("/calendar", calendarFeed(house));
	app.use(pages(webFolder));
	app.use(...nothingElse(log));
	http.on("upgrade", (request, socket, head) => {
		const asked = request.url ?? "";
		if (asked.startsWith("/sync/")) documents.upgrade(request, socket, head);
		else if (!asked.startsWith(floorPath)) socket.destroy();
	});

	const sweeping = setInterval(() => void sweep(house), 60_000);
	const catchingUp = bus && setInterval(() => void catchUp(), catchUpMs);
	async function catchUp(): Promise<void> {
		try {
			for (const index of [actions, bookings]) await index.catchUp();
			await untold.look();
		} catch (error) {
			log.warn({ err: error }, "What other servers left undone could not be looked for; looking again.");
		}
	}
	const watchingHours = setInterval(() => {
		for (const connection of house.tokenHours.over(clock())) news.signInEnded(connection);
	}, 1_000);
	let hangUp = async () => {};
	opened.defer(async () => {
		health.goDown();
		clearInterval(sweeping);
		clearInterval(watchingHours);
		clearInterval(catchingUp);
		desk.close();
		await proposals.close();
		({ notStored: stopped.notStored } = await rooms.close({ deadlineMs: stopDeadline }));
		const cuttingOff = setTimeout(documents.cutOff, farewell);
		await Promise.all([floor.close(), hangUp()]);
		clearTimeout(cuttingOff);
		documents.cutOff();
	});

	const everything = opened.move();
	return {
		house,
		http,
		async settled() {
			await desk.settled();
			await proposals.settled();
			await Promise.all([actions.settled(), bookings.settled()]);
		},
		async close(waiting = hangUp) {
			hangUp = waiting;
			await everything.disposeAsync();
			return stopped;
		},
	};
}

/** Ends sign-ins that are over and removes what has expired, for all servers; of several that sweep at once, each may tell. */
export async function sweep(house: House): Promise<void> {
	try {
		for (const signInId of await sweepSignIns(house.db, house.clock())) house.news.signInEnded(signInId);
		await house.limits.sweep();
		await removeExpiredFacts(house.db, house.clock());
		await removeOldKeepingLinks(house.db, house.clock());
	} catch (error) {
		house.log.error({ err: error }, "Old sign-ins, counts, facts and links could not be swept.");
	}
}
