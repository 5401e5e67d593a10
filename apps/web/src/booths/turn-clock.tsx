/** The clock of a turn: how long somebody has been at the microphone, and in words when that is longer than is good. */
import { rotaRules } from "@plenary/roster";
import { figures } from "../floor/clock.ts";
import { Pill } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";

const { usual, most } = rotaRules.booth.turn;

export function TurnClock({ since, now }: { since: number | undefined; now: number }) {
	const { t } = useWords();
	const ms = since === undefined ? 0 : now - since;
	const minutes = ms / 60_000;
	return (
		<span className="turn-clock">
			<span className="num" role="timer" aria-label={t("booths.turn")}>
				{since === undefined ? "–" : figures(ms)}
			</span>
			<span className="turn-words">
				{minutes >= most.is ? (
					<Pill tone="live">{t("booths.turnOver", { minutes: most.is })}</Pill>
				) : minutes >= usual.is ? (
					<Pill tone="late">{t("booths.turnLong", { minutes: usual.is })}</Pill>
				) : (
					t("booths.turnUsual", { minutes: usual.is })
				)}
			</span>
		</span>
	);
}
