/** The team sheet: every sitting with its booths and who sits in them, to be read and to be printed. */
import type { BoothRota, RosterSnapshot } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { LangBadge } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import { boothHeading } from "./roster-words.ts";
import { Turns } from "./turns.tsx";

interface TeamSheetProps {
	roster: RosterSnapshot;
	/** Draft, or which version: stands under the meeting's name on paper. */
	state: string;
	/** Whose lines stand out. */
	own?: readonly string[] | undefined;
	/** The turns in its booths, where they are to be shown. */
	rotas?: readonly BoothRota[] | undefined;
	/** True where the screen shows something else. */
	onlyPrinted?: boolean;
}

export function TeamSheet({ roster, state, own, rotas, onlyPrinted = false }: TeamSheetProps) {
	const { weekday, dayRange } = useWords();
	const { meeting } = useMeetingHere();
	const text = useText();
	const days = [...Map.groupBy(roster.sittings, (sitting) => sitting.day)];
	return (
		<div className={onlyPrinted ? "team-sheet only-printed" : "team-sheet"}>
			<header className="only-printed">
				<h1>{text(meeting.titles)}</h1>
				<p>
					{dayRange(meeting.startsOn, meeting.endsOn)} · {[meeting.hall, meeting.place].filter(Boolean).join(", ")}
				</p>
				<p>{state}</p>
			</header>
			{days.map(([day, sittings]) => (
				<section key={day}>
					<h2>{weekday(day)}</h2>
					{sittings.map((sitting) => (
						<SittingSheet key={sitting.sittingId} sitting={sitting} people={roster.people} own={own} rotas={rotas} />
					))}
				</section>
			))}
		</div>
	);
}

interface SittingSheetProps {
	sitting: RosterSnapshot["sittings"][number];
	people: RosterSnapshot["people"];
	own: readonly string[] | undefined;
	rotas: readonly BoothRota[] | undefined;
}

function SittingSheet({ sitting, people, own, rotas }: SittingSheetProps) {
	const words = useWords();
	const { t, language, languageName, list } = words;
	const text = useText();
	const { startsAt, endsAt, hall, mode, spoken, booths, heavy, pivots, strengths } = sitting;
	const title = text(sitting.titles);
	const about = [
		...[hall, t(`rosters.mode.${mode}`), t("rosters.spoken", { languages: list(spoken.map(languageName)) })],
		...[heavy && t("rosters.heavy"), pivots && t("rosters.relayFrom", { languages: list(pivots.map(languageName)) })],
	];
	const turnsOf = (booth: string) =>
		rotas?.find((rota) => rota.sittingId === sitting.sittingId && rota.booth === booth);
	return (
		<article className="sheet sitting-sheet">
			<h3>
				<time className="num">{t("rosters.hoursOf", { startsAt, endsAt })}</time> {title}
			</h3>
			<p className="quiet">{about.filter(Boolean).join(" · ")}</p>
			<table>
				<thead className="unseen">
					<tr>
						<th scope="col">{t("rosters.boothHead")}</th>
						<th scope="col">{t("rosters.peopleHead")}</th>
					</tr>
				</thead>
				<tbody>
					{booths.map((booth) => (
						<tr key={booth.id} className={turnsOf(booth.id) ? "with-turns" : ""}>
							<th scope="row" className="sheet-booth">
								{booth.into.map((tag) => (
									<LangBadge key={tag} tag={tag} unread />
								))}{" "}
								{boothHeading(words, booth.id)}
								{strengths
									?.filter((decided) => decided.booth === booth.id)
									.map(({ people: count, reason }) => (
										<small key={reason} className="quiet">
											{t("rosters.decided", { count, reason })}
										</small>
									))}
							</th>
							<td>
								{booth.interpreterIds.length === 0 && <span className="quiet">{t("rosters.emptyBooth")}</span>}
								<ul>
									{booth.interpreterIds.map((id) => {
										const person = people[id];
										return (
											<li key={id} className={own?.includes(id) ? "own" : ""}>
												{person && nameOf(person, language)}
												{own?.includes(id) && <span className="pill">{t("rosters.you")}</span>}
											</li>
										);
									})}
								</ul>
								<BoothTurns rota={turnsOf(booth.id)} people={people} own={own} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</article>
	);
}

function BoothTurns({ rota, ...props }: { rota: BoothRota | undefined } & Pick<SittingSheetProps, "people" | "own">) {
	return rota ? <Turns rota={rota} {...props} /> : null;
}
