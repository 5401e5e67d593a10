/** One's own entry, read whole: languages with their evidence, work, clearance, fee and what was noted. */
import { dayOf, type Evidence, isOver, type OwnEntry } from "@plenary/domain";
import type { ReactNode } from "react";
import { useText } from "../api/questions.ts";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { combinationOf, signsOf } from "./register-words.ts";

export function OwnFacts({ own: { entry, conflictTitles } }: { own: OwnEntry }) {
	const { t, day, list, money, languageName } = useWords();
	const text = useText();
	const { clearance, fee } = entry;
	const letters = (["a", "b", "c"] as const).filter((letter) => entry[letter].length > 0);
	return (
		<dl className="own-facts">
			<Fact name={t("interpreters.own.name")}>
				{[...new Set([entry.name, ...Object.values(entry.names)])].filter(Boolean).join(" · ")}
			</Fact>
			<Fact name={t("interpreters.own.languages")}>
				<span>{combinationOf(entry) || t("interpreters.noLanguages")}</span>
				{letters.map((letter) => (
					<small key={letter}>{`${letter.toUpperCase()}: ${list(entry[letter].map(languageName))}`}</small>
				))}
				{entry.retours.length > 0 && (
					<small>{entry.retours.map((pair) => t("interpreters.retour", signsOf(pair))).join(" · ")}</small>
				)}
			</Fact>
			<Fact name={t("interpreters.evidence")}>
				{entry.evidence.map((one) => (
					<EvidenceLine key={JSON.stringify(one)} evidence={one} />
				))}
			</Fact>
			<Fact name={t("interpreters.domains")}>{entry.domains.join(" · ")}</Fact>
			<Fact name={t("interpreters.tracks")}>{list(entry.tracks.map((track) => t(`interpreters.track.${track}`)))}</Fact>
			<Fact name={t("interpreters.soughtMode")}>
				{entry.modes.length > 0
					? list(entry.modes.map((mode) => t(`interpreters.mode.${mode}`)))
					: t("interpreters.any")}
			</Fact>
			<Fact name={t("interpreters.clearance")}>
				{clearance &&
					[
						t("interpreters.level", { level: clearance.level }),
						clearance.issuer,
						clearance.until && t("interpreters.until", { day: day(clearance.until) }),
					]
						.filter(Boolean)
						.join(" · ")}
			</Fact>
			<Fact name={t("interpreters.fee")}>{fee && money(fee.amount, fee.currency)}</Fact>
			<Fact name={t("interpreters.town")}>{entry.town}</Fact>
			<Fact name={t("interpreters.conflicts")}>{conflictTitles.map(text).join(" · ")}</Fact>
			<Fact name={t("interpreters.note")}>{entry.note}</Fact>
			<Fact name={t("interpreters.agreed")}>{entry.consentedOn && day(entry.consentedOn)}</Fact>
		</dl>
	);
}

/** What is empty says so: nothing is kept back. */
function Fact({ name, children }: { name: string; children: ReactNode }) {
	const { t } = useWords();
	const isEmpty = !children || (Array.isArray(children) && children.length === 0);
	return (
		<div>
			<dt>{name}</dt>
			<dd>{isEmpty ? <span className="quiet">{t("interpreters.own.nothing")}</span> : children}</dd>
		</div>
	);
}

function EvidenceLine({ evidence }: { evidence: Evidence }) {
	const { t, day } = useWords();
	const { from, to, kind, by, mode, on, until } = evidence;
	const isOld = isOver(evidence, dayOf(Date.now(), readerZone()));
	const facts = [
		t(`interpreters.kind.${kind}`),
		by,
		mode && t(`interpreters.mode.${mode}`),
		on && day(on),
		until && t("interpreters.until", { day: day(until) }),
		isOld && t("interpreters.expired"),
	];
	return <span>{`${t("interpreters.pair", signsOf([from, to]))}: ${facts.filter(Boolean).join(" · ")}`}</span>;
}
