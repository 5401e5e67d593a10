/** A day that runs late: which limits it will reach, what could be done, and who has agreed to stay for how long. */
import { useMeetingHere } from "../meeting/frame.tsx";
import { tagsOf } from "../rosters/roster-words.ts";
import { Pill } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import { type DayDrift, overtimeOf, staying } from "./drift-day.ts";
import { driftWords, optionWords } from "./drift-words.ts";
import type { BoothHere } from "./here.ts";
import { teamOf } from "./relay.ts";
import { useDeskCommand } from "./use-desk.tsx";

/** Minutes of overtime that can be agreed by one press. */
const offered = [15, 30, 60];
/** So many options of a kind are enough to choose from. */
const mostOfKind = 2;

/** Those who lead see every booth's; whoever sits in one, their own from the first notice on. */
export function DriftPanel({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const { today, booth, leads } = here;
	const due = today.drifts.filter((one) => one.alarms.some(({ isDue }) => isDue) && (leads || one.booth === booth.id));
	return (
		<section className="console-panel" aria-labelledby="console-drift" aria-live="polite">
			<h2 id="console-drift">{t("booths.drift")}</h2>
			{due.length === 0 && <p className="quiet">{t("booths.driftNone")}</p>}
			{due.map((drift) => (
				<Reached key={`${drift.groupId} ${drift.code} ${drift.memberId}`} here={here} drift={drift} />
			))}
		</section>
	);
}

function Reached({ here, drift }: { here: BoothHere; drift: DayDrift }) {
	const words = useWords();
	const { t } = words;
	const { zone } = useMeetingHere().meeting;
	const { today, leads } = here;
	const options = shown(drift.options).flatMap((option) => {
		const sentence = optionWords(words, option, today, zone);
		return sentence ? [{ sentence, enough: isEnough(option) }] : [];
	});
	return (
		<div className="drift">
			<p>
				<Pill tone={today.now >= drift.at ? "live" : "late"}>
					{today.now >= drift.at
						? t("booths.reached")
						: t("booths.inMinutes", { minutes: Math.ceil((drift.at - today.now) / 60_000) })}
				</Pill>{" "}
				{driftWords(words, drift, today, zone)}
			</p>
			{leads && (
				<ul className="drift-options">
					{options.map(({ sentence, enough }) => (
						<li key={sentence}>
							{sentence} {enough && <Pill tone="done">{t("booths.enough")}</Pill>}
						</li>
					))}
				</ul>
			)}
			{drift.code === "hours" && <Overtime here={here} drift={drift} />}
		</div>
	);
}

/** Of each kind those that save most; what alone would do stands first. */
function shown(options: DayDrift["options"]): DayDrift["options"] {
	const saves = (option: DayDrift["options"][number]) => ("saves" in option ? option.saves : 0);
	return [...Map.groupBy(options, ({ kind }) => kind).values()]
		.flatMap((alike) => alike.toSorted((one, other) => saves(other) - saves(one)).slice(0, mostOfKind))
		.sort((one, other) => Number(isEnough(other)) - Number(isEnough(one)));
}

const isEnough = (option: DayDrift["options"][number]): boolean => "isEnough" in option && option.isEnough;

/** Agreed one by one: nobody is kept by what another has agreed to. */
function Overtime({ here, drift }: { here: BoothHere; drift: DayDrift }) {
	const { t, list } = useWords();
	const command = useDeskCommand();
	const { today, self, leads, sitting } = here;
	if (!today.ask) return null;
	const ask = today.ask;
	const left = staying(sitting, teamOf(sitting, today.team, today.out), ask);
	return (
		<>
			<ul className="mic-team">
				{drift.members.map((id) => {
					const agreed = overtimeOf(ask, drift.sittingId, id);
					const agree = (minutes: number) =>
						void command({ kind: "agreeOvertime", sittingId: drift.sittingId, interpreterId: id, minutes });
					return (
						<li key={id}>
							<span className="grow">{today.nameOf(id)}</span>
							<Pill tone={agreed > 0 ? "done" : "plain"}>
								{agreed > 0 ? t("booths.stays", { minutes: agreed }) : t("booths.staysNot")}
							</Pill>
							{(leads || id === self) &&
								[...offered, 0]
									.filter((minutes) => minutes !== agreed)
									.map((minutes) => (
										<button key={minutes} type="button" className="console-key small" onClick={() => agree(minutes)}>
											{minutes > 0 ? t("booths.agree", { minutes }) : t("booths.takeBack")}
											<span className="unseen">{today.nameOf(id)}</span>
										</button>
									))}
						</li>
					);
				})}
			</ul>
			<p className="small">
				{left.length === 0
					? t("booths.nothingLeft")
					: t("booths.leftAfter", { needs: list(left.map(({ from, to }) => `${tagsOf([from])} → ${tagsOf([to])}`)) })}
			</p>
		</>
	);
}
