/** One item of the grid: start, number, its title in two languages, who presents it, to what end and how long. */
import { setLength } from "@plenary/documents";
import { entryOf, hasWords, type OutlineItem } from "@plenary/domain";
import { memo, useState } from "react";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Chip } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import { useAgendaDesk } from "./desk.tsx";
import { LengthInput } from "./length-input.tsx";
import { NameTags } from "./name-tags.tsx";
import { itemName } from "./names.ts";
import type { Other } from "./presence.ts";
import { RowMenu } from "./row-menu.tsx";
import { SharedInput } from "./shared-input.tsx";
import { titleField } from "./spots.ts";

interface RowProps {
	entry: OutlineItem;
	edge: string;
	active: boolean;
	/** Of all rows, only one is reached by Tab; arrows walk to the others. */
	reachable: boolean;
	others: readonly Other[] | undefined;
}

export const Row = memo(RowNow, (one, other) => {
	const { entry: before, ...rest } = one;
	const { entry: after, ...now } = other;
	return JSON.stringify([before, rest]) === JSON.stringify([after, now]);
});

function RowNow({ entry, edge, active, reachable, others }: RowProps) {
	const words = useWords();
	const { t, languageName } = words;
	const { doc, acts, languages, details } = useAgendaDesk();
	const [near, setNear] = useState(false);
	const { item, number, depth, startsAt } = entry;
	const { id } = item;
	const name = itemName(words, entry);
	const tabIndex = reachable ? 0 : -1;
	const isBreak = item.kind === "break";
	const kind = `${isBreak ? "break" : ""} ${active ? "active" : ""} ${others ? "shared" : ""}`;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset can not be laid out as a row of a grid
		<div
			role="group"
			aria-label={name}
			className={`plan-row depth-${Math.min(depth, 3)} ${edge} ${kind}`}
			data-item={id}
			data-at={id}
			onPointerEnter={() => setNear(true)}
			onPointerLeave={(event) => {
				// A menu that is open stays, wherever the pointer goes.
				if (!event.currentTarget.querySelector(":popover-open")) setNear(false);
			}}
		>
			<time className="plan-start">{startsAt}</time>
			<span className="plan-number plan-grip" draggable data-grip title={t("agenda.drag")}>
				{number}
			</span>
			{languages.slice(0, 2).map((language, place) => {
				const missing = hasWords(item.titles) && !item.titles[language];
				return (
					<SharedInput
						key={language}
						doc={doc}
						id={id}
						language={language}
						className={`plan-title ${place === 0 ? "own" : "other"} ${missing ? "missing" : ""}`}
						aria-label={t("agenda.titleIn", { item: name, language: languageName(language) })}
						placeholder={missing ? t("agenda.noTranslation") : t(isBreak ? "agenda.breakName" : "agenda.untitled")}
						data-field={titleField(language)}
						tabIndex={tabIndex}
						onWrite={() => acts.noteTyping(id, language)}
					/>
				);
			})}
			<button
				type="button"
				className="plan-who"
				data-field="presenter"
				tabIndex={tabIndex}
				onClick={() => details(id, "presenter")}
			>
				<Presenter entry={entry} />
			</button>
			<button
				type="button"
				className="plan-purpose"
				data-field="purpose"
				tabIndex={tabIndex}
				onClick={() => details(id, "purpose")}
			>
				<span className="unseen">{t("agenda.purpose")}</span>
				{item.purpose && <span className="pill">{t(`agenda.purpose.${item.purpose}`)}</span>}
			</button>
			<LengthInput
				minutes={item.minutes}
				className="plan-length num"
				aria-label={t("agenda.lengthOf", { item: name })}
				data-field="length"
				tabIndex={tabIndex}
				onMinutes={(minutes) => acts.step(() => setLength(doc, id, minutes))}
			/>
			<span className="plan-menu">{(active || near) && <RowMenu entry={entry} />}</span>
			<NameTags others={others} />
		</div>
	);
}

/** The delegation's code, or the name of who presents. */
export function Presenter({ entry }: { entry: OutlineItem }) {
	const { t } = useWords();
	const text = useText();
	const { parties } = useMeetingHere();
	const { partyId, name } = entry.item.presenter;
	const party = entryOf(parties, partyId);
	return (
		<>
			<span className="unseen">{t("agenda.presenter")}</span>
			{party && <Chip title={text(party.names)}>{text(party.codes)}</Chip>}
			{name && <span className="plan-name">{name}</span>}
		</>
	);
}
