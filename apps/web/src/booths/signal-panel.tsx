/** Signals to the chair as large keys; each says whether it has been sent, and whether the chair has taken note. */
import { type BoothSignal, type DeskCommand, openSignals, type SignalKind, type Spelt } from "@plenary/domain";
import { useKeys } from "../keys/keys.ts";
import { Kbd } from "../ui/badges.tsx";
import type { WordsId } from "../words/ids.ts";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { useDeskCommand } from "./use-desk.tsx";

interface SignalKey {
	readonly kind: SignalKind;
	readonly about: "" | Spelt;
	/** On a laptop's keyboard. */
	readonly letter: string;
	readonly words: WordsId;
}

const key = (kind: SignalKind, letter: string, about: "" | Spelt = ""): SignalKey => ({
	...{ kind, about, letter },
	words: about === "" ? `booths.signal.${kind as Exclude<SignalKind, "spell">}` : `booths.signal.spell.${about}`,
});

/** What is needed most stands where the thumb is. */
const keys: readonly SignalKey[] = [
	key("slower", "s"),
	key("mic", "m"),
	key("closer", "c"),
	key("oneAtATime", "o"),
	key("soundBad", "b"),
	key("cannotSee", "v"),
	key("textNotReceived", "t"),
	key("docMissing", "d"),
	key("spell", "w", "name"),
	key("spell", "f", "figure"),
	key("notCovered", "l"),
	key("relayLost", "r"),
	key("relief", "h"),
	key("stopSound", "x"),
];

/** For so long one sees that the chair has taken note, milliseconds. */
const notedMs = 20_000;

export function SignalPanel({ here }: { here: BoothHere }) {
	const { t } = useWords();
	const command = useDeskCommand();
	const { sitting, booth, today, self, leads } = here;
	const itemId = today.floor.current?.itemId;
	const send = ({ kind, about }: SignalKey) => {
		const at = { sittingId: sitting.sittingId, booth: booth.id };
		const asked: DeskCommand = { kind: "signal", ...at, signal: kind, about };
		void command(kind === "docMissing" && itemId ? { ...asked, itemId } : asked);
	};
	const maySend = self !== undefined || leads;
	useKeys(maySend ? keys.map((one) => ({ keys: one.letter, does: one.words, run: () => send(one) })) : []);
	const open = openSignals(today.desk.signals, today.now);
	const stateOf = (one: SignalKey) => {
		const own = (signal: BoothSignal) =>
			signal.kind === one.kind && signal.about === one.about && signal.booths.includes(booth.id);
		if (open.some(own)) return "sent";
		const noted = today.desk.signals.some(
			(signal) => own(signal) && today.now - (signal.acknowledgedAt ?? 0) < notedMs,
		);
		return noted ? "noted" : undefined;
	};
	return (
		<section className="console-panel console-to-chair" aria-labelledby="console-signals">
			<h2 id="console-signals">{t("booths.signals")}</h2>
			<div className="console-signals">
				{keys.map((one) => {
					const state = stateOf(one);
					return (
						<button
							key={one.letter}
							type="button"
							className={["console-key signal", one.kind, state].filter(Boolean).join(" ")}
							onClick={() => send(one)}
						>
							<span>{t(one.words)}</span>
							<small>{state ? t(`booths.signalState.${state}`) : ""}</small>
							<Kbd>{one.letter.toUpperCase()}</Kbd>
						</button>
					);
				})}
			</div>
		</section>
	);
}
