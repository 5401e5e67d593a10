/** What every server of the benchmark is asked to do, and what it says about itself. */
export interface Hosting {
	/** Where it may keep files; what an earlier one left there is served again. */
	folder: string;
	/** How many documents to make, and how many people for each; none when they are there from before. */
	documents: number;
	clientsPerDocument: number;
	/** Whether documents must survive a restart. */
	mustStore: boolean;
}

/** One client's place: the room and what lets them in. */
export interface Seat {
	room: string;
	cookie: string;
}

export interface Opened {
	/** Without a room, such as `ws://127.0.0.1:4321/sync`. */
	url: string;
	origin: string;
	seats: Seat[];
}

/** What a document must hold. */
export interface Stored {
	room: string;
	/** Letters of its text, and clocks of all its writers together. */
	length: number;
	clocks: number;
}

export const roomOf = (meetingId: string): string => `meeting/${meetingId}/minutes/en`;

/** Places in a house without doors: seats of one document stand together. */
export function openSeats({ documents, clientsPerDocument }: Hosting): Seat[] {
	return Array.from({ length: documents * clientsPerDocument }, (_, at) => ({
		room: roomOf(String(Math.floor(at / clientsPerDocument))),
		cookie: "",
	}));
}
