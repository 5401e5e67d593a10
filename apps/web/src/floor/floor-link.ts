/** The browser's end of the floor: follows the server's events in their order, and asks for the next one. */
import { emptyFloor, type FloorCommand, type FloorEvent, type FloorState, reduceFloor } from "@plenary/domain";
import { io, type Socket } from "socket.io-client";
import { refresh } from "../api/questions.ts";
import { base } from "../sample/place.ts";
import { wordsNow } from "../words/words.ts";

/** Somebody who has a page of the meeting open. */
export interface Present {
	accountId: string;
	name: string;
	partyId: string | null;
	role: string;
}

export interface FloorView {
	floor: FloorState;
	/** Server's clock less this browser's, milliseconds. */
	ahead: number;
	people: readonly Present[];
	/** How many more are here without a name. */
	counted: number;
	/** False until the server has said how things stand, and while the line is cut. */
	connected: boolean;
}

export interface FloorLink {
	view(): FloorView;
	subscribe(listener: () => void): () => void;
	/** Resolves with undefined when it is done, otherwise with the sentence why not. */
	command(command: FloorCommand): Promise<string | undefined>;
	close(): void;
}

interface Standing {
	state: FloorState;
	now: number;
	refusal?: { message: string };
}

/** How long the server may take to answer a command, milliseconds. */
const patience = 5_000;

export function openFloorLink(
	meetingId: string,
	kept: FloorState | undefined,
	keep: (state: FloorState) => void,
): FloorLink {
	const socket: Socket = io({
		path: `${base}/socket.io`,
		transports: ["websocket"],
		auth: { language: wordsNow().language },
	});
	const listeners = new Set<() => void>();
	/** The newest event that this connection brought; an answer that is older crossed it on the way. */
	let newest = 0;
	let view: FloorView = { floor: kept ?? emptyFloor, ahead: 0, people: [], counted: 0, connected: false };

	const change = (part: Partial<FloorView>) => {
		if (part.floor && part.floor !== view.floor) keep(part.floor);
		view = { ...view, ...part };
		for (const listener of listeners) listener();
	};

	const watch = (): unknown =>
		socket.emit("watch", meetingId, (standing: Standing) => {
			if (standing.refusal) return;
			if (standing.state.seq < newest) return void watch();
			change({ floor: standing.state, ahead: standing.now - Date.now(), connected: true });
		});

	socket.on("connect", () => {
		newest = 0;
		watch();
	});
	socket.on("disconnect", (reason) => {
		change({ connected: false, people: [], counted: 0 });
		// The server closes connections whose rights changed; coming back, we get those of now.
		if (reason === "io server disconnect") socket.connect();
	});
	socket.on("floor", (told: { meetingId: string; event: FloorEvent; now: number }) => {
		if (told.meetingId !== meetingId) return;
		newest = Math.max(newest, told.event.seq);
		if (told.event.seq <= view.floor.seq) return;
		if (told.event.seq > view.floor.seq + 1) watch();
		else change({ floor: reduceFloor(view.floor, told.event), ahead: told.now - Date.now() });
	});
	socket.on("here", (told: { meetingId: string; people: Present[]; counted: number }) => {
		if (told.meetingId === meetingId) change({ people: told.people, counted: told.counted });
	});
	socket.on("changed", () => void refresh("meeting", meetingId));

	return {
		view: () => view,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async command(command) {
			try {
				const answer: { refusal?: { message: string } } = await socket
					.timeout(patience)
					.emitWithAck("floor", meetingId, command);
				return answer.refusal?.message;
			} catch {
				return wordsNow().t("floor.noAnswer");
			}
		},
		close: () => socket.disconnect(),
	};
}
