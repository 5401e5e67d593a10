/** Evidence for pairs of languages as rows of a form: which pair, what kind, whose word, in which mode, and its days. */
import {
	dayOf,
	type Evidence,
	evidenceKinds,
	interpretingModes,
	isOver,
	type Languages,
	type Pair,
	pairsOf,
} from "@plenary/domain";
import { Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { signsOf } from "./register-words.ts";

interface EvidenceFieldsProps {
	languages: Languages;
	rows: readonly Evidence[];
	wrong: string | undefined;
	onRows: (rows: Evidence[]) => void;
}

export function EvidenceFields({ languages, rows, wrong, onRows }: EvidenceFieldsProps) {
	const { t } = useWords();
	const pairs = pairsOf(languages).filter((pair) => pair.every((tag) => /^[a-z]{2,3}$/.test(tag)));
	const [first] = [...languages.retours, ...pairs];
	const change = (at: number, part: Partial<Evidence>) =>
		onRows(rows.map((row, place) => (place === at ? { ...row, ...part } : row)));
	return (
		<fieldset className="field">
			<legend>{t("interpreters.evidence")}</legend>
			{rows.map((row, at) => (
				<EvidenceRow
					// Rows have no ids: their place is what they are known by.
					// biome-ignore lint/suspicious/noArrayIndexKey: see above
					key={at}
					number={at + 1}
					row={row}
					pairs={pairs}
					isWrong={wrong !== undefined}
					onChange={(part) => change(at, part)}
					onRemove={() => onRows(rows.filter((_, place) => place !== at))}
				/>
			))}
			{first && (
				<div>
					<Button onClick={() => onRows([...rows, emptyFor(first)])}>{t("interpreters.addEvidence")}</Button>
				</div>
			)}
			{wrong ? <p className="wrong">{wrong}</p> : <p className="hint">{t("interpreters.evidenceHint")}</p>}
		</fieldset>
	);
}

const emptyFor = ([from, to]: Pair): Evidence => ({
	...{ from, to, kind: "accreditation", by: "" },
	...{ mode: null, on: null, until: null },
});

interface EvidenceRowProps {
	number: number;
	row: Evidence;
	pairs: readonly Pair[];
	isWrong: boolean;
	onChange: (part: Partial<Evidence>) => void;
	onRemove: () => void;
}

function EvidenceRow({ number, row, pairs, isWrong, onChange, onRemove }: EvidenceRowProps) {
	const { t, languageName } = useWords();
	const wordsFor = ([from, to]: Pair) => t("interpreters.pair", { from: languageName(from), to: languageName(to) });
	const own: Pair = [row.from, row.to];
	const isWorked = pairs.some(([from, to]) => from === row.from && to === row.to);
	return (
		<fieldset className="evidence-row">
			<legend className="unseen">
				{t("interpreters.evidenceOf", { number, pair: t("interpreters.pair", signsOf(own)) })}
			</legend>
			<ChoiceField
				label={t("interpreters.evidencePair")}
				value={own.join(">")}
				choices={[...(isWorked ? [] : [own]), ...pairs].map((pair) => ({
					value: pair.join(">"),
					words: wordsFor(pair),
				}))}
				onChoice={(key) => {
					const [from = row.from, to = row.to] = key.split(">");
					onChange({ from, to });
				}}
			/>
			<ChoiceField
				label={t("interpreters.evidenceKind")}
				value={row.kind}
				choices={evidenceKinds.map((kind) => ({ value: kind, words: t(`interpreters.kind.${kind}`) }))}
				onChoice={(kind) => onChange({ kind })}
			/>
			<ChoiceField
				label={t("interpreters.evidenceMode")}
				value={row.mode ?? ""}
				choices={[
					{ value: "", words: t("interpreters.anyMode") },
					...interpretingModes.map((mode) => ({ value: mode, words: t(`interpreters.mode.${mode}`) })),
				]}
				onChoice={(mode) => onChange({ mode: mode === "" ? null : mode })}
			/>
			<TextField
				label={t("interpreters.evidenceBy")}
				autoComplete="off"
				maxLength={300}
				value={row.by}
				onWords={(by) => onChange({ by })}
			/>
			<TextField
				label={t("interpreters.evidenceOn")}
				type="date"
				value={row.on ?? ""}
				onWords={(day) => onChange({ on: day || null })}
			/>
			<TextField
				label={t("interpreters.validUntil")}
				type="date"
				value={row.until ?? ""}
				onWords={(day) => onChange({ until: day || null })}
				{...(isWrong && { "aria-invalid": true })}
			/>
			<div className="evidence-end">
				{isOver(row, dayOf(Date.now(), readerZone())) && <Pill tone="late">{t("interpreters.expired")}</Pill>}
				<Button look="quiet" aria-label={t("interpreters.removeEvidence", { number })} onClick={onRemove}>
					{t("people.body.removePost")}
				</Button>
			</div>
		</fieldset>
	);
}
