/** One line for the chair and the secretariat: what the interpreters ask for now, or that interpretation ends soon. */
import { type BoothSignal, openSignals, rosterRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom } from "../rooms/use-room.ts";
import { Kbd, LangBadge } from "../ui/badges.tsx";
import { useWords, type Words } from "../words/words.ts";
import { DeskConnection, useDeskCommand } from "./use-desk.tsx";
import { type Today, useToday } from "./use-today.ts";
import "./chair-line.css";

export default function ChairLine({ agenda }: { agenda: OpenRoom }) {
	const { meeting } = useMeetingHere();
	const roster = useRoom(rosterRoom(meeting.id));
	return <DeskConnection>{roster && <Line agenda={agenda} roster={roster} />}</DeskConnection>;
}

/** The chair is told a quarter of an hour before interpretation ends, as is written practice. */
const noticeMinutes = 15;
/** An end that moves by less is the one that was noted. */
const sameEndMs = 5 * 60_000;

function Line({ agenda, roster }: { agenda: OpenRoom; roster: OpenRoom }) {
	const words = useWords();
	const { t } = words;
	const { zone } = useMeetingHere().meeting;
	const command = useDeskCommand();
	const today = useToday(roster.doc, agenda.doc);
	const [signal] = openSignals(today.desk.signals, today.now);
	const end = endFor(today);
	const line = signal
		? { words: t("booths.toChair", { asks: signalWords(words, signal, today) }), booths: signal.booths.length }
		: end && { words: endWords(words, end.at, today.now, zone), booths: 0 };
	const acknowledge = () => {
		if (signal) void command({ kind: "acknowledge", signalId: signal.id });
		else if (end) void command({ kind: "acknowledgeEnd", endsAt: end.at });
	};
	useKeys(line ? [{ keys: "a", does: "booths.keyAcknowledge", run: acknowledge }] : []);
	return (
		<>
			<FloorLanguage today={today} />
			<div role="status">
				{line && (
					<p className={signal?.kind === "stopSound" ? "chair-line urgent" : "chair-line"}>
						<span>
							{line.words}
							{line.booths > 1 && ` · ${t("booths.fromBooths", { count: line.booths })}`}
						</span>
						<button type="button" className="btn primary" onClick={acknowledge}>
							{t("booths.acknowledge")}
							<Kbd>A</Kbd>
						</button>
					</p>
				)}
			</div>
		</>
	);
}

/** Whoever runs the floor may say which language is spoken, where several may be. */
function FloorLanguage({ today }: { today: Today }) {
	const { t, languageName } = useWords();
	const command = useDeskCommand();
	const sitting = today.sittingNow;
	if (!sitting || sitting.spoken.length < 2) return null;
	const { sittingId, spoken } = sitting;
	const said = today.desk.language?.sittingId === sittingId ? today.desk.language.language : undefined;
	return (
		<fieldset className="floor-language">
			<legend>{t("booths.floorLanguage")}</legend>
			{spoken.map((tag) => (
				<button
					key={tag}
					type="button"
					className="btn"
					aria-pressed={tag === said}
					onClick={() => void command({ kind: "floorLanguage", sittingId, language: tag })}
				>
					<LangBadge tag={tag} unread /> {languageName(tag)}
				</button>
			))}
		</fieldset>
	);
}

/** The first end that is near and has not been noted. */
function endFor({ drifts, desk, now }: Today) {
	const end = drifts.find(({ alarms }) => alarms.some(({ notice, isDue }) => isDue && notice === noticeMinutes));
	if (!end) return undefined;
	const noted = desk.notedEnd;
	const isSame = noted !== undefined && Math.abs(noted.endsAt - end.at) < sameEndMs;
	// What was noted before the end is said once more when it has come.
	return isSame && (now < end.at || noted.at >= end.at) ? undefined : end;
}

function endWords({ t, time }: Words, at: number, now: number, zone: string): string {
	const minutes = Math.ceil((at - now) / 60_000);
	return minutes > 0
		? t("booths.endsIn", { at: time(at, zone), minutes })
		: t("booths.hasEnded", { at: time(at, zone) });
}

function signalWords({ t }: Words, { kind, about, itemId }: BoothSignal, { items }: Today): string {
	if (kind === "spell") return t(about === "figure" ? "booths.asks.spell.figure" : "booths.asks.spell.name");
	const number = items.get(itemId ?? "")?.number;
	if (kind === "docMissing" && number) return t("booths.asksPaperOf", { number });
	return t(`booths.asks.${kind}`);
}
