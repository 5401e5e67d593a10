/** The browser's end of the booths' desk: follows the server's events in their order, and asks for the next one. */
import {
	type DeskCommand,
	type DeskEvent,
	type DeskStanding,
	type DeskState,
	type DeskTeam,
	emptyDesk,
	reduceDesk,
} from "@plenary/domain";
import { io, type Socket } from "socket.io-client";
import { base } from "../sample/place.ts";
import { wordsNow } from "../words/words.ts";

/** What a device keeps of it. */
export interface KeptDesk {
	readonly desk: DeskState;
	readonly team: DeskTeam;
}

export interface DeskView extends KeptDesk {
	/** Server's clock less this browser's, milliseconds. */
	readonly ahead: number;
	/** False until the server has said how things stand, and while the line is cut. */
	readonly connected: boolean;
	/** Has the line been cut, or could it not be had? False while it is made for the first time. */
	readonly cut: boolean;
	/** Was there ever an answer, now or kept? */
	readonly known: boolean;
}

export interface DeskLink {
	view(): DeskView;
	subscribe(listener: () => void): () => void;
	/** Resolves with undefined when it is done, otherwise with the sentence why not. */
	command(command: DeskCommand): Promise<string | undefined>;
	/** The team may have changed. */
	watch(): void;
	close(): void;
}

/** How long the server may take to answer, milliseconds. */
const patience = 5_000;
const nobody: DeskTeam = { own: null, leads: {}, languages: {} };

export function openDeskLink(meetingId: string, kept: KeptDesk | undefined, keep: (desk: KeptDesk) => void): DeskLink {
	const socket: Socket = io({
		path: `${base}/socket.io`,
		transports: ["websocket"],
		auth: { language: wordsNow().language },
	});
	const listeners = new Set<() => void>();
	/** The newest event that this connection brought; an answer that is older crossed it on the way. */
	let newest = 0;
	let view: DeskView = {
		...{ desk: kept?.desk ?? emptyDesk, team: kept?.team ?? nobody },
		...{ ahead: 0, connected: false, cut: false, known: kept !== undefined },
	};

	const change = (part: Partial<DeskView>) => {
		view = { ...view, ...part };
		if (part.desk || part.team) keep({ desk: view.desk, team: view.team });
		for (const listener of listeners) listener();
	};

	const watch = (): unknown =>
		socket.emit("watchDesk", meetingId, (standing: DeskStanding & { refusal?: object }) => {
			if (standing.refusal) return;
			if (standing.state.seq < newest) return void watch();
			const ahead = standing.now - Date.now();
			change({ desk: standing.state, team: standing.team, ahead, connected: true, cut: false, known: true });
		});

	socket.on("connect", () => {
		newest = 0;
		watch();
	});
	socket.on("connect_error", () => change({ connected: false, cut: true }));
	socket.on("disconnect", (reason) => {
		change({ connected: false, cut: true });
		// The server closes connections whose rights changed; coming back, we get those of now.
		if (reason === "io server disconnect") socket.connect();
	});
	socket.on("desk", (told: { meetingId: string; event: DeskEvent; now: number }) => {
		if (told.meetingId !== meetingId) return;
		newest = Math.max(newest, told.event.seq);
		if (told.event.seq <= view.desk.seq) return;
		if (told.event.seq > view.desk.seq + 1) watch();
		else change({ desk: reduceDesk(view.desk, told.event), ahead: told.now - Date.now() });
	});

	return {
		view: () => view,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		async command(command) {
			// What is said later than it was meant would hand over a microphone that has long moved on.
			if (!view.connected) return wordsNow().t("booths.offlineRefused");
			try {
				const answer: { refusal?: { message: string } } = await socket
					.timeout(patience)
					.emitWithAck("desk", meetingId, command);
				return answer.refusal?.message;
			} catch {
				return wordsNow().t("booths.noAnswer");
			}
		},
		watch: () => void (view.connected && watch()),
		close: () => socket.disconnect(),
	};
}
