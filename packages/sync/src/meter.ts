/** What the rooms tell as it happens, for whoever gathers figures. Times in milliseconds. */
export interface Meter {
	/** A flush is over: from the first touch to the frames being handed out, and the commit's part of it. */
	flushed(figures: { ms: number; commitMs: number; rows: number; bytes: number }): void;
	/** A connection was closed or refused by us with this code. */
	refused(code: number): void;
	folded(figures: { ms: number; failed: boolean }): void;
}

/** How things stand at this moment. */
export interface RoomsFigures {
	/** Rooms in memory. */
	rooms: number;
	writers: number;
	readers: number;
	/** Bytes taken in that are not on disk. */
	waitingBytes: number;
	/** Peers who are not read from just now. */
	pausedPeers: number;
	/** Peers who do not keep up with what they are sent. */
	peersBehind: number;
	/** Unix time in milliseconds; undefined while storing works. */
	troubleSince: number | undefined;
}

export const quietMeter: Meter = { flushed() {}, refused() {}, folded() {} };
