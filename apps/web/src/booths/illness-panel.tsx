/** For those who lead: who can not work, what is lost by it, who could come instead, and the turns until then. */
import { leastRegime, publishedRegime, regimeText } from "@plenary/roster";
import { useMemo } from "react";
import { Bookings } from "../bookings/bookings-desk.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { boothName, tagsOf } from "../rosters/roster-words.ts";
import { Pill } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { type Missed, missedAt, rotaWithout } from "./illness.ts";
import { relayMap, teamOf } from "./relay.ts";
import { Relief } from "./relief.tsx";
import { Source } from "./source.tsx";
import { sourceWords } from "./source-words.ts";
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
	const words = useWords();
	const { t, time, list } = words;
	const { zone } = useMeetingHere().meeting;
	const { desk, team, out } = today;
	const said = desk.language?.sittingId === missed.sitting.sittingId ? desk.language.language : undefined;
	const map = said === undefined ? [] : relayMap(missed.sitting, teamOf(missed.sitting, team, out), said);
	// The turns stand still within a minute: they are read, and cost a computation.
	const now = Math.floor(today.now / 60_000) * 60_000;
	const times = today.ask?.day.sittings.find(({ sittingId }) => sittingId === missed.sitting.sittingId);
	const begins = Math.max(
		now,
		times?.entries.some(({ state }) => state === "current") ? now : (times?.expectedAt ?? now),
	);
	const key = JSON.stringify([now, said, [...out], desk.booths]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that turns follow from
	const { turns, reliefBy } = useMemo(() => rotaWithout({ ...today, now }, missed, map), [key]);
	const at = (minutes: number) => time(begins + minutes * 60_000, zone);
	return (
		<>
			{turns.length > 0 && (
				<p>
					{t("booths.turns", {
						turns: list(turns.map(({ memberId, from }) => `${at(from)} ${today.nameOf(memberId)}`)),
					})}
				</p>
			)}
			{reliefBy !== undefined && (
				<p>
					<Pill tone="live">{t("booths.reliefMust", { at: at(reliefBy) })}</Pill>
				</p>
			)}
		</>
	);
}
