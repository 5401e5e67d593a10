/** The turns of a booth at a sitting: who is on from when to when, whoever looks marked, and by when relief must come. */
import type { BoothRota, BoothTurn, PublishedRoster } from "@plenary/domain";
import { nameOf } from "../people/names.ts";
import { Pill } from "../ui/badges.tsx";
import { useWords, type Words } from "../words/words.ts";
import { boothName, tagsOf } from "./roster-words.ts";

interface TurnsProps {
	rota: BoothRota;
	people: PublishedRoster["people"];
	/** Whose turns stand out. */
	own: readonly string[] | undefined;
}

export function Turns({ rota, people, own }: TurnsProps) {
	const words = useWords();
	const { t, language } = words;
	const called = (id: string): string => {
		const person = people[id];
		return person ? nameOf(person, language) : t("rosters.gone");
	};
	if (rota.absence === "nobody") return null;
	if (rota.absence) return <p className="quiet small">{t(`rosters.absence.${rota.absence}`)}</p>;
	return (
		<>
			<ol className="turns" aria-label={t("rosters.turnsOf", { booth: boothName(words, rota.booth) })}>
				{rota.turns.map((turn) => {
					const { startsAt, endsAt } = turn;
					const isOwn = own?.includes(turn.interpreterId) ?? false;
					const others = standByWords(turn, called, words);
					return (
						<li key={startsAt} className={isOwn ? "own" : ""}>
							<time className="num">{t("rosters.hoursOf", { startsAt, endsAt })}</time>
							<span>
								{called(turn.interpreterId)}
								{isOwn && <span className="unseen"> ({t("rosters.you")})</span>}
							</span>
							{others && <small className="quiet">{others}</small>}
						</li>
					);
				})}
			</ol>
			{rota.reliefBy && (
				<p className="small">
					<Pill tone="late" dot>
						{t("rosters.reliefBy", { clock: rota.reliefBy })}
					</Pill>
				</p>
			)}
		</>
	);
}

/** "Stand-by: Boris (PL UK) · HY by relay" */
function standByWords({ standBy }: BoothTurn, called: (id: string) => string, { t }: Words): string {
	return [...Map.groupBy(standBy, ({ interpreterIds }) => interpreterIds.map(called).join(", "))]
		.map(([names, alike]) => {
			const languages = tagsOf(alike.map(({ language }) => language));
			return names ? t("rosters.standBy", { names, languages }) : t("rosters.standByRelay", { languages });
		})
		.join(" · ");
}
