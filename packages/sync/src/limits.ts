/** How much a peer, an account and a room may ask for before they are told no. */

export interface Limits {
	/** Bytes of one update from a peer. */
	updateBytes: number;
	/** Structs in one update, and values in them: what a reader spends its time on, whatever their size. */
	updateStructs: number;
	/** Client ids that one update may be the first to write under. */
	updateClients: number;
	/** Characters of one presence state, as JSON. */
	presenceLength: number;
	/** Own states a peer may show in a second; what comes faster is told a little later, the newest alone. */
	presencesPerSecond: number;
	/** Messages an account may send in a second, and at once after a silence; one who sends more is read more slowly. */
	messagesPerSecond: number;
	messagesAtOnce: number;
	/** Bytes a room may hold, folded copy and tail together. */
	roomBytes: number;
	socketsPerAccount: number;
	/** Connections an account may open in a minute. */
	joinsPerMinute: number;
	/** Bytes that may wait for the disk before the peers who send more are no longer read from. */
	waitingBytes: number;
	/** Bytes that may wait for one peer to read them; what it lacks beyond that it gets in one piece when it has read. */
	unreadBytes: number;
	/** A peer that reads nothing of what it is owed for so long is closed. */
	unreadMs: number;
	/** A room is folded when more updates, or more bytes, than this follow its folded copy… */
	tailUpdates: number;
	tailBytes: number;
	/** … or when it falls quiet, or goes to sleep, with more updates than this, or more bytes and a twentieth of it. */
	sleepingTailUpdates: number;
	sleepingTailBytes: number;
	/** How long a room without peers stays in memory. */
	sleepAfterMs: number;
	/** A peer that shows no sign of life for so long, though asked, is no longer shown to the others… */
	absentPeerMs: number;
	/** … and after so long it is cut off. */
	silentPeerMs: number;
}

export const defaultLimits: Limits = {
	updateBytes: 5_000_000,
	updateStructs: 100_000,
	updateClients: 1_000,
	presenceLength: 4096,
	presencesPerSecond: 20,
	messagesPerSecond: 2_000,
	messagesAtOnce: 10_000,
	roomBytes: 64_000_000,
	socketsPerAccount: 50,
	joinsPerMinute: 600,
	waitingBytes: 32_000_000,
	unreadBytes: 500_000,
	unreadMs: 30_000,
	tailUpdates: 400,
	tailBytes: 256_000,
	sleepingTailUpdates: 50,
	sleepingTailBytes: 8_000,
	sleepAfterMs: 30_000,
	absentPeerMs: 23_000,
	silentPeerMs: 28_000,
};
