/** One interpreter of the register: name, languages, where from, what about, and when they can not come. */
import { dayOf, type Pair, type RegisteredInterpreter, standingOf } from "@plenary/domain";
import type { ReactNode } from "react";
import { EntryMenu } from "../people/archiving.tsx";
import { nameOf } from "../people/names.ts";
import { Pill } from "../ui/badges.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { coming, daysOf } from "./register-days.ts";
import { combinationOf, signsOf } from "./register-words.ts";

interface RegisterRowProps {
	entry: RegisteredInterpreter;
	/** What is to be said of them for what is asked. */
	told: readonly string[];
	onChange: () => void;
	onMerge: () => void;
	/** A line for one that looks like another entry. */
	alike: ReactNode;
	/** Where it went, if it was merged. */
	merged: string;
	onArchive: (archived: boolean) => void;
	onErase: () => void;
}

export function RegisterRow({ entry, told, onChange, onMerge, alike, merged, onArchive, onErase }: RegisterRowProps) {
	const { t, language, languageName, list } = useWords();
	const name = nameOf(entry, language);
	const isArchived = entry.archivedAt !== null;
	const others = new Set([entry.name, ...Object.values(entry.names)].filter((one) => one && one !== name));
	const facts = [...others, entry.town, entry.address, entry.phone];
	const state = isArchived ? merged || t("people.archived") : entry.consentedOn === null && t("interpreters.notAgreed");
	const combination = combinationOf(entry);
	const today = dayOf(Date.now(), readerZone());
	const retourWords = (pair: Pair) =>
		t(
			standingOf(entry.evidence, pair, today) === "over" ? "interpreters.retourOver" : "interpreters.retour",
			signsOf(pair),
		);
	const inFull = (["a", "b", "c"] as const)
		.filter((letter) => entry[letter].length > 0)
		.map((letter) => `${letter.toUpperCase()}: ${list(entry[letter].map(languageName))}`)
		.join("; ");
	const items = [
		{ words: t("ui.edit"), run: onChange },
		{ words: t("people.merge"), run: onMerge },
	];
	const always = [{ words: t("interpreters.due.eraseThis"), run: onErase, danger: true }];
	return (
		<li className={isArchived ? "archived" : undefined}>
			<span className="grow register-who">
				<b>{name}</b>
				<small>{[...facts, state].filter(Boolean).join(" · ")}</small>
				{entry.domains.length > 0 && <small>{entry.domains.join(" · ")}</small>}
				{told.length > 0 && <small className="register-told">{told.join("; ")}</small>}
				{alike}
			</span>
			<span className="grow register-work">
				<span title={inFull || undefined}>{combination || t("interpreters.noLanguages")}</span>
				{entry.retours.length > 0 && <small>{entry.retours.map(retourWords).join(" · ")}</small>}
				<Work entry={entry} />
				<Away entry={entry} />
			</span>
			<EntryMenu entry={entry} name={name} items={items} always={always} onArchive={onArchive} />
		</li>
	);
}

/** What is not as with most: community work, only some modes, a clearance, and what a day costs. */
function Work({ entry: { tracks, modes, clearance, fee } }: { entry: RegisteredInterpreter }) {
	const { t, day, list, money } = useWords();
	const facts = [
		tracks.includes("community") && list(tracks.map((track) => t(`interpreters.track.${track}`))),
		modes.length > 0 && list(modes.map((mode) => t(`interpreters.mode.${mode}`))),
		fee && t("interpreters.perDay", { fee: money(fee.amount, fee.currency) }),
	];
	const words = facts.filter(Boolean).join(" · ");
	const isOver = clearance?.until && clearance.until < dayOf(Date.now(), readerZone());
	return (
		<>
			{words && <small>{words}</small>}
			{clearance && (
				<small>
					{t("interpreters.cleared", { level: clearance.level })}
					{clearance.until && ` ${t("interpreters.until", { day: day(clearance.until) })}`}
					{isOver && (
						<>
							{" "}
							<Pill tone="late">{t("interpreters.expired")}</Pill>
						</>
					)}
				</small>
			)}
		</>
	);
}

/** The next days when they can not come. */
function Away({ entry }: { entry: RegisteredInterpreter }) {
	const { t, day, dayRange } = useWords();
	const now = Date.now();
	const [next, ...later] = coming(entry.unavailable, now);
	if (!next) return null;
	const { from, to } = daysOf(next, readerZone());
	if (next.from <= now) return <Pill tone="late">{t("interpreters.awayNow", { day: day(to) })}</Pill>;
	const days = from === to ? day(from) : dayRange(from, to);
	const words = later.length > 0 ? t("interpreters.awayMore", { days, count: later.length }) : days;
	return <small>{t("interpreters.away", { days: words })}</small>;
}
