/** Figures of the rooms: what they tell as it happens, and how they stand when asked. */

/** What the rooms tell as it happens, for whoever gathers figures. Times in milliseconds. */
export interface Meter {
	/** A flush is over: from the first touch to the frames being handed out, and the commit's part of it. */
	flushed(figures: { ms: number; commitMs: number; rows: number; bytes: number }): void;
	/** A connection was closed or refused by us with this code. */
	refused(code: number): void;
	folded(figures: { ms: number; failed: boolean }): void;
}

export interface RoomsFigures {
	/** Rooms in memory. */
	rooms: number;
	writers: number;
	readers: number;
	/** Bytes taken in that are not yet on their way to the disk. */
	waitingBytes: number;
	/** Peers who are not read from until something is stored. */
	pausedPeers: number;
	/** Peers who do not read as fast as they are sent. */
	peersBehind: number;
	/** Since when (Unix time in milliseconds) nothing could be stored. */
	troubleSince: number | undefined;
}
