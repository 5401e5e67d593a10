/** Many people from a table: what its columns mean, what would become of each row, and then all of it in one step. */
import { type Person, partyFinder } from "@plenary/domain";
import {
	guessColumns,
	isPeopleField,
	type PeopleField,
	type PeopleMapping,
	plainPeopleFields,
	readPeople,
	readTable,
} from "@plenary/formats";
import { useMemo, useState } from "react";
import { call } from "../api/call.ts";
import { refresh, useMyself, useParties, usePeople } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";
import { countOf, type Fate, type PlannedRow, planRows, rowsOf } from "./table-plan.ts";
import "../agenda/import.css";

const noPeople: Person[] = [];

export default function TableDialog({ onClose }: { onClose: () => void }) {
	const { t, language } = useWords();
	const { data: people = noPeople } = usePeople();
	const { data: parties } = useParties();
	const [source, setSource] = useState<string | Uint8Array>("");
	const [fileName, setFileName] = useState("");
	const [mapping, setMapping] = useState<PeopleMapping>();
	const [chosen, setChosen] = useState<ReadonlyMap<number, Fate>>(new Map());
	const [problem, setProblem] = useState<string>();
	const [sending, setSending] = useState(false);
	const read = useMemo(() => readTable(source), [source]);
	const table = "rows" in read ? read : undefined;
	const meaning = useMemo(() => mapping ?? (table && guessColumns(table)), [mapping, table]);
	const found = useMemo(() => {
		const find = partyFinder((parties ?? []).filter(({ archivedAt }) => archivedAt === null));
		return table && meaning ? readPeople(table, meaning, (words) => find(words)?.id ?? null) : undefined;
	}, [table, meaning, parties]);
	const planned = useMemo(() => planRows(found?.people ?? [], people, chosen), [found, people, chosen]);
	const rows = rowsOf(planned, language);

	const take = (next: string | Uint8Array, name = "") => {
		setSource(next);
		setFileName(name);
		setMapping(undefined);
		setChosen(new Map());
		setProblem(undefined);
	};
	const submit = async () => {
		if (rows.length === 0 || sending) return;
		setSending(true);
		try {
			const { id, added, filled } = await call("importPeople", { body: { rows } });
			await refresh("people");
			onClose();
			toast(t("people.table.done", { added, filled }), { words: t("ui.undo"), run: () => void undo(id) });
		} catch (error) {
			setProblem((error as Error).message);
		} finally {
			setSending(false);
		}
	};
	const undo = async (id: string) => {
		try {
			const { undone, kept } = await call("undoImport", { params: { id } });
			await refresh("people");
			toast(t("people.table.undone", { undone, kept }));
		} catch (error) {
			toast((error as Error).message);
		}
	};
	return (
		<Dialog
			wide
			title={t("people.table.title")}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={sending || rows.length === 0}>
						{t("people.table.take", { count: rows.length })}
					</Button>
				</>
			}
		>
			<div className="import-source">
				<Field label={t("people.table.text")} hint={t("people.table.hint")}>
					{(tie) => (
						<textarea
							{...tie}
							rows={5}
							spellCheck={false}
							placeholder={fileName}
							value={typeof source === "string" ? source : ""}
							onChange={(event) => take(event.target.value)}
						/>
					)}
				</Field>
				<label className="btn import-file">
					{t("people.table.file")}
					<input
						type="file"
						className="unseen"
						accept=".csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values"
						onChange={async (event) => {
							const [file] = event.target.files ?? [];
							event.target.value = "";
							if (file) take(new Uint8Array(await file.arrayBuffer()), file.name);
						}}
					/>
				</label>
			</div>
			{"refusal" in read && <Problem words={t(`people.table.${read.refusal}`)} />}
			{table && meaning && table.rows.length > 0 && (
				<>
					<Columns rows={table.rows} mapping={meaning} onMapping={setMapping} />
					<p className="import-count" role="status">
						{t("people.table.counts", {
							added: countOf(planned, "new"),
							filled: countOf(planned, "fill"),
							left: countOf(planned, "leave"),
						})}
					</p>
					<Troubles troubles={[...table.troubles, ...(found?.troubles ?? [])]} />
					<Doubles
						planned={planned}
						onChoose={(line, fate) => setChosen((before) => new Map(before).set(line, fate))}
					/>
				</>
			)}
			<Problem words={problem} />
		</Dialog>
	);
}

interface ColumnsProps {
	rows: readonly { cells: readonly string[] }[];
	mapping: PeopleMapping;
	onMapping: (mapping: PeopleMapping) => void;
}

/** Each column with an example, and what it means. */
function Columns({ rows, mapping, onMapping }: ColumnsProps) {
	const { t, languageName } = useWords();
	const { process } = useMyself();
	const fields: PeopleField[] = [...plainPeopleFields, ...process.languages.map((tag) => `name:${tag}` as const)];
	const wordsFor = (field: PeopleField): string => {
		const [part = "", tag] = field.split(":");
		const words = t(`people.field.${part as (typeof plainPeopleFields)[number]}`);
		return tag ? `${words} (${languageName(tag)})` : words;
	};
	const change = (column: number, word: string) =>
		onMapping({
			...mapping,
			columns: mapping.columns.map((field, at) => (at === column ? (isPeopleField(word) ? word : null) : field)),
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

const mostTold = 50;

interface TroublesProps {
	troubles: readonly { line: number; code: TroubleCode; value: string }[];
}
type TroubleCode =
	| "nameMissing"
	| "nameTooLong"
	| "addressInvalid"
	| "addressSpare"
	| "phoneInvalid"
	| "languageUnknown"
	| "partyUnknown"
	| "noteTooLong"
	| "extraCells"
	| "quoteOpen"
	| "textAfterQuote";

function Troubles({ troubles }: TroublesProps) {
	const { t } = useWords();
	if (troubles.length === 0) return null;
	return (
		<ul className="import-warnings">
			{troubles.slice(0, mostTold).map((trouble, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a list that is made anew as a whole
				<li key={at}>
					{t("people.table.line", { line: trouble.line })}{" "}
					{t(`people.trouble.${trouble.code}`, { value: trouble.value })}
				</li>
			))}
			{troubles.length > mostTold && <li>{t("people.table.moreTroubles", { count: troubles.length - mostTold })}</li>}
		</ul>
	);
}

/** Those who may be known already, each with the choice what becomes of the row. */
function Doubles({
	planned,
	onChoose,
}: {
	planned: readonly PlannedRow[];
	onChoose: (line: number, fate: Fate) => void;
}) {
	const { t, language } = useWords();
	const doubles = planned.filter(({ known, earlierLine }) => known || earlierLine !== undefined);
	if (doubles.length === 0) return null;
	return (
		<section className="import-preview" aria-label={t("people.table.doubles")}>
			<h3>{t("people.table.doubles")}</h3>
			<ul>
				{doubles.slice(0, mostTold).map(({ candidate, known, earlierLine, fate }) => (
					<li key={candidate.line} className="import-line">
						<span className="import-words">
							<b>{candidate.name}</b>{" "}
							<small>
								{known
									? t("people.table.like", {
											name: [nameOf(known, language), known.address].filter(Boolean).join(", "),
										})
									: t("people.table.twice", { line: earlierLine ?? 0 })}
							</small>
						</span>
						<select
							className="fate"
							aria-label={t("people.table.fate", { name: candidate.name })}
							value={fate}
							onChange={(event) => onChoose(candidate.line, event.target.value as Fate)}
						>
							{(known ? (["fill", "new", "leave"] as const) : (["new", "leave"] as const)).map((one) => (
								<option key={one} value={one}>
									{t(`people.table.fate.${one}`)}
								</option>
							))}
						</select>
					</li>
				))}
				{doubles.length > mostTold && <li>{t("people.table.moreDoubles", { count: doubles.length - mostTold })}</li>}
			</ul>
		</section>
	);
}
