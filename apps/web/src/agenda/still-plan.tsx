/** The agenda for those who only read it: the same look, in plain text. */
import { flattenItems, type Outline, type OutlineItem } from "@plenary/domain";
import { PageTitle } from "../frame/page.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import { useTitleLanguages } from "./desk.tsx";
import { Total } from "./plan-head.tsx";
import { Presenter } from "./row.tsx";
import { SittingHead } from "./sitting-head.tsx";

export function StillPlan({ outlined }: { outlined: Outline }) {
	const { t } = useWords();
	return (
		<div className="plan still">
			<header className="plan-head">
				<PageTitle title={t("agenda.title")} />
				<Total outlined={outlined} />
			</header>
			{outlined.groups.length === 0 && <EmptyState title={t("agenda.empty")} />}
			<div className="plan-grid">
				{outlined.groups.map((group) => (
					<section key={group.sitting?.id ?? "unplaced"}>
						<SittingHead group={group} />
						<ol className="plan-list">
							{flattenItems(group.items).map((entry) => (
								<StillRow key={entry.item.id} entry={entry} />
							))}
						</ol>
					</section>
				))}
			</div>
		</div>
	);
}

function StillRow({ entry }: { entry: OutlineItem }) {
	const { t } = useWords();
	const [own = "en", other] = useTitleLanguages();
	const { item, number, depth, startsAt } = entry;
	const ownTitle = item.titles[own];
	const otherTitle = other && item.titles[other];
	// A title that is there in one language only stands where the eye looks first.
	const first = ownTitle || otherTitle;
	return (
		<li className={`plan-row depth-${Math.min(depth, 3)} ${item.kind === "break" ? "break" : ""}`} data-item={item.id}>
			<time className="plan-start">{startsAt}</time>
			<span className="plan-number">{number}</span>
			<span className="plan-title own" lang={ownTitle ? own : other}>
				{first || t(item.kind === "break" ? "agenda.breakName" : "agenda.noTitle")}
			</span>
			<span className="plan-title other" lang={other}>
				{ownTitle && otherTitle}
			</span>
			<span className="plan-who">{(item.presenter.partyId || item.presenter.name) && <Presenter entry={entry} />}</span>
			<span className="plan-purpose">
				{item.purpose && <span className="pill">{t(`agenda.purpose.${item.purpose}`)}</span>}
			</span>
			<span className="plan-length num">{item.minutes ? t("agenda.length", { minutes: item.minutes }) : ""}</span>
		</li>
	);
}
