/** Turns of a booth from this minute on: planned anew when an item overruns, somebody takes over, or somebody falls out. */
import { instantOf } from "@plenary/domain";
import { boothRotas } from "@plenary/roster";
import { useMemo } from "react";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Pill } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { rotaWithout } from "./illness.ts";
import { relayMap, teamOf } from "./relay.ts";
import type { Today } from "./use-today.ts";

type Booth = Pick<BoothHere, "sitting" | "booth">;

interface TurnsAhead {
	readonly turns: readonly { readonly memberId: string; readonly from: number; readonly to: number }[];
	/** When somebody else has to come, if nobody of the booth may go on. */
	readonly reliefBy: number | undefined;
}

/** Instants. */
export function useTurns(today: Today, { sitting, booth }: Booth): TurnsAhead {
	const { desk, team, out, floor } = today;
	const said = desk.language?.sittingId === sitting.sittingId ? desk.language.language : undefined;
	const map = said === undefined ? [] : relayMap(sitting, teamOf(sitting, team, out), said);
	// The turns stand still within a minute: they are read, and cost a computation.
	const now = Math.floor(today.now / 60_000) * 60_000;
	const times = today.ask?.day.sittings.find(({ sittingId }) => sittingId === sitting.sittingId);
	const isOn = times?.entries.some(({ state }) => state === "current") ?? false;
	const begins = isOn ? now : Math.max(now, times?.expectedAt ?? now);
	const key = JSON.stringify([now, said, [...out], desk.booths, floor.current, booth]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that turns follow from
	return useMemo(() => {
		const { turns, reliefBy } = rotaWithout({ ...today, now }, { sitting, booth }, map);
		const at = (minutes: number) => begins + minutes * 60_000;
		return {
			turns: turns.map(({ memberId, from, to }) => ({ memberId, from: at(from), to: at(to) })),
			reliefBy: reliefBy === undefined ? undefined : at(reliefBy),
		};
	}, [key]);
}

/** As the published page and the papers have them, by the venue's clocks: what holds until the sitting begins. */
function usePublishedTurns({ sittings, agenda, team }: Today, { sitting, booth }: Booth): TurnsAhead {
	const { zone } = useMeetingHere().meeting;
	const key = JSON.stringify([sittings, sitting.sittingId, booth.id, team.languages]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: the key says what the sittings are
	return useMemo(() => {
		const theirs = sittings.map((one) => ({ ...one, booths: one.booths.filter(({ id }) => id === booth.id) }));
		const rotas = boothRotas({ sittings: theirs, agenda, languages: team.languages });
		const rota = rotas.find(({ sittingId }) => sittingId === sitting.sittingId);
		const at = (clock: string) => instantOf(sitting.day, clock, zone);
		return {
			turns: (rota?.turns ?? []).map(({ interpreterId, startsAt, endsAt }) => ({
				...{ memberId: interpreterId, from: at(startsAt), to: at(endsAt) },
			})),
			reliefBy: rota?.reliefBy === undefined ? undefined : at(rota.reliefBy),
		};
	}, [key, agenda, zone]);
}

/** On the console: who is on from when to when, the reader's own turns marked. */
export function TurnsPanel({ here }: { here: BoothHere }) {
	const { today, sitting } = here;
	const { zone } = useMeetingHere().meeting;
	const times = today.ask?.day.sittings.find(({ sittingId }) => sittingId === sitting.sittingId);
	const hasBegun = times?.entries.some(({ state }) => state !== "ahead") ?? false;
	const isEarly = !hasBegun && today.out.size === 0 && today.now < instantOf(sitting.day, sitting.startsAt, zone);
	return isEarly ? <Published here={here} /> : <FromNow here={here} />;
}

const Published = ({ here }: { here: BoothHere }) => (
	<Shown here={here} ahead={usePublishedTurns(here.today, here)} wordsId="booths.turnsPublished" />
);
const FromNow = ({ here }: { here: BoothHere }) => (
	<Shown here={here} ahead={useTurns(here.today, here)} wordsId="booths.turnsAhead" />
);

interface ShownProps {
	here: BoothHere;
	ahead: TurnsAhead;
	wordsId: "booths.turnsAhead" | "booths.turnsPublished";
}

function Shown({ here: { today, self }, ahead: { turns, reliefBy }, wordsId }: ShownProps) {
	const { t, time } = useWords();
	const { zone } = useMeetingHere().meeting;
	if (turns.length === 0) return null;
	return (
		<section className="console-panel" aria-labelledby="console-turns">
			<h2 id="console-turns">{t(wordsId)}</h2>
			<ol className="turns-ahead">
				{turns.map(({ memberId, from, to }) => (
					<li key={from} className={memberId === self ? "own" : ""}>
						<time className="num">{t("booths.turnSpan", { from: time(from, zone), to: time(to, zone) })}</time>
						<span>{memberId === self ? t("booths.you") : today.nameOf(memberId)}</span>
					</li>
				))}
			</ol>
			<ReliefBy at={reliefBy} />
		</section>
	);
}

export function ReliefBy({ at }: { at: number | undefined }) {
	const { t, time } = useWords();
	const { zone } = useMeetingHere().meeting;
	if (at === undefined) return null;
	return (
		<p>
			<Pill tone="live">{t("booths.reliefMust", { at: time(at, zone) })}</Pill>
		</p>
	);
}
