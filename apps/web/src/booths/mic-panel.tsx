/** The microphone: who is at it and for how long, and the hand-over between the two who share a booth. */
import { type DeskCommand, type HandOverTime, handOverTimes } from "@plenary/domain";
import { figures } from "../floor/clock.ts";
import { useKeys } from "../keys/keys.ts";
import { Kbd, Pill } from "../ui/badges.tsx";
import { useWords, type Words } from "../words/words.ts";
import { type BoothHere, silentFor } from "./here.ts";
import { abilityOf, teamOf } from "./relay.ts";
import { TurnClock } from "./turn-clock.tsx";
import { useDeskCommand } from "./use-desk.tsx";

/** Nobody at the microphone for so long while the floor runs is an alarm, milliseconds. */
const alarmMs = 3_000;

export function MicPanel({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const { today, state, self } = here;
	const { on } = state;
	return (
		<section className="console-panel console-mic" aria-labelledby="console-mic">
			<h2 id="console-mic">{t("booths.microphone")}</h2>
			<p className="console-alarm" role="alert">
				{silentFor(here) > alarmMs && <Pill tone="live">{t("booths.alarmNobody")}</Pill>}
			</p>
			<p className="mic-on">
				<span>
					{on ? (on.interpreterId === self ? t("booths.you") : today.nameOf(on.interpreterId)) : t("booths.nobody")}
				</span>
				<TurnClock since={on?.since} now={today.now} />
			</p>
			<HandOverState here={here} />
			<MicActions here={here} />
			<Team here={here} />
		</section>
	);
}

/** What is under way between the two; its place is kept also when there is nothing. */
function HandOverState({ here }: { here: BoothHere }) {
	const words = useWords();
	const { t } = words;
	const { today, state, self } = here;
	const { on, handOver, reliefAskedAt } = state;
	const name = (id = "") => (id === self ? t("booths.you") : today.nameOf(id));
	return (
		<p className="mic-state" role="status">
			{handOver?.to !== undefined && handOver.dueAt !== undefined && (
				<>
					{t("booths.takesOverIn", { name: name(handOver.to) })}{" "}
					<b className="num">{figures(handOver.dueAt - today.now + 999)}</b>
				</>
			)}
			{handOver?.to !== undefined &&
				handOver.dueAt === undefined &&
				t("booths.takesOverAtEnd", { name: name(handOver.to) })}
			{handOver &&
				handOver.to === undefined &&
				t("booths.offers", { name: name(on?.interpreterId), when: whenWords(words, handOver.in) })}
			{!handOver && reliefAskedAt !== undefined && t("booths.asksRelief", { name: name(on?.interpreterId) })}
		</p>
	);
}

const whenWords = ({ t }: Words, when: HandOverTime): string =>
	typeof when === "number" ? t("booths.when.minutes", { minutes: when }) : t(`booths.when.${when}`);

interface Act {
	readonly words: string;
	readonly command: DeskCommand;
}

/** What whoever sits here can do now, the big one first. */
function actsOf({ sitting, booth, state, self }: BoothHere, words: Words): Act[] {
	if (self === undefined) return [];
	const { t } = words;
	const { on, handOver, reliefAskedAt } = state;
	const at = { sittingId: sitting.sittingId, booth: booth.id };
	const take = (id: string): Act => ({
		words: t(on ? "booths.takeOver" : "booths.take"),
		command: { kind: "takeMic", ...at, interpreterId: id, instead: on?.interpreterId ?? null },
	});
	const withdraw: Act = { words: t("booths.withdraw"), command: { kind: "withdraw", ...at } };
	if (handOver?.to !== undefined)
		return [{ words: t("booths.switchNow"), command: { kind: "handOverNow", ...at } }, withdraw];
	if (on?.interpreterId !== self) {
		const accept = { words: t("booths.accept"), command: { kind: "accept", ...at, interpreterId: self } as const };
		return handOver ? [accept] : [take(self)];
	}
	if (handOver) return [withdraw];
	return [
		...handOverTimes.map((when) => ({
			words: when === "now" ? t("booths.handOver") : whenWords(words, when),
			command: { kind: "offer", ...at, in: when } as const,
		})),
		reliefAskedAt === undefined
			? { words: t("booths.askRelief"), command: { kind: "askRelief", ...at } }
			: { words: t("booths.withdrawRelief"), command: withdraw.command },
		{ words: t("booths.leave"), command: { kind: "leaveMic", ...at } },
	];
}

function MicActions({ here }: { here: BoothHere }) {
	const words = useWords();
	const command = useDeskCommand();
	const acts = actsOf(here, words);
	const [first] = acts;
	useKeys(first ? [{ keys: "k", does: "booths.keyMic", run: () => void command(first.command) }] : []);
	return (
		<div className={here.self === undefined ? "mic-actions" : "mic-actions own"}>
			{acts.map(({ words: label, command: asked }, order) => (
				<button
					key={label}
					type="button"
					className={order === 0 ? "console-key big" : "console-key"}
					onClick={() => void command(asked)}
				>
					{label}
					{order === 0 && <Kbd>K</Kbd>}
				</button>
			))}
		</div>
	);
}

/** Everybody in the booth, how they work from the floor's language, and for those who lead the way to put them on. */
function Team({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const command = useDeskCommand();
	const { today, sitting, booth, state, self, leads, language, map } = here;
	const team = teamOf(sitting, today.team, new Set());
	const acts = leads && self === undefined;
	return (
		<ul className="mic-team">
			{booth.interpreterIds.map((id) => {
				const member = team.find((one) => one.interpreterId === id && one.booth === booth.id);
				const ability = member && language && abilityOf(member, booth.into, language, map);
				const isOut = today.out.has(id);
				const isOn = state.on?.interpreterId === id;
				return (
					<li key={id}>
						<span className="grow">
							{id === self ? t("booths.youAre", { name: today.nameOf(id) }) : today.nameOf(id)}
						</span>
						{isOn && <Pill tone="live">{t("booths.on")}</Pill>}
						{isOut ? (
							<Pill tone="late">{t("booths.isOut")}</Pill>
						) : (
							ability && <Pill tone={ability === "cannot" ? "late" : "plain"}>{t(`booths.ability.${ability}`)}</Pill>
						)}
						{acts && !isOut && !isOn && (
							<button
								type="button"
								className="console-key small"
								onClick={() =>
									void command({
										...{ kind: "takeMic", sittingId: sitting.sittingId, booth: booth.id },
										...{ interpreterId: id, instead: state.on?.interpreterId ?? null },
									})
								}
							>
								{t("booths.putOn")} <span className="unseen">{today.nameOf(id)}</span>
							</button>
						)}
						{acts && isOn && (
							<button
								type="button"
								className="console-key small"
								onClick={() => void command({ kind: "leaveMic", sittingId: sitting.sittingId, booth: booth.id })}
							>
								{t("booths.leave")}
							</button>
						)}
					</li>
				);
			})}
		</ul>
	);
}
