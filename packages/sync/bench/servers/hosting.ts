/** What every server of the benchmark is asked to do, and what it says about itself. */
export interface Hosting {
	/** Where it may keep files; what an earlier one left there is served again. */
	folder: string;
	/** How many documents to make, and how many people for each; none when they are there from before. */
	documents: number;
	clientsPerDocument: number;
	/** Whether documents must survive a restart. */
	mustStore: boolean;
	/** What several servers have in common; one alone has none. */
	stores?: Stores;
}

export interface Stores {
	databaseUrl: string;
	redisUrl: string;
}

/** Where a server is reached. */
export interface Door {
	/** Without a room, such as `ws://127.0.0.1:4321/sync`. */
	url: string;
	origin: string;
}

/** One client's place: the room and what lets them in. */
export interface Place {
	room: string;
	cookie: string;
}

/** A place, and the server at which it is taken. */
export interface Seat extends Place {
	door: Door;
}

export interface Opened {
	door: Door;
	places: Place[];
}

/** What a document must hold. */
export interface Stored {
	room: string;
	/** Letters of its text, and clocks of all its writers together. */
	length: number;
	clocks: number;
}

export const roomOf = (meetingId: string): string => `meeting/${meetingId}/minutes/en`;

/** What a server without people and rights says when it is open. */
export const openedAt = (port: number, hosting: Hosting): Opened => ({
	door: { url: `ws://127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` },
	places: openPlaces(hosting),
});

/** Places in a house without doors: those of one document stand together. */
function openPlaces({ documents, clientsPerDocument }: Hosting): Place[] {
	return Array.from({ length: documents * clientsPerDocument }, (_, at) => ({
		room: roomOf(String(Math.floor(at / clientsPerDocument))),
		cookie: "",
	}));
}

/** Everyone at the next of the doors, as a proxy hands them out; or all of a room at the same, the next for each room. */
export function seatsAt(doors: readonly Door[], places: readonly Place[], isKept = false): Seat[] {
	const rooms = [...new Set(places.map(({ room }) => room))];
	return places.flatMap((place, at) => {
		const door = doors[(isKept ? rooms.indexOf(place.room) : at) % doors.length];
		return door ? [{ ...place, door }] : [];
	});
}
