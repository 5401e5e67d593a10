/** What goes from a room into a flush, and what comes back. */
import type { Taken } from "./intake.ts";
import type { Peer } from "./peer.ts";
import type { Room } from "./room.ts";

/** What one room gives to one flush, and what follows from its being stored. */
export interface Load extends Taken {
	room: Room;
	/** What was known of the log when all this was judged. */
	known: number;
	knownBeyond: number[];
	peers: { peer: Peer; count: number }[];
	desks: Desk[];
}

/** A desk that waits until what it wrote is on disk. */
export interface Desk {
	stored: () => void;
	failed: (error: Error) => void;
}

export interface Stored {
	room: string;
	seq: number;
	account: string;
	at: number;
	bytes: Uint8Array;
}
