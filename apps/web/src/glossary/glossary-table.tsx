/** The table of concepts by languages: walked with arrows, written in place; on a telephone each concept is a card. */
import type { Concept, TermStatus } from "@plenary/domain";
import { useCallback, useRef, useState } from "react";
import { LangBadge } from "../ui/badges.tsx";
import { useGrowing } from "../ui/growing.ts";
import { useWords } from "../words/words.ts";
import { ConceptRow } from "./concept-row.tsx";
import type { GlossaryDesk } from "./desk.ts";
import { focusSpot, pressKey, type Spot } from "./grid-keys.ts";
import { type Ending, TermBox } from "./term-spot.tsx";

interface GlossaryTableProps {
	desk: GlossaryDesk;
	/** Those that are shown, in their order. */
	shown: readonly Concept[];
	/** Is a new concept being written, above all others? */
	drafting: boolean;
	onDraft: (drafting: boolean) => void;
}

export function GlossaryTable({ desk, shown, drafting, onDraft }: GlossaryTableProps) {
	const { t, languageName } = useWords();
	const { languages, mayWrite, acts, show } = desk;
	const table = useRef<HTMLTableElement>(null);
	const [editing, setEditing] = useState<Spot>();
	const { most, more, end } = useGrowing<HTMLTableRowElement>(shown.length);
	const edit = useCallback((spot: Spot) => setEditing(spot), []);
	const latest = useRef(languages);
	latest.current = languages;
	const goOn = useCallback((spot: Omit<Spot, "termId">, ending: Ending) => {
		setEditing(undefined);
		const at = latest.current.indexOf(spot.language);
		const next = latest.current[at + (ending === "before" ? -1 : 1)];
		if (ending === "below" || ending === "stay") focusSpot(table.current, spot, ending === "below" ? 1 : 0);
		else if (ending !== "left" && next === undefined) focusSpot(table.current, spot);
		else if (ending !== "left" && next !== undefined) {
			// The first term there, as it stands by then, or its empty place.
			requestAnimationFrame(() => {
				const row = table.current?.querySelector(`[data-concept="${CSS.escape(spot.conceptId)}"]`);
				row?.querySelector<HTMLElement>(`[data-spot][data-language="${next}"]`)?.click();
			});
		}
	}, []);
	const finish = useCallback(
		(spot: Spot, words: string | undefined, ending: Ending) => {
			if (words !== undefined) acts.write(spot.conceptId, spot.termId, spot.language, words);
			goOn(spot, ending);
		},
		[acts, goOn],
	);
	const first = languages[0] ?? "en";
	const begin = (words: string | undefined, ending: Ending) => {
		onDraft(false);
		const conceptId = words?.trim() ? acts.add(first, words) : undefined;
		// Enter goes on to the next language of the new concept: the line is to be filled.
		if (conceptId) goOn({ conceptId, language: first }, ending === "below" ? "next" : ending);
	};
	const statusOf = (spot: Spot, status: TermStatus) => spot.termId && acts.status([spot.termId], status);
	const columns = languages.length + (mayWrite ? 2 : 1);
	return (
		<div className="glossary-scroll">
			<table
				ref={table}
				className="glossary"
				onKeyDown={(event) =>
					pressKey(
						event,
						{
							edit,
							show,
							status: statusOf,
							clear: (spot) => spot.termId && acts.write(spot.conceptId, spot.termId, spot.language, ""),
						},
						mayWrite,
					)
				}
			>
				<caption className="unseen">{t("glossary.title")}</caption>
				<thead>
					<tr>
						{languages.map((language) => (
							<th key={language} scope="col">
								<LangBadge tag={language} unread /> {languageName(language)}
							</th>
						))}
						<th scope="col">{t("glossary.about")}</th>
						{mayWrite && (
							<th scope="col">
								<span className="unseen">{t("glossary.menu")}</span>
							</th>
						)}
					</tr>
				</thead>
				<tbody>
					{drafting && (
						<tr className="draft">
							<th scope="row" colSpan={columns}>
								<span className="cell-language">
									<LangBadge tag={first} />
								</span>
								<TermBox
									words=""
									language={first}
									label={t("glossary.newIn", { language: languageName(first) })}
									onEnd={begin}
								/>
								<small className="hint">{t("glossary.newHint")}</small>
							</th>
						</tr>
					)}
					{shown.slice(0, most).map((concept) => (
						<ConceptRow
							key={concept.id}
							concept={concept}
							languages={languages}
							mayWrite={mayWrite}
							acts={acts}
							editing={editing?.conceptId === concept.id ? editing : undefined}
							onEdit={edit}
							onEnd={finish}
							onShow={show}
						/>
					))}
					{more > 0 && (
						<tr ref={end}>
							<td colSpan={columns} className="quiet">
								{t("glossary.more", { count: more })}
							</td>
						</tr>
					)}
				</tbody>
			</table>
		</div>
	);
}
