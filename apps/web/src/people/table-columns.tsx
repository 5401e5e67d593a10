/** Each column of a table with an example, and the choice of what it means. */
import { ChoiceField } from "../ui/field.tsx";
import type { WordsId } from "../words/ids.ts";
import { useWords } from "../words/words.ts";

/** What the columns of a table mean; null is a column that is not taken. */
export interface Mapping<FieldName extends string> {
	/** Is the first row a header? */
	readonly header: boolean;
	readonly columns: readonly (FieldName | null)[];
}

interface ColumnsProps<FieldName extends string> {
	rows: readonly { cells: readonly string[] }[];
	register: { readonly fields: readonly FieldName[]; isField(word: string): word is FieldName };
	mapping: Mapping<FieldName>;
	onMapping: (mapping: Mapping<FieldName>) => void;
}

export function Columns<FieldName extends string>({ rows, register, mapping, onMapping }: ColumnsProps<FieldName>) {
	const { t, languageName } = useWords();
	const { fields, isField } = register;
	const wordsFor = (field: FieldName): string => {
		const [part = "", tag] = field.split(":");
		const words = t(`people.field.${part}` as WordsId);
		return tag ? `${words} (${languageName(tag)})` : words;
	};
	const change = (column: number, word: string) =>
		onMapping({
			...mapping,
			columns: mapping.columns.map((field, at) => (at === column ? (isField(word) ? word : null) : field)),
		});
	return (
		<fieldset className="field table-columns">
			<legend>{t("people.table.columns")}</legend>
			<label className="tick">
				<input
					type="checkbox"
					checked={mapping.header}
					onChange={(event) => onMapping({ ...mapping, header: event.target.checked })}
				/>
				<span>{t("people.table.header")}</span>
			</label>
			<div className="table-column-list">
				{mapping.columns.map((field, column) => {
					const [first, second] = rows.map(({ cells }) => cells[column] ?? "");
					const known = field && !fields.includes(field) ? [...fields, field] : fields;
					return (
						<ChoiceField
							// biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
							key={column}
							label={(mapping.header ? first : undefined) || t("people.table.column", { number: column + 1 })}
							hint={(mapping.header ? second : first) || undefined}
							value={field ?? ""}
							choices={[
								{ value: "", words: t("people.table.notTaken") },
								...known.map((one) => ({ value: one as string, words: wordsFor(one) })),
							]}
							onChoice={(word) => change(column, word)}
						/>
					);
				})}
			</div>
		</fieldset>
	);
}
