/** For those who lead: who can not work, what is lost by it, who could come instead, and the turns until then. */
import { leastRegime, publishedRegime, regimeText } from "@plenary/roster";
import { Bookings } from "../bookings/bookings-desk.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { boothName, tagsOf } from "../rosters/roster-words.ts";
import { Pill } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { type Missed, missedAt } from "./illness.ts";
import { teamOf } from "./relay.ts";
import { Relief } from "./relief.tsx";
import { Source } from "./source.tsx";
import { sourceWords } from "./source-words.ts";
import { ReliefBy, useTurns } from "./turns.tsx";
import { useDeskCommand } from "./use-desk.tsx";
import type { Today } from "./use-today.ts";

export function IllnessPanel({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const command = useDeskCommand();
	const { meeting } = useMeetingHere();
	const { today } = here;
	const everybody = [...new Set(today.sittings.flatMap(({ booths }) => booths.flatMap((one) => one.interpreterIds)))];
	const boothsOf = (id: string) => [
		...new Set(
			today.sittings.flatMap(({ booths }) =>
				booths.filter((one) => one.interpreterIds.includes(id)).map((one) => one.id),
			),
		),
	];
	return (
		<section className="console-panel" aria-labelledby="console-ill">
			<h2 id="console-ill">{t("booths.team")}</h2>
			<ul className="mic-team">
				{everybody.map((interpreterId) => {
					const isOut = today.out.has(interpreterId);
					return (
						<li key={interpreterId}>
							<span className="grow">
								{today.nameOf(interpreterId)}{" "}
								<small className="quiet">{boothsOf(interpreterId).join(", ").toUpperCase()}</small>
							</span>
							{isOut && <Pill tone="late">{t("booths.isOut")}</Pill>}
							<button
								type="button"
								className="console-key small"
								onClick={() => void command({ kind: isOut ? "backInAction" : "outOfAction", interpreterId })}
							>
								{t(isOut ? "booths.backInAction" : "booths.outOfAction")}
								<span className="unseen">{today.nameOf(interpreterId)}</span>
							</button>
						</li>
					);
				})}
			</ul>
			{today.out.size > 0 && (
				<Bookings meetingId={meeting.id} zone={meeting.zone}>
					{everybody
						.filter((id) => today.out.has(id))
						.map((id) => (
							<Without key={id} today={today} interpreterId={id} />
						))}
				</Bookings>
			)}
		</section>
	);
}

function Without({ today, interpreterId }: { today: Today; interpreterId: string }) {
	const { t } = useWords();
	const { meeting } = useMeetingHere();
	const missed = missedAt(today, interpreterId);
	const day = today.sittings[0]?.day;
	const byBooth = Map.groupBy(missed, ({ booth }) => booth.id);
	return (
		<section className="ill" aria-label={t("booths.without", { name: today.nameOf(interpreterId) })}>
			<h3>{t("booths.without", { name: today.nameOf(interpreterId) })}</h3>
			{missed.length === 0 && <p className="quiet">{t("booths.notMissed")}</p>}
			{[...byBooth].map(([booth, those]) => (
				<div key={booth}>
					{those.map((one) => (
						<At key={one.sitting.sittingId} today={today} missed={one} />
					))}
					<Relief today={today} missed={those} interpreterId={interpreterId} />
				</div>
			))}
			<LinkButton href={`/meetings/${meeting.id}/interpreters?day=${day}`}>{t("booths.toPlanner")}</LinkButton>
		</section>
	);
}

function At({ today, missed }: { today: Today; missed: Missed }) {
	const words = useWords();
	const { t } = words;
	const { sitting, booth, falls } = missed;
	return (
		<div className="missed">
			<p>
				<b>
					{sitting.startsAt} · {boothName(words, booth.id)}
				</b>
			</p>
			<ul className="relay-map">
				{falls.length === 0 && <li>{t("booths.nothingLost")}</li>}
				{falls.map(({ from, to, after }) => (
					<li key={`${from} ${to}`}>
						<span>{t("booths.lost", { need: `${tagsOf([from])} → ${tagsOf([to])}` })}</span>
						<Source words={sourceWords(words, after)} />
					</li>
				))}
			</ul>
			<LeastRegime today={today} missed={missed} />
			<Turns today={today} missed={missed} />
		</div>
	);
}

/** What the chair can say if nobody comes: with which languages everything that is said would still be heard. */
function LeastRegime({ today, missed: { sitting, falls } }: { today: Today; missed: Missed }) {
	const { t, list, languageName } = useWords();
	if (!falls.some(({ after }) => after.kind === "none")) return null;
	const regime = publishedRegime(sitting);
	const given = leastRegime(regime, teamOf(sitting, today.team, today.out));
	if (!given) return <p>{t("booths.leastNone")}</p>;
	const before = regimeText(regime);
	const after = `${regime.spoken.length - given.spoken.length}-${regime.heard.length - given.heard.length}`;
	const names = (tags: readonly string[]) => list(tags.map(languageName));
	return (
		<p>
			{t("booths.least", { before, after })}{" "}
			{given.spoken.length > 0 && t("booths.leastSpoken", { languages: names(given.spoken) })}{" "}
			{given.heard.length > 0 && t("booths.leastHeard", { languages: names(given.heard) })}
		</p>
	);
}

/** Who is on from when to when, if those who are left go on alone. */
function Turns({ today, missed }: { today: Today; missed: Missed }) {
	const { t, time, list } = useWords();
	const { zone } = useMeetingHere().meeting;
	const { turns, reliefBy } = useTurns(today, missed);
	return (
		<>
			{turns.length > 0 && (
				<p>
					{t("booths.turns", {
						turns: list(turns.map(({ memberId, from }) => `${time(from, zone)} ${today.nameOf(memberId)}`)),
					})}
				</p>
			)}
			<ReliefBy at={reliefBy} />
		</>
	);
}
