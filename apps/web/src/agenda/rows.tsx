/** The grid: sittings and their items, top to bottom, with one caret walking all of it. */
import type { Place } from "@plenary/documents";
import { flattenItems, type Outline, type OutlineGroup } from "@plenary/domain";
import { type ClipboardEvent, type FocusEvent, Fragment, useCallback, useRef } from "react";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { pressKey } from "./grid-keys.ts";
import { looksLikeList } from "./pasted.ts";
import { tellPlace, useOthers } from "./presence.ts";
import { Row } from "./row.tsx";
import { useRowDrag } from "./row-drag.ts";
import { SittingHead } from "./sitting-head.tsx";
import { languageOf, spotOf, titleField } from "./spots.ts";

/** Where an import begins: a place, and perhaps the text itself. */
export interface ImportPlace {
	readonly place?: Place | undefined;
	readonly text?: string | undefined;
	readonly language?: string | undefined;
}

interface RowsProps {
	outlined: Outline;
	activeId: string | undefined;
	setActive: (itemId: string) => void;
	openImport: (place: ImportPlace) => void;
	openSitting: (sittingId: string) => void;
}

export function Rows({ outlined, activeId, setActive, openImport, openSitting }: RowsProps) {
	const { t } = useWords();
	const { acts, awareness, details, grid, languages, undo, say } = useAgendaDesk();
	const others = useOthers(awareness);
	const leaving = useRef(false);
	const drag = useRowDrag(acts);
	const entered = (event: FocusEvent) => {
		const spot = spotOf(event.target);
		const at = (event.target as HTMLElement).closest<HTMLElement>("[data-at]")?.dataset.at;
		// What is typed in one field is taken back without what was typed in the one before.
		undo.stopCapturing();
		tellPlace(awareness, at, spot?.field);
		if (at && spot) setActive(at);
	};
	const left = (event: FocusEvent) => {
		const spot = spotOf(event.target);
		const language = languageOf(spot?.field);
		if (spot && language) acts.settle(spot.itemId, language);
	};
	const pasted = (event: ClipboardEvent) => {
		const spot = spotOf(event.target);
		const language = languageOf(spot?.field);
		const text = event.clipboardData.getData("text/plain");
		if (!spot || !language || !looksLikeList(text)) return;
		event.preventDefault();
		openImport({ place: { afterId: spot.itemId }, text, language });
	};
	const first = outlined.groups.flatMap((group) => group.items)[0]?.item.id;
	const open = useCallback((sittingId: string) => openSitting(sittingId), [openSitting]);
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: it only hears what its boxes and buttons were pressed for
		<div
			ref={grid}
			className="plan-grid"
			onFocus={entered}
			onBlur={left}
			onPaste={pasted}
			{...drag}
			onPointerDown={() => {
				leaving.current = false;
			}}
			onKeyDown={(event) => {
				if (event.defaultPrevented || (event.target as HTMLElement).closest("[role=menu]")) return;
				const told = () => say(t("agenda.said.leaving"));
				if (pressKey(event, { acts, languages: languages.slice(0, 2), details, leaving, say: told }))
					event.preventDefault();
			}}
		>
			{/* All in one list, so that a row that another person carries to another sitting keeps its caret. */}
			{outlined.groups.flatMap((group) => [
				<Fragment key={`head ${keyOf(group)}`}>
					<SittingHead group={group} open={open} others={others.get(group.sitting?.id ?? "")} />
				</Fragment>,
				...flattenItems(group.items).map((entry, at, all) => (
					<Row
						key={entry.item.id}
						entry={entry}
						edge={edgeOf(at, all.length)}
						active={entry.item.id === activeId}
						reachable={entry.item.id === (activeId ?? first)}
						others={others.get(entry.item.id)}
					/>
				)),
				<button
					key={`add ${keyOf(group)}`}
					type="button"
					className="plan-add"
					onClick={() => acts.add({ sittingId: group.sitting?.id }, titleField(languages[0] ?? ""))}
				>
					{t("agenda.addItemPlus")}
				</button>,
			])}
		</div>
	);
}

const keyOf = (group: OutlineGroup): string => group.sitting?.id ?? "unplaced";

/** The first and the last row of a sitting have round corners. */
const edgeOf = (at: number, count: number): string =>
	[at === 0 ? "first" : "", at === count - 1 ? "last" : ""].filter(Boolean).join(" ");
