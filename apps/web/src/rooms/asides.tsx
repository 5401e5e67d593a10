/** Words that the server would not take: shown until they are copied or put back, so that nothing is lost unseen. */

import {
	appendParagraphs,
	placeInterpreter,
	readGlossary,
	setTitle,
	takeInConcepts,
	type UnsavedLines,
	type UnsavedTitle,
	unsavedConcepts,
	unsavedLines,
	unsavedPlaces,
	unsavedTitles,
} from "@plenary/documents";
import { type BoothPlace, type GlossaryPlan, parseRoom } from "@plenary/domain";
import type { Aside } from "@plenary/sync/client";
import { useState, useSyncExternalStore } from "react";
import * as Y from "yjs";
import { useMyself } from "../api/questions.ts";
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
	concepts: GlossaryPlan | undefined;
}

function Panel({ aside }: { aside: Aside }) {
	const { t, moment } = useWords();
	const { account } = useMyself();
	const room = useRoom(aside.room);
	const [words, setWords] = useState<Words>();
	// Compared only once the fresh document is in: until then everything would look lost.
	if (room?.state.synced && !words) setWords(compare(aside, room.doc));
	if (!room || !words) return null;
	const { lines, titles, places, concepts } = words;
	const seats = places.length > 0 ? [t("rooms.asidePlaces", { count: places.length })] : [];
	const text = [
		...lines.flatMap((one) => one.lines),
		...titles.map((one) => one.words),
		...seats,
		...linesOf(concepts, room.doc),
	].join("\n");
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
		if (concepts) takeInConcepts(room.doc, concepts, { by: account.id, at: Date.now() });
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
		titles: kind === "agenda" ? unsavedTitles(before, after) : [],
		concepts: kind === "glossary" ? unsavedConcepts(before, after) : undefined,
		places: kind === "planning" ? unsavedPlaces(before, after) : [],
	};
	before.destroy();
	return found;
}

/** What would be put back into a glossary, a line a concept. */
function linesOf(plan: GlossaryPlan | undefined, doc: Y.Doc): string[] {
	if (!plan) return [];
	const known = new Map(readGlossary(doc).map(({ id, terms }) => [id, terms]));
	const changed = plan.changed.map(({ conceptId, added }) => [...(known.get(conceptId) ?? []).slice(0, 1), ...added]);
	return [...plan.fresh.map(({ terms }) => terms), ...changed].map((terms) =>
		terms.map(({ words }) => words).join(" · "),
	);
}
