/** How far the next meeting is prepared, for those who prepare it: each line leads to where it is done. */
import type { MeetingSummary, Readiness } from "@plenary/domain";
import { Link } from "wouter";
import { useReadiness } from "../api/questions.ts";
import { useWords, type Words } from "../words/words.ts";

export function Ready({ meeting }: { meeting: MeetingSummary }) {
	const words = useWords();
	const { data: readiness } = useReadiness(meeting.id, true);
	if (!readiness) return null;
	return (
		<div className="ready">
			<div className="eyebrow">{words.t("home.ready")}</div>
			<ul>
				{linesOf(readiness, meeting, words).map(({ state, say, tab }) => (
					<li key={tab + say} className={state}>
						<span aria-hidden="true" className="ready-mark">
							{{ done: "✓", open: "!", none: "" }[state]}
						</span>
						<span className="unseen">{words.t(`home.ready.${state}`)}</span>
						<Link href={`/meetings/${meeting.id}/${tab}`}>{say}</Link>
					</li>
				))}
			</ul>
		</div>
	);
}

interface Line {
	readonly state: "done" | "open" | "none";
	readonly say: string;
	readonly tab: "plan" | "people" | "interpreters";
}

function linesOf(ready: Readiness, { languages }: MeetingSummary, { t }: Words): Line[] {
	const { items, untranslated, people, cameIn, chaired, sittings, interpreted, rosterVersion } = ready;
	const agenda: Line =
		items === 0
			? { state: "none", say: t("home.ready.noAgenda"), tab: "plan" }
			: untranslated > 0
				? { state: "open", say: t("home.ready.untranslated", { count: untranslated }), tab: "plan" }
				: { state: "done", say: t("home.ready.agenda", { count: items }), tab: "plan" };
	const invited: Line =
		people === 0
			? { state: "none", say: t("home.ready.nobody"), tab: "people" }
			: { state: cameIn < people ? "open" : "done", say: t("home.ready.cameIn", { cameIn, people }), tab: "people" };
	const chair: Line[] = people > 0 && !chaired ? [{ state: "open", say: t("home.ready.noChair"), tab: "people" }] : [];
	if (languages.length < 2 && interpreted === 0) return [agenda, invited, ...chair];
	const booths: Line = {
		state: interpreted === 0 ? "none" : interpreted < sittings ? "open" : "done",
		say: t("home.ready.interpreted", { interpreted, sittings }),
		tab: "interpreters",
	};
	const roster: Line = {
		state: rosterVersion === null ? "none" : "done",
		say: rosterVersion === null ? t("home.ready.noRoster") : t("home.ready.roster", { version: rosterVersion }),
		tab: "interpreters",
	};
	return [agenda, invited, ...chair, booths, roster];
}
