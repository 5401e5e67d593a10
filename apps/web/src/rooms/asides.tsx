/** Words that the server would not take: shown until they are copied or put back, so that nothing is lost unseen. */

import {
	appendParagraphs,
	placeInterpreter,
	setTitle,
	type UnsavedLines,
	type UnsavedTitle,
	unsavedLines,
	unsavedPlaces,
	unsavedTitles,
} from "@plenary/documents";
import { type BoothPlace, parseRoom } from "@plenary/domain";
import type { Aside } from "@plenary/sync/client";
import { useState, useSyncExternalStore } from "react";
import * as Y from "yjs";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Button } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { dropAside, openAsides, peek, subscribe } from "./shelf.ts";
import { useRoom } from "./use-room.ts";

export function Asides() {
	const { meeting } = useMeetingHere();
	const asides = useSyncExternalStore(subscribe, openAsides);
	return asides
		.filter((aside) => parseRoom(aside.room)?.meetingId === meeting.id)
		.map((aside) => <Panel key={aside.id} aside={aside} />);
}

interface Words {
	lines: readonly UnsavedLines[];
	titles: readonly UnsavedTitle[];
	places: readonly BoothPlace[];
}

function Panel({ aside }: { aside: Aside }) {
	const { t, moment } = useWords();
	const room = useRoom(aside.room);
	const [words, setWords] = useState<Words>();
	// Compared only once the fresh document is in: until then everything would look lost.
	if (room?.state.synced && !words) setWords(compare(aside, room.doc));
	if (!room || !words) return null;
	const { lines, titles, places } = words;
	const seats = places.length > 0 ? [t("rooms.asidePlaces", { count: places.length })] : [];
	const text = [...lines.flatMap((one) => one.lines), ...titles.map((one) => one.words), ...seats].join("\n");
	const done = () => void dropAside(aside.id);
	const copy = () =>
		void navigator.clipboard.writeText(text).then(
			() => toast(t("rooms.copied")),
			() => toast(t("rooms.copyByHand")),
		);
	const putBack = () => {
		for (const { itemId, lines: missing } of lines) appendParagraphs(room.doc, itemId, missing);
		for (const { id, language, words: title } of titles) setTitle(room.doc, id, language, title);
		for (const { id: _, ...place } of places) placeInterpreter(room.doc, place);
		done();
	};
	return (
		<section className="aside-panel" role="alert" aria-label={t("rooms.asideTitle")}>
			<strong>{t("rooms.asideTitle")}</strong> {t("rooms.asideWhy", { at: moment(aside.at) })}
			<pre>{text || t("rooms.asideNothing")}</pre>
			{text && <Button onClick={copy}>{t("rooms.copy")}</Button>}{" "}
			{text && peek(aside.room)?.state.right === "write" && (
				<Button look="primary" onClick={putBack}>
					{t("rooms.putBack")}
				</Button>
			)}{" "}
			<Button look="quiet" onClick={done}>
				{t("rooms.letGo")}
			</Button>
		</section>
	);
}

function compare(aside: Aside, after: Y.Doc): Words {
	const before = new Y.Doc();
	Y.applyUpdate(before, aside.bytes);
	const kind = parseRoom(aside.room)?.kind;
	const found = {
		lines: kind === "minutes" ? unsavedLines(before, after) : [],
		titles: kind === "minutes" || kind === "planning" ? [] : unsavedTitles(before, after),
		places: kind === "planning" ? unsavedPlaces(before, after) : [],
	};
	before.destroy();
	return found;
}
