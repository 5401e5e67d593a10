/** All rooms of a server: opens them, lets peers in, and writes what they bring to the log, one flush at a time. */
import * as Y from "yjs";
import { type Clock, every, systemClock } from "./clock.ts";
import { Flushes } from "./flush.ts";
import { Folding } from "./fold.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import type { UpdateLog } from "./log.ts";
import { type Logger, quietLogger } from "./logger.ts";
import type { Meter, RoomsFigures } from "./meter.ts";
import { bytesOf, type Door, Peer, refuse, type Socket } from "./peer.ts";
import { closeCode, type Refusal, UpdateRefused } from "./refusals.ts";
import type { Room, Stored } from "./room.ts";
import { Waking } from "./waking.ts";

export interface RoomsOptions {
	log: UpdateLog;
	clock?: Clock;
	limits?: Partial<Limits>;
	logger?: Logger;
	/** Where the worker that folds stands, if not beside this file; `false` never folds. */
	foldWorker?: URL | false;
	/** A module with `export function check(room: string, doc: Y.Doc): string | undefined`, loaded in the worker. */
	check?: string;
	/** What `check` found in a room. */
	onComplaint?: (room: string, complaint: string) => void;
	meter?: Meter;
}

/** What a watcher is told, after it is on disk: one row of the log. */
export type Committed = Stored;

export interface Rooms {
	/** Lets a peer in. Its socket is the room's from now on. */
	join(socket: Socket, door: Door): void;
	/** Writes for a desk; resolves when it is on disk. Rejects with UpdateRefused. */
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
	/** Since when (Unix time in milliseconds) nothing could be stored; undefined while all is well. */
	readonly troubleSince: number | undefined;
	/** How the rooms stand at this moment. */
	figures(): RoomsFigures;
	/** Stores what waits, sends what is stored and closes everyone with 1012. Says which rooms were not stored in time. */
	close(options: { deadlineMs: number }): Promise<{ notStored: string[] }>;
}

const heartbeatMs = 10_000;
const farewellMs = 1_000;

export function openRooms(options: RoomsOptions): Rooms {
	const { log, clock = systemClock, logger = quietLogger } = options;
	const limits = { ...defaultLimits, ...options.limits };
	const peers = new Set<Peer>();
	/** Peers who are not read from until something is stored. */
	const paused = new Set<Peer>();
	const watchers = new Set<(committed: Committed) => void>();
	let joined = 0;
	let isClosing = false;

	const folding = new Folding({ ...options, log, clock, logger });
	const flushes = new Flushes({ log, clock, logger, peers, settled, abandon: (room) => waking.abandon(room) });
	const waking = new Waking({
		log,
		clock,
		limits,
		touch: (room) => flushes.touch(room),
		isBusyWith: (room) => flushes.isBusyWith(room),
		fold: (room) => folding.fold(room),
	});

	function settled(room: Room, stored: Stored[]): void {
		for (const committed of stored) for (const tell of watchers) tellSafely(tell, committed);
		if (room.pieces.tailUpdates > limits.tailUpdates || room.pieces.tailBytes > limits.tailBytes) folding.fold(room);
		waking.mayNap(room);
		for (const peer of paused) peer.resume();
		paused.clear();
	}

	function tellSafely(tell: (committed: Committed) => void, committed: Committed): void {
		try {
			tell(committed);
		} catch (error) {
			logger.error({ err: error, room: committed.room, seq: committed.seq }, "A watcher of the rooms failed.");
		}
	}

	function join(socket: Socket, door: Door): void {
		if (isClosing) {
			refuse(socket, { code: closeCode.restart, reason: "The server is going down." });
			return;
		}
		const ofAccount = [...peers].filter((peer) => peer.door.account === door.account).length;
		if (ofAccount >= limits.socketsPerAccount) {
			refuse(socket, { code: closeCode.tooMany, reason: "Too many connections of one account are open." });
			return;
		}
		const peer = new Peer(++joined, socket, door, clock, limits);
		peers.add(peer);
		let room: Room | undefined;
		const early: Uint8Array[] = [];
		let earlyBytes = 0;
		socket.on("message", (message) => {
			peer.lastSeenAt = clock.elapsed();
			if (isClosing || !peer.isOpen) return;
			const bytes = bytesOf(message);
			if (room) return receive(room, peer, bytes);
			early.push(bytes);
			earlyBytes += bytes.length;
			if (earlyBytes > limits.updateBytes) peer.pause();
		});
		socket.on("pong", () => {
			peer.lastSeenAt = clock.elapsed();
		});
		socket.on("error", (error) => logger.info({ err: error, room: door.room }, "A connection failed."));
		socket.on("close", () => {
			peers.delete(peer);
			paused.delete(peer);
			room?.leave(peer);
			if (room) waking.mayNap(room);
		});
		waking.open(door.room).then(
			(opened) => {
				if (!peer.isOpen) return;
				room = opened;
				opened.join(peer);
				for (const bytes of early.splice(0)) if (peer.isOpen) receive(opened, peer, bytes);
				peer.resume();
				flushes.tellTrouble(peer);
			},
			(error: unknown) => {
				logger.error({ err: error, room: door.room }, "A room could not be read.");
				peer.close({ code: closeCode.tryLater, reason: "The room can not be read just now." });
			},
		);
	}

	function receive(room: Room, peer: Peer, bytes: Uint8Array): void {
		try {
			room.receive(peer, bytes);
		} catch (error) {
			logger.error({ err: error, room: room.name, account: peer.door.account }, "A frame could not be dealt with.");
			peer.close({ code: closeCode.tryLater, reason: "Something went wrong; try again." });
		}
		if (flushes.waitingBytes <= limits.waitingBytes) return;
		peer.pause();
		paused.add(peer);
	}

	const stopHeartbeat = every(clock, heartbeatMs, () => {
		const now = clock.elapsed();
		for (const peer of peers) {
			const isSilent = now - peer.lastSeenAt >= limits.silentPeerMs && !peer.isPaused;
			const isOverdue = peer.closedAt !== undefined && now - peer.closedAt >= heartbeatMs;
			if (isSilent || isOverdue) peer.socket.terminate();
			else if (peer.isOpen) peer.socket.ping();
		}
		for (const room of waking.rooms) room.tick(now, heartbeatMs);
	});

	async function write(name: string, account: string, update: Uint8Array): Promise<void> {
		const room = await waking.open(name);
		if (isClosing) throw new Error(`Nothing can be written to "${name}" any more: the rooms are closing.`);
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const refusal = room.write(account, update, resolve);
		if (refusal) reject(new UpdateRefused(name, refusal));
		return promise;
	}

	return {
		join,
		write,
		async edit(name, account, verb) {
			const doc = new Y.Doc();
			for (const update of (await waking.open(name)).pieces.updates()) Y.applyUpdate(doc, update);
			const changes: Uint8Array[] = [];
			doc.on("update", (update: Uint8Array) => changes.push(update));
			const result = doc.transact(() => verb(doc));
			if (changes.length > 0) await write(name, account, Y.mergeUpdates(changes));
			doc.destroy();
			return result;
		},
		async read(name) {
			return (await waking.open(name)).pieces.updates();
		},
		watch(which, tell) {
			const isWatched = typeof which === "string" ? (room: string) => room.startsWith(which) : which;
			const watcher = (committed: Committed) => {
				if (isWatched(committed.room)) tell(committed);
			};
			watchers.add(watcher);
			return () => watchers.delete(watcher);
		},
		review(decide) {
			for (const peer of [...peers]) {
				const decision = decide(peer.door);
				if (typeof decision === "object") peer.close(decision);
				else if (decision !== peer.door.right) {
					peer.close({ code: closeCode.rightsChanged, reason: "Your rights changed; come in again." });
				}
			}
		},
		doors: (name) => [...peers].map((peer) => peer.door).filter(({ room }) => name === undefined || room === name),
		get troubleSince() {
			return flushes.troubleSince;
		},
		figures() {
			const rights = [...peers].map((peer) => peer.door.right);
			return {
				rooms: [...waking.rooms].length,
				writers: rights.filter((right) => right === "write").length,
				readers: rights.filter((right) => right === "read").length,
				waitingBytes: flushes.waitingBytes,
				pausedPeers: paused.size,
				peersBehind: [...peers].filter((peer) => peer.socket.bufferedAmount > 0).length,
				troubleSince: flushes.troubleSince,
			};
		},
		async close({ deadlineMs }) {
			isClosing = true;
			stopHeartbeat();
			const notStored = await flushes.finish(deadlineMs);
			for (const room of waking.rooms) room.sendAll();
			for (const peer of peers) peer.close({ code: closeCode.restart, reason: "The server is going down." });
			// Whoever does not answer is cut off.
			clock.after(farewellMs, () => {
				for (const peer of peers) peer.socket.terminate();
			});
			await folding.close();
			return { notStored };
		},
	};
}
