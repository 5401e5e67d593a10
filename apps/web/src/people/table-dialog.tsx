/** A register's entries from a table: what its columns mean, what would become of each row, and then all of it in one step. */
import type { Answered } from "@plenary/domain";
import { readTable, type ShapeTrouble, type Table } from "@plenary/formats";
import { useMemo, useState } from "react";
import { refresh } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import type { WordsId } from "../words/ids.ts";
import { useWords } from "../words/words.ts";
import { Columns, type Mapping } from "./table-columns.tsx";
import { countOf, type Fate, type Likeness, type PlannedRow, planRows } from "./table-plan.ts";
import "../agenda/import.css";

/** What one register makes of a table. Made anew only when what it looks at changes. */
export interface Register<FieldName extends string, Found extends { line: number }, Known> {
	readonly title: WordsId;
	/** Which answers are old once rows were taken in. */
	readonly refreshes: string;
	readonly fields: readonly FieldName[];
	isField(word: string): word is FieldName;
	guess(table: Table): Mapping<FieldName>;
	read(table: Table, mapping: Mapping<FieldName>): { candidates: readonly Found[]; troubles: readonly Trouble[] };
	likely(candidates: readonly Found[]): readonly Likeness<Known>[];
	nameOf(candidate: Found): string;
	knownAs(known: Known): string;
	/** Sends the rows that are not left out. */
	send(planned: readonly PlannedRow<Found, Known>[], fileName: string): Promise<Answered<"importPeople">>;
	takeBack(id: string): Promise<Answered<"undoImport">>;
}

interface Trouble {
	readonly line: number;
	readonly code: TroubleCode;
	readonly value: string;
}
type TroubleCode =
	| ShapeTrouble["code"]
	| "addressInvalid"
	| "addressSpare"
	| "clearanceInvalid"
	| "codeMissing"
	| "codeTooLong"
	| "dayInvalid"
	| "evidenceInvalid"
	| "feeInvalid"
	| "kindUnknown"
	| "languageTwice"
	| "languageUnknown"
	| "leftBeforeJoined"
	| "membersTooMany"
	| "modeUnknown"
	| "nameMissing"
	| "nameTooLong"
	| "noteTooLong"
	| "partyUnknown"
	| "phoneInvalid"
	| "powersTooLong"
	| "retourInvalid"
	| "retourUnknown"
	| "trackUnknown";

interface TableDialogProps<FieldName extends string, Found extends { line: number }, Known> {
	register: Register<FieldName, Found, Known>;
	onClose: () => void;
}

export function TableDialog<FieldName extends string, Found extends { line: number }, Known>({
	register,
	onClose,
}: TableDialogProps<FieldName, Found, Known>) {
	const { t } = useWords();
	const [source, setSource] = useState<string | Uint8Array>("");
	const [fileName, setFileName] = useState("");
	const [mapping, setMapping] = useState<Mapping<FieldName>>();
	const [chosen, setChosen] = useState<ReadonlyMap<number, Fate>>(new Map());
	const [problem, setProblem] = useState<string>();
	const [sending, setSending] = useState(false);
	const read = useMemo(() => readTable(source), [source]);
	const table = "rows" in read ? read : undefined;
	const meaning = useMemo(() => mapping ?? (table && register.guess(table)), [mapping, table, register]);
	const found = useMemo(
		() => (table && meaning ? register.read(table, meaning) : { candidates: [], troubles: [] }),
		[table, meaning, register],
	);
	const likely = useMemo(() => register.likely(found.candidates), [found, register]);
	const planned = planRows(found.candidates, likely, chosen);
	const taken = planned.length - countOf(planned, "leave");

	const take = (next: string | Uint8Array, name = "") => {
		setSource(next);
		setFileName(name);
		setMapping(undefined);
		setChosen(new Map());
		setProblem(undefined);
	};
	const submit = async () => {
		if (taken === 0 || sending) return;
		setSending(true);
		try {
			const { id, added, filled } = await register.send(planned, fileName);
			await Promise.all([refresh(register.refreshes), refresh("imports")]);
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
			const { undone, kept } = await register.takeBack(id);
			await Promise.all([refresh(register.refreshes), refresh("imports")]);
			toast(t("people.table.undone", { undone, kept }));
		} catch (error) {
			toast((error as Error).message);
		}
	};
	return (
		<Dialog
			wide
			title={t(register.title)}
			onClose={onClose}
			onSubmit={() => void submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={sending || taken === 0}>
						{t("people.table.take", { count: taken })}
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
					<Columns rows={table.rows} register={register} mapping={meaning} onMapping={setMapping} />
					<p className="import-count" role="status">
						{t("people.table.counts", {
							added: countOf(planned, "new"),
							filled: countOf(planned, "fill"),
							left: countOf(planned, "leave"),
						})}
					</p>
					<Troubles troubles={[...table.troubles, ...found.troubles]} />
					<Doubles
						planned={planned}
						register={register}
						onChoose={(line, fate) => setChosen((before) => new Map(before).set(line, fate))}
					/>
				</>
			)}
			<Problem words={problem} />
		</Dialog>
	);
}

const mostTold = 50;

function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
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

interface DoublesProps<FieldName extends string, Found extends { line: number }, Known> {
	planned: readonly PlannedRow<Found, Known>[];
	register: Register<FieldName, Found, Known>;
	onChoose: (line: number, fate: Fate) => void;
}

/** Those that may be known already, each with the choice what becomes of the row. */
function Doubles<FieldName extends string, Found extends { line: number }, Known>({
	planned,
	register,
	onChoose,
}: DoublesProps<FieldName, Found, Known>) {
	const { t } = useWords();
	const doubles = planned.filter(({ known, earlierLine }) => known || earlierLine !== undefined);
	if (doubles.length === 0) return null;
	return (
		<section className="import-preview" aria-label={t("people.table.doubles")}>
			<h3>{t("people.table.doubles")}</h3>
			<ul>
				{doubles.slice(0, mostTold).map(({ candidate, known, earlierLine, fate }) => (
					<li key={candidate.line} className="import-line">
						<span className="import-words">
							<b>{register.nameOf(candidate)}</b>{" "}
							<small>
								{known
									? t("people.table.like", { name: register.knownAs(known) })
									: t("people.table.twice", { line: earlierLine ?? 0 })}
							</small>
						</span>
						<select
							className="fate"
							aria-label={t("people.table.fate", { name: register.nameOf(candidate) })}
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
