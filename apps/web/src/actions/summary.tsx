/** Follow-up at a glance: how much is done and late, who has most to do, and when the rest falls due. */

import type { ListedAction } from "@plenary/domain";
import { memo } from "react";
import { useParties, useText } from "../api/questions.ts";
import { Chip } from "../ui/badges.tsx";
import { today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { dueByWeek, type Figures, figuresByParty } from "./figures.ts";

const mostParties = 4;
const weeks = 12;

/** The same for the same actions, whatever is typed beside it. */
export const Summary = memo(SummaryNow);

function SummaryNow({ actions, figures }: { actions: readonly ListedAction[]; figures: Figures }) {
	const { t } = useWords();
	return (
		<div className="action-figures">
			<section className="sheet" aria-label={t("actions.all")}>
				<h2 className="eyebrow">{t("actions.all")}</h2>
				<p>
					<b className="big num">{figures.open}</b> {t("actions.openOf", { all: figures.all })}
				</p>
				<Share figures={figures} />
				<p className="quiet">
					{t("actions.shares", { done: figures.done, inProgress: figures.inProgress })}
					{figures.late > 0 && (
						<>
							{" · "}
							<b className="late">{t("actions.late", { count: figures.late })}</b>
						</>
					)}
				</p>
			</section>
			<Parties actions={actions} />
			<Weeks counts={dueByWeek(actions, today(), weeks)} />
		</div>
	);
}

/** Drawn for the eye; the words beside it say the same. */
function Share({ figures: { all, done, inProgress, late } }: { figures: Figures }) {
	const part = (count: number) => `${all > 0 ? (100 * count) / all : 0}%`;
	return (
		<svg className="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
			<rect className="of-done" width={part(done)} height="10" />
			<rect className="of-progress" x={part(done)} width={part(inProgress)} height="10" />
			<rect className="of-late" x={part(done + inProgress)} width={part(late)} height="10" />
		</svg>
	);
}

function Parties({ actions }: { actions: readonly ListedAction[] }) {
	const { t } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const busiest = figuresByParty(actions, today()).slice(0, mostParties);
	if (busiest.length === 0) return null;
	return (
		<section className="sheet" aria-label={t("actions.byParty")}>
			<h2 className="eyebrow">{t("actions.byParty")}</h2>
			<ul className="party-figures">
				{busiest.map(({ partyId, ...figures }) => {
					const party = parties.find(({ id }) => id === partyId);
					return (
						<li key={partyId}>
							<Chip title={party && text(party.names)}>{party ? text(party.codes) : "?"}</Chip>
							<Share figures={figures} />
							<span className="quiet">
								{t("actions.open", { count: figures.open })}
								{figures.late > 0 && `, ${t("actions.late", { count: figures.late })}`}
							</span>
						</li>
					);
				})}
			</ul>
		</section>
	);
}

function Weeks({ counts }: { counts: readonly number[] }) {
	const { t } = useWords();
	const most = Math.max(...counts, 1);
	const due = counts.reduce((sum, count) => sum + count, 0);
	return (
		<section className="sheet" aria-label={t("actions.weeks", { weeks })}>
			<h2 className="eyebrow">{t("actions.weeks", { weeks })}</h2>
			<svg className="weeks" viewBox={`0 0 ${weeks * 10} 40`} preserveAspectRatio="none" aria-hidden="true">
				{counts.map((count, week) => {
					const height = (36 * count) / most;
					// biome-ignore lint/suspicious/noArrayIndexKey: a week is its place
					return <rect key={week} x={week * 10 + 2} y={38 - height} width="6" height={height} rx="1" />;
				})}
				<path d={`M0 39h${weeks * 10}`} />
			</svg>
			<p className="quiet">{t("actions.dueSoon", { soon: counts[0] ?? 0, all: due })}</p>
		</section>
	);
}
