/** Days when somebody can not come, as rows of a first and a last day. */
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import type { Days } from "./register-days.ts";

interface DaysFieldProps {
	rows: readonly Days[];
	wrong: string | undefined;
	/** Whose days; the entry's when left out. */
	legend?: string;
	onRows: (rows: Days[]) => void;
}

export function DaysField({ rows, wrong, legend, onRows }: DaysFieldProps) {
	const { t, zone, offset } = useWords();
	const here = readerZone();
	const change = (at: number, part: Partial<Days>) =>
		onRows(rows.map(({ span, ...days }, place) => (place === at ? { ...days, ...part } : { ...days, span })));
	return (
		<fieldset className="field">
			<legend>{legend ?? t("interpreters.days")}</legend>
			{rows.map((days, at) => (
				// Rows have no ids: their place is what they are known by.
				// biome-ignore lint/suspicious/noArrayIndexKey: see above
				<div className="days-row" key={at}>
					<TextField
						label={t("interpreters.daysFrom")}
						type="date"
						value={days.from}
						onWords={(from) => change(at, { from })}
					/>
					<TextField
						label={t("interpreters.daysTo")}
						type="date"
						min={days.from}
						value={days.to}
						onWords={(to) => change(at, { to })}
						{...(wrong && { "aria-invalid": true })}
					/>
					<Button
						look="quiet"
						aria-label={t("interpreters.removeDays", { number: at + 1 })}
						onClick={() => onRows(rows.filter((_, place) => place !== at))}
					>
						{t("people.body.removePost")}
					</Button>
				</div>
			))}
			<div>
				<Button onClick={() => onRows([...rows, { from: "", to: "" }])}>{t("interpreters.addDays")}</Button>
			</div>
			<p className={wrong ? "wrong" : "hint"}>
				{wrong ?? t("interpreters.wholeDays", { zone: `${zone(here)}, ${offset(here)}` })}
			</p>
		</fieldset>
	);
}
