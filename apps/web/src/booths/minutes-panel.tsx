/** Minutes used today against the limits: of each person in the booth, and of the booth as a team, with the rule's source. */
import { instantOf, micTime } from "@plenary/domain";
import { limitFor, profileLimits, publishedRegime } from "@plenary/roster";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { hoursWords } from "../rosters/roster-words.ts";
import { useWords } from "../words/words.ts";
import { interpretedSoFar } from "./drift-day.ts";
import type { BoothHere } from "./here.ts";

export function MinutesPanel({ here }: { here: BoothHere }) {
	const words = useWords();
	const text = useText();
	const { t } = words;
	const { zone } = useMeetingHere().meeting;
	const { today, sitting, booth } = here;
	const midnight = instantOf(sitting.day, "00:00", zone);
	const people = booth.interpreterIds.filter((id) => !today.out.has(id)).length;
	const { limits } = profileLimits(today.profile, publishedRegime(sitting), booth);
	const limit = limitFor(limits, people);
	const at = today.sittings
		.filter((one) => one.booths.some(({ id }) => id === booth.id))
		.map(({ sittingId }) => sittingId);
	const used = today.ask ? interpretedSoFar(today.ask, at, today.now) : 0;
	return (
		<section className="console-panel" aria-labelledby="console-minutes">
			<h2 id="console-minutes">{t("booths.minutes")}</h2>
			<ul className="mic-team">
				{booth.interpreterIds.map((id) => (
					<li key={id}>
						<span className="grow">{today.nameOf(id)}</span>
						<span className="num">
							{t("booths.atMic", {
								hours: hoursWords(words, Math.floor(micTime(today.desk, id, midnight, today.now) / 60_000)),
							})}
						</span>
					</li>
				))}
			</ul>
			<p>
				{limit
					? t("booths.teamLimit", { people, used: hoursWords(words, used), limit: hoursWords(words, limit.minutes) })
					: t("booths.teamTooSmall", { people, used: hoursWords(words, used) })}
			</p>
			{limit && <p className="quiet small">{text(limit.source.words)}</p>}
		</section>
	);
}
