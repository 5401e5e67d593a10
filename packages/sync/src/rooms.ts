/** All rooms of a server: opens them, lets peers in, and writes what they bring to the log, one flush at a time. */
import type * as Y from "yjs";
import { Accounts } from "./accounts.ts";
import type { Bus } from "./bus.ts";
import { type Clock, every, systemClock } from "./clock.ts";
import { type Line, refuse } from "./connection.ts";
import { deskWork } from "./desks.ts";
import { Flushes } from "./flush.ts";
import { Folding } from "./fold.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { Stored } from "./load.ts";
import type { UpdateLog } from "./log.ts";
import { type Logger, quietLogger } from "./logger.ts";
import { type Meter, quietMeter, type RoomsFigures } from "./meter.ts";
import { Neighbours } from "./neighbours.ts";
import { Pauses } from "./pauses.ts";
import { type Door, Peer, type PeerWorld } from "./peer.ts";
import { closeCode, type Refusal } from "./refusals.ts";
import type { Room } from "./room.ts";
import { sweepPeer } from "./sweep.ts";
import { Waking } from "./waking.ts";
import { Watchers } from "./watchers.ts";

export interface RoomsOptions {
	log: UpdateLog;
	/** Given where other servers share the log, to hear of them. */
	bus?: Bus;
	clock?: Clock;
	limits?: Partial<Limits>;
	logger?: Logger;
	/** Where the worker that folds stands, if not beside this file; `false` never folds. */
	foldWorker?: URL | false;
	/** A module with `export function check(room: string, doc: Y.Doc): string | undefined`, loaded in the worker. */
	check?: string;
	/** What `check` found in a room. */
	onComplaint?: (room: string, complaint: string) => void;
	/** Told for each connection that writes, at most once a minute. */
	onWriting?: (door: Door) => void;
	meter?: Meter;
}

/** What a watcher is told, after it is on disk: one row of the log. */
export type Committed = Stored;

export interface Rooms {
	/** Lets a peer in. Its connection is the room's from now on. */
	join(line: Line, door: Door): void;
	/**
	 * Writes for a desk; resolves when it is on disk. Rejects with UpdateRefused, and with other errors when the room can
	 * not be read, has to be opened anew or is closing; only the last of these may have been stored all the same.
	 */
	write(room: string, account: string, update: Uint8Array): Promise<void>;
	/**
	 * Lets a desk change a document of its own, made from what is on disk, and writes what it changed; resolves with
	 * what `verb` returned when that is on disk. Desks that must not cross each other take turns among themselves.
	 */
	edit<T>(room: string, account: string, verb: (doc: Y.Doc) => T): Promise<T>;
	/** All that is on disk, as updates to apply in order to a new document. */
	read(room: string): Promise<Uint8Array[]>;
	/** Tells of every row after it is on disk, in order. Returns the way to stop. */
	watch(which: string | ((room: string) => boolean), tell: (committed: Committed) => void): () => void;
	/**
	 * Asks again at the door for every open peer, at once. A right that differs from the peer's, or a refusal, closes
	 * it: whoever still may come in comes back through the door within a second.
	 */
	review(decide: (door: Door) => Door["right"] | Refusal): void;
	/** The doors of the peers who are in a room, or in any. */
	doors(room?: string): Door[];
	figures(): RoomsFigures;
	/** Since when (Unix time in milliseconds) nothing could be stored; undefined while all is well. */
	readonly troubleSince: number | undefined;
	/** Stores what waits, sends what is stored and closes everyone with 1012. Says which rooms were not stored in time. */
	close(options: { deadlineMs: number }): Promise<{ notStored: string[] }>;
}

const goingDown: Refusal = { code: closeCode.restart, reason: "The server is going down." };
const sweepMs = 2_000;
/** y-websocket takes a connection on which nothing comes for 30 s for a dead one. */
const quietMs = 18_000;
const farewellMs = 1_000;

export function openRooms(options: RoomsOptions): Rooms {
	const { log, clock = systemClock, logger = quietLogger, meter = quietMeter } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const accounts = new Accounts(clock, limits);
	const peers = new Set<Peer>();
	const pauses = new Pauses({ clock, limits, accounts, waitingBytes: () => flushes.waitingBytes });
	const watchers = new Watchers(logger);
	let joined = 0;
	let isClosing = false;

	const folding = new Folding({ ...options, log, clock, logger, meter, folded: foldIfLong });
	const neighbours = options.bus && new Neighbours({ bus: options.bus, log, clock, logger, guard });
	const flushes = new Flushes({
		log,
		isShared: neighbours !== undefined,
		clock,
		logger,
		meter,
		peers,
		settled,
		outrun(room) {
			logger.warn({ room: room.name }, "Somebody wrote through two servers at once; the room is opened anew.");
			waking.abandon(room);
		},
		flushed: () => pauses.stored(),
		guard,
	});
	const waking = new Waking({
		log,
		clock,
		limits,
		logger,
		neighbours,
		touch: (room) => flushes.touch(room),
		sawWriting: ({ door }) => options.onWriting?.(door),
		guard,
		isBusyWith: (room) => flushes.isBusyWith(room),
		drop: (room) => flushes.drop(room),
		fold: (room) => folding.fold(room),
	});
	const peerWorld: PeerWorld = {
		clock,
		limits,
		heard,
		caughtUp(peer, lacking) {
			flushes.tellTrouble(peer);
			guard(peer.room, (room) => room.catchUp(peer, lacking));
		},
		refused: (code) => meter.refused(code),
		returned: (peer) => guard(peer.room, (room) => room.company.welcomeBack(peer)),
		left(peer) {
			peers.delete(peer);
			pauses.left(peer);
			accounts.leave(peer.door.account);
			guard(peer.room, (room) => room.leave(peer));
			if (peer.room) waking.mayNap(peer.room);
		},
	};

	/** What goes wrong in a room is its own trouble: it is opened anew, with all that is on disk. */
	function guard<T>(room: Room | undefined, work: (room: Room) => T): T | undefined {
		try {
			return room && work(room);
		} catch (error) {
			logger.error({ err: error, room: room?.name }, "A room went wrong in memory and is opened anew.");
			if (room) waking.abandon(room);
			return undefined;
		}
	}

	function settled(room: Room, stored: Stored[]): void {
		watchers.tell(stored);
		room.settledAt = clock.elapsed();
		guard(room, foldIfLong);
		waking.mayNap(room);
	}

	function foldIfLong(room: Room): void {
		const { tailUpdates, tailBytes } = room.pieces;
		if (tailUpdates > limits.tailUpdates || tailBytes > limits.tailBytes) folding.fold(room);
	}

	/** What is quiet may be opened next: then a shorter tail is worth folding too. */
	function foldIfQuiet(room: Room): void {
		if (room.pieces.isWorthFolding(limits)) folding.fold(room);
	}

	function join(line: Line, door: Door): void {
		const reason = isClosing ? undefined : accounts.join(door.account);
		if (isClosing || reason !== undefined) {
			const refusal = isClosing ? goingDown : { code: closeCode.tooMany, reason: reason ?? "" };
			meter.refused(refusal.code);
			refuse(line, refusal);
			return;
		}
		const peer = new Peer(++joined, line, door, peerWorld);
		peers.add(peer);
		openCurrent(door.room).then(
			(room) => {
				if (!peer.isOpen) return;
				peer.room = room;
				guard(room, () => room.join(peer));
				flushes.tellTrouble(peer);
				line.resume();
			},
			(error: unknown) => {
				logger.error({ err: error, room: door.room }, "A room could not be read.");
				peer.close({ code: closeCode.tryLater, reason: "The room can not be read just now." });
			},
		);
	}

	/** Opens a room with all that is on disk by now, whichever server brought it there. */
	async function openCurrent(name: string): Promise<Room> {
		const room = await waking.open(name);
		await neighbours?.catchUp(room);
		return room;
	}

	function heard(peer: Peer, message: Uint8Array): void {
		const { room } = peer;
		if (isClosing || !room) return;
		try {
			room.receive(peer, message);
		} catch (error) {
			logger.error({ err: error, room: room.name, account: peer.door.account }, "A frame could not be dealt with.");
			peer.close({ code: closeCode.tryLater, reason: "Something went wrong; try again." });
		}
		pauses.heard(peer);
	}

	const stopSweeping = every(clock, sweepMs, () => {
		const now = clock.elapsed();
		for (const peer of peers) sweepPeer(peer, now, limits, logger);
		for (const room of waking.rooms) {
			guard(room, () => {
				room.tick(now, quietMs);
				if (now - room.settledAt >= sweepMs) foldIfQuiet(room);
			});
		}
		accounts.sweep();
	});

	const desks = deskWork({ openCurrent, isClosing: () => isClosing });

	return {
		join,
		...desks,
		watch: (which, tell) => watchers.add(which, tell),
		review(decide) {
			for (const peer of [...peers]) {
				const decision = decide(peer.door);
				if (typeof decision === "object") peer.close(decision);
				else if (decision !== peer.door.right) {
					peer.close({ code: closeCode.rightsChanged, reason: "Your rights changed; come in again." });
				}
			}
		},
		doors: (name) => {
			const open = [...peers].filter((peer) => peer.isOpen).map((peer) => peer.door);
			return name === undefined ? open : open.filter(({ room }) => room === name);
		},
		figures() {
			const all = [...peers];
			const writers = all.filter(({ door }) => door.right === "write").length;
			return {
				rooms: waking.count,
				writers,
				readers: all.length - writers,
				waitingBytes: flushes.waitingBytes,
				pausedPeers: all.filter(({ isPaused }) => isPaused).length,
				peersBehind: all.filter(({ isBehind }) => isBehind).length,
				troubleSince: flushes.troubleSince,
			};
		},
		get troubleSince() {
			return flushes.troubleSince;
		},
		async close({ deadlineMs }) {
			isClosing = true;
			stopSweeping();
			waking.close();
			const notStored = await flushes.finish(deadlineMs);
			for (const room of waking.rooms) room.sendAll();
			neighbours?.close();
			for (const peer of peers) peer.close(goingDown);
			// Whoever does not answer is cut off.
			const late = Promise.withResolvers<void>();
			const cutOff = clock.after(farewellMs, () => {
				for (const peer of peers) peer.line.terminate();
				late.resolve();
			});
			// Rooms open the quicker afterwards; what is not done in time is done then.
			for (const room of waking.rooms) foldIfQuiet(room);
			// A disk that is silent may hold a fold up for ever.
			await Promise.race([folding.close(farewellMs), late.promise]);
			if (peers.size === 0) cutOff();
			return { notStored };
		},
	};
}
