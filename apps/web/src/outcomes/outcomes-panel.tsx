/** What has come out of the meeting so far: decisions, actions and recommendations beside the text, updating at once. */

import { observeOutcomes, readOutcomes } from "@plenary/documents";
import { byLabel, isOverdue, type OutcomeRecord, type OutlineItem, outcomeLabel, outcomesRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useState } from "react";
import { goToItem } from "../live/go-to.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom } from "../rooms/use-room.ts";
import { EmptyState, Pill } from "../ui/badges.tsx";
import { today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { useOutcomeWords } from "./outcome-words.ts";
import { Owners } from "./owners.tsx";
import "./outcomes.css";

interface PanelProps {
	items: readonly OutlineItem[];
	openRecord: (recordId: string) => void;
}

export function OutcomesPanel(props: PanelProps) {
	const { meeting } = useMeetingHere();
	const outcomes = useRoom(outcomesRoom(meeting.id));
	return outcomes && <Panel outcomes={outcomes} {...props} />;
}

const tabs = ["action", "decision"] as const;

function Panel({ outcomes, items, openRecord }: PanelProps & { outcomes: OpenRoom }) {
	const { t } = useWords();
	const records = useDocument(outcomes.doc, observeOutcomes, readOutcomes);
	const [tab, setTab] = useState<(typeof tabs)[number]>("action");
	const words = useOutcomeWords();
	const standing = records.filter(
		(record) => record.withdrawnAt === undefined && (record.filedAt !== undefined || words.isInText(record.id)),
	);
	const shown = standing.filter((record) => record.kind === tab).sort(byLabel);
	return (
		<>
			<div className="side-tabs" role="tablist" aria-label={t("outcomes.title")}>
				{tabs.map((kind) => (
					<button
						key={kind}
						type="button"
						role="tab"
						id={`tab-${kind}`}
						aria-controls="outcomes"
						aria-selected={kind === tab}
						onClick={() => setTab(kind)}
					>
						{t(`outcomes.tab.${kind}`)}{" "}
						<span className="num">{standing.filter((record) => record.kind === kind).length}</span>
					</button>
				))}
			</div>
			<div id="outcomes" role="tabpanel" aria-labelledby={`tab-${tab}`}>
				{shown.length === 0 ? (
					<EmptyState title={t(`outcomes.none.${tab}`)}>
						<p>{t(`outcomes.how.${tab}`)}</p>
					</EmptyState>
				) : (
					<ul className="outcome-list">
						{shown.map((record) => (
							<Entry
								key={record.id}
								record={record}
								words={words.of(record)}
								inText={words.isInText(record.id)}
								items={items}
								openRecord={openRecord}
							/>
						))}
					</ul>
				)}
			</div>
		</>
	);
}

interface EntryProps extends PanelProps {
	record: OutcomeRecord;
	words: string;
	inText: boolean;
}

function Entry({ record, words, inText, items, openRecord }: EntryProps) {
	const { t, day } = useWords();
	const item = items.find((one) => one.item.id === record.itemId);
	const overdue = isOverdue(record, today());
	return (
		<li className={`outcome-entry ${record.kind}`} data-record={record.id}>
			<div className="outcome-entry-head">
				<button type="button" className="outcome-label" onClick={() => openRecord(record.id)}>
					{record.number === undefined ? t("outcomes.draft") : outcomeLabel(record.kind, record.number)}
				</button>
				{item?.number && (
					<button type="button" className="outcome-item" onClick={() => goToItem(item.item.id)}>
						{t("outcomes.item", { number: item.number })}
					</button>
				)}
				{!inText && <Pill tone="late">{t("outcomes.notInText")}</Pill>}
			</div>
			<p>{words || t("outcomes.noWords")}</p>
			{record.kind === "action" && (
				<div className="outcome-entry-foot">
					<Owners owners={record.owners} />
					{record.dueOn && (
						<span className={overdue ? "due late" : "due"}>{t("outcomes.due", { day: day(record.dueOn) })}</span>
					)}
					<Pill tone={record.status === "done" ? "done" : overdue ? "late" : "plain"}>
						{t(overdue ? "outcomes.overdue" : `outcomes.status.${record.status}`)}
					</Pill>
				</div>
			)}
		</li>
	);
}
