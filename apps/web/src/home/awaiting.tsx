/** What awaits the reader: open actions from any meeting, the soonest due first. */
import type { Awaiting } from "@plenary/domain";
import { Link } from "wouter";
import { useText } from "../api/questions.ts";
import { Chip, EmptyState, Pill } from "../ui/badges.tsx";
import { daysBetween, today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";

export function AwaitingList({ awaiting }: { awaiting: readonly Awaiting[] }) {
	const { t } = useWords();
	if (awaiting.length === 0) {
		return (
			<div className="sheet">
				<EmptyState title={t("home.nothingAwaits")}>{t("home.nothingAwaitsWhy")}</EmptyState>
			</div>
		);
	}
	return (
		<ul className="list">
			{awaiting.map((one) => (
				<AwaitingRow key={`${one.meetingId} ${one.recordId}`} awaiting={one} />
			))}
		</ul>
	);
}

function AwaitingRow({ awaiting }: { awaiting: Awaiting }) {
	const { t, inDays, day } = useWords();
	const text = useText();
	const days = awaiting.dueOn === null ? null : daysBetween(today(), awaiting.dueOn);
	const due = awaiting.dueOn === null ? t("home.noDue") : t("home.due", { day: day(awaiting.dueOn) });
	return (
		<li>
			{awaiting.number !== null && <Chip>A-{awaiting.number}</Chip>}
			<span className="grow">
				<Link className="row-link" href={`/meetings/${awaiting.meetingId}/live`}>
					{text(awaiting.words) || t("home.actionWithoutWords")}
				</Link>
				<small>
					{due} · {text(awaiting.meetingTitles)}
				</small>
			</span>
			{days !== null && days < 0 && <Pill tone="late">{t("home.overdue", { count: -days })}</Pill>}
			{days !== null && days >= 0 && days < 14 && <Pill>{inDays(days)}</Pill>}
		</li>
	);
}
