/** Tells which paragraph of an item's minutes was written last, in one language; shows nothing itself. */
import { plainLines } from "@plenary/documents";
import { minutesRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useEffect, useRef } from "react";
import { useRoom } from "../rooms/use-room.ts";
import { lastChanged } from "./last-changed.ts";

interface LastWrittenProps {
	meetingId: string;
	itemId: string;
	language: string;
	/** Called with "" where nothing is written yet. */
	onWritten: (language: string, words: string) => void;
}

/** While somebody writes, a word is looked at when they pause, not letter by letter. */
const pauseMs = 600;

export function LastWritten({ meetingId, ...rest }: LastWrittenProps) {
	const room = useRoom(minutesRoom(meetingId, rest.language));
	return room && <Watched key={room.doc.guid} room={room} {...rest} />;
}

function Watched({ room, itemId, language, onWritten }: Omit<LastWrittenProps, "meetingId"> & { room: OpenRoom }) {
	const told = useRef(onWritten);
	told.current = onWritten;
	useEffect(() => {
		let before: readonly string[] | undefined;
		let waiting: ReturnType<typeof setTimeout> | undefined;
		const tell = () => {
			const lines = plainLines(room.doc, itemId);
			const line = lastChanged(before, lines);
			before = lines;
			if (line !== undefined) told.current(language, line);
		};
		const heard = () => {
			clearTimeout(waiting);
			waiting = setTimeout(tell, pauseMs);
		};
		tell();
		room.doc.on("update", heard);
		return () => {
			clearTimeout(waiting);
			room.doc.off("update", heard);
			told.current(language, "");
		};
	}, [room.doc, itemId, language]);
	return null;
}
