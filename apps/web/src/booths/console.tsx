/** The console of one booth: the item, the floor's language, the microphone, signals, and who hears the floor how. */
import { elapsed, floorClock } from "@plenary/domain";
import { figures } from "../floor/clock.ts";
import { useSpan } from "../floor/floor-bar.tsx";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Kbd, LangBadge, Pill } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import { DriftPanel } from "./drift-panel.tsx";
import { GlossaryPanel } from "./glossary-panel.tsx";
import type { BoothHere } from "./here.ts";
import { IllnessPanel } from "./illness-panel.tsx";
import { MicPanel } from "./mic-panel.tsx";
import { MinutesPanel } from "./minutes-panel.tsx";
import { hangingOn } from "./relay.ts";
import { RelayPanel } from "./relay-panel.tsx";
import { SignalPanel } from "./signal-panel.tsx";
import { Source } from "./source.tsx";
import { sourceWords } from "./source-words.ts";
import { TurnsPanel } from "./turns.tsx";
import { useDeskCommand } from "./use-desk.tsx";

export function Console({ here }: { here: BoothHere }) {
	return (
		<div className="console-columns">
			<div className="console-column">
				<NowPanel here={here} />
				<GlossaryPanel here={here} />
				<LanguagePanel here={here} />
				<MicPanel here={here} />
				<RelayPanel here={here} />
			</div>
			<div className="console-column">
				<SignalPanel here={here} />
				<TurnsPanel here={here} />
				<MinutesPanel here={here} />
				<DriftPanel here={here} />
				{here.leads && <IllnessPanel here={here} />}
			</div>
		</div>
	);
}

/** What is being taken, in all languages of the meeting. */
function NowPanel({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const span = useSpan();
	const { meeting } = useMeetingHere();
	const { floor, items, now } = here.today;
	const current = items.get(floor.current?.itemId ?? "");
	const clock = floorClock(floor, now, current?.item.minutes);
	const paused = floor.current !== undefined && floor.current.resumedAt === undefined;
	return (
		<section className="console-panel console-now" aria-labelledby="console-now">
			<h2 id="console-now">
				{current ? t("floor.itemOf", { number: current.number || "–" }) : t("floor.nothing")}
				{floor.current && (
					<span className="console-clock num" role="timer" aria-label={t("floor.elapsed")}>
						{figures(elapsed(floor, now))}
						{current?.item.minutes !== undefined && (
							<small> {t("floor.ofMinutes", { minutes: current.item.minutes })}</small>
						)}
					</span>
				)}
			</h2>
			{current &&
				meeting.languages.map((language) => {
					const title = current.item.titles[language];
					return (
						title && (
							<p key={language} lang={language} className="console-title">
								{title}
							</p>
						)
					);
				})}
			<p className="console-marks">
				{paused && <Pill>{t("floor.paused")}</Pill>}
				{clock.overMinutes !== undefined && (
					<Pill tone="late">{t("floor.over", { span: span(clock.overMinutes) })}</Pill>
				)}
			</p>
		</section>
	);
}

/** One press, or one key, says what is spoken; the last one who says so is believed. */
function LanguagePanel({ here }: { here: BoothHere }) {
	const words = useWords();
	const { t, languageName, list } = words;
	const command = useDeskCommand();
	const { sitting, language, booth, map } = here;
	const say = (tag: string) => void command({ kind: "floorLanguage", sittingId: sitting.sittingId, language: tag });
	useKeys(
		sitting.spoken
			.slice(0, 9)
			.map((tag, at) => ({ keys: String(at + 1), does: "booths.keyLanguage", run: () => say(tag) })),
	);
	const own = map.find((one) => one.booth === booth.id);
	const taking = hangingOn(map, booth.id).map((one) => one.booth.toUpperCase());
	return (
		<section className="console-panel" aria-labelledby="console-language">
			<h2 id="console-language">{t("booths.floorLanguage")}</h2>
			<div className="console-languages">
				{sitting.spoken.map((tag, at) => (
					<button
						key={tag}
						type="button"
						className="console-key"
						aria-pressed={tag === language}
						onClick={() => say(tag)}
					>
						<LangBadge tag={tag} unread />
						<span>{languageName(tag)}</span>
						{at < 9 && <Kbd>{at + 1}</Kbd>}
					</button>
				))}
			</div>
			<p className="console-channel">
				{own ? (
					<>
						<b>{t("booths.ownChannel", { channel: booth.into.join(" ").toUpperCase() })}</b>{" "}
						<Source words={sourceWords(words, own.source)} />
					</>
				) : (
					t("booths.languageUnsaid")
				)}
			</p>
			<p className="console-channel hanging">
				{taking.length > 0 && <Pill tone="late">{t("booths.hangOnMe", { booths: list(taking) })}</Pill>}
			</p>
		</section>
	);
}
