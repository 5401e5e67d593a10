/** How much a peer, an account and a room may ask for before they are told no. */

export interface Limits {
	/** Bytes of one update from a peer. */
	updateBytes: number;
	/** Characters of one presence state, as JSON. */
	presenceLength: number;
	/** Bytes a room may hold, folded copy and tail together. */
	roomBytes: number;
	socketsPerAccount: number;
	/** Bytes that may wait for the disk before the peers who send more are no longer read from. */
	waitingBytes: number;
	/** Bytes that may wait for one peer to read them before it is closed. */
	unreadBytes: number;
	/** A room is folded when more updates, or more bytes, than this follow its folded copy… */
	tailUpdates: number;
	tailBytes: number;
	/** … or when it goes to sleep with more updates than this. */
	sleepingTailUpdates: number;
	/** How long a room without peers stays in memory. */
	sleepAfterMs: number;
	/** A peer that shows no sign of life for so long is cut off. */
	silentPeerMs: number;
}

export const defaultLimits: Limits = {
	updateBytes: 5_000_000,
	presenceLength: 4096,
	roomBytes: 64_000_000,
	socketsPerAccount: 50,
	waitingBytes: 32_000_000,
	unreadBytes: 16_000_000,
	tailUpdates: 400,
	tailBytes: 256_000,
	sleepingTailUpdates: 50,
	sleepAfterMs: 30_000,
	silentPeerMs: 20_000,
};
