/** What is saved, in words: one mark for all the rooms of the page. */
import { closeCode, type RoomState } from "@plenary/sync/client";
import { useSyncExternalStore } from "react";
import type { WordsId } from "../words/ids.ts";
import { useWords } from "../words/words.ts";
import { openRooms, shelfVersion, subscribe } from "./shelf.ts";
import "./rooms.css";

/** Only what is on the server's disk is called saved. */
export function SavedMark() {
	const { t, time } = useWords();
	useSyncExternalStore(subscribe, shelfVersion);
	const states = openRooms().map((room) => room.state);
	if (states.length === 0) return null;
	const unsaved = states.reduce((all, state) => all + state.unsaved, 0);
	const tone = worst(states);
	const words = {
		saved: () => t("rooms.saved"),
		saving: () => t("rooms.saving"),
		connecting: () => t("rooms.connecting"),
		refused: () => t(wordsOfRefusal(states.find((state) => state.refusal)?.refusal?.code)),
		offline: () => (unsaved > 0 ? t("rooms.offlineKept", { unsaved }) : t(wordsOfAbsence(states))),
		trouble: () =>
			t("rooms.trouble", { since: time(Math.min(...states.flatMap((state) => state.troubleSince ?? []))) }),
	}[tone]();
	return (
		<span className={`saved-mark ${tone}`} role="status" title={t("rooms.savedMeaning")}>
			<i className="dot" />
			<span className="saved-words">{words}</span>
		</span>
	);
}

const refusals: Partial<Record<number, WordsId>> = {
	[closeCode.malformed]: "rooms.refusedWords",
	[closeCode.notSignedIn]: "rooms.refusedSignIn",
	[closeCode.notAllowed]: "rooms.refusedRights",
	[closeCode.noSuchRoom]: "rooms.refusedGone",
	[closeCode.outOfStep]: "rooms.refusedRestored",
	[closeCode.tooLarge]: "rooms.refusedFull",
	[closeCode.refusedUpdate]: "rooms.refusedWords",
	[closeCode.schemaTooOld]: "rooms.refusedOld",
};

/** Why a room that is closed for good is closed; with any other code the client comes back by itself. */
export const wordsOfRefusal = (code: number | undefined): WordsId => refusals[code ?? 0] ?? "rooms.refused";

const absences: Partial<Record<number, WordsId>> = {
	[closeCode.restart]: "rooms.awayRestart",
	[closeCode.tryLater]: "rooms.awayLater",
	[closeCode.tooMany]: "rooms.awayTooMany",
};

/** Why the server closed a room that comes back by itself; a cut wire says nothing. */
export function wordsOfAbsence(states: readonly Pick<RoomState, "connection" | "closedWith">[]): WordsId {
	const codes = states.flatMap(({ connection, closedWith }) => (connection === "offline" ? (closedWith ?? []) : []));
	return absences[codes.find((code) => absences[code]) ?? 0] ?? "rooms.offline";
}

/** The worst of all rooms is what people must know. */
function worst(states: readonly RoomState[]) {
	const some = (test: (state: RoomState) => unknown) => states.some(test);
	if (some((state) => state.troubleSince !== undefined)) return "trouble";
	if (some((state) => state.connection === "offline")) return "offline";
	if (some((state) => state.connection === "refused")) return "refused";
	if (some((state) => state.connection === "connecting")) return "connecting";
	return some((state) => state.saved === "saving") ? "saving" : "saved";
}
