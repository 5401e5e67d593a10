/** Concepts from a file or pasted text: what its columns mean, what it would add, and then all of it in one step. */
import { glossaryPlan, type NewConcept } from "@plenary/domain";
import {
	conceptParts,
	type GlossaryField,
	type GlossaryMapping,
	type GlossaryTrouble,
	guessGlossaryColumns,
	isGlossaryField,
	readGlossaryTable,
	readTable,
	type ShapeTrouble,
	type Table,
	termFieldOf,
	termParts,
} from "@plenary/formats";
import type { TbxRead, TbxRefused, TbxTrouble } from "@plenary/formats/tbx";
import { useMemo, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import type { GlossaryDesk } from "./desk.ts";
import { isIdle, isTooMuch, PlanCounts } from "./plan-counts.tsx";
import "../agenda/import.css";

type Source = { readonly table: ReturnType<typeof readTable> } | { readonly tbx: TbxRead | TbxRefused };

export function ImportDialog({ desk, onClose }: { desk: GlossaryDesk; onClose: () => void }) {
	const { t } = useWords();
	const [text, setText] = useState("");
	const [source, setSource] = useState<Source>({ table: readTable("") });
	const [mapping, setMapping] = useState<GlossaryMapping>();
	const [problem, setProblem] = useState<string>();
	const read = useMemo(() => readSource(source, mapping), [source, mapping]);
	const plan = useMemo(() => glossaryPlan(desk.concepts, read.concepts, { overrules: true }), [desk.concepts, read]);
	const isReady = read.concepts.length > 0 && !isTooMuch(read.concepts) && !isIdle(plan);

	const take = async (next: string | Uint8Array) => {
		setMapping(undefined);
		setProblem(undefined);
		if (!looksLikeXml(next)) return setSource({ table: readTable(next) });
		const { readTbx } = await import("@plenary/formats/tbx");
		setSource({ tbx: readTbx(next) });
	};
	const submit = () => {
		if (!isReady) return;
		if (desk.acts.takeIn(plan)) onClose();
		else setProblem(t("glossary.full"));
	};
	return (
		<Dialog
			wide
			title={t("glossary.import")}
			onClose={onClose}
			onSubmit={submit}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={!isReady}>
						{t("glossary.take", { count: plan.fresh.length + plan.changed.length })}
					</Button>
				</>
			}
		>
			<div className="import-source">
				<Field label={t("glossary.importText")} hint={t("glossary.importHint")}>
					{(tie) => (
						<textarea
							{...tie}
							rows={5}
							spellCheck={false}
							value={text}
							onChange={(event) => {
								setText(event.target.value);
								void take(event.target.value);
							}}
						/>
					)}
				</Field>
				<label className="btn import-file">
					{t("glossary.importFile")}
					<input
						type="file"
						className="unseen"
						accept=".csv,.tsv,.txt,.tbx,.xml,text/csv,text/plain,text/tab-separated-values,application/xml,text/xml"
						onChange={async (event) => {
							const [file] = event.target.files ?? [];
							event.target.value = "";
							if (!file) return;
							setText("");
							void take(new Uint8Array(await file.arrayBuffer()));
						}}
					/>
				</label>
			</div>
			{read.refusal && (
				<Problem words={t(`glossary.refused.${read.refusal.refusal}`, { line: read.refusal.line ?? 1 })} />
			)}
			{read.table && read.mapping && read.table.rows.length > 0 && (
				<Columns table={read.table} mapping={read.mapping} desk={desk} onMapping={setMapping} />
			)}
			<Troubles troubles={read.troubles} />
			{read.concepts.length > 0 && (
				<>
					<p className="hint">{t("glossary.importHow")}</p>
					<PlanCounts asked={read.concepts} plan={plan} concepts={desk.concepts} />
				</>
			)}
			<Problem words={problem} />
		</Dialog>
	);
}

const looksLikeXml = (source: string | Uint8Array): boolean => {
	const start =
		typeof source === "string" ? source.slice(0, 200) : new TextDecoder("latin1").decode(source.slice(0, 400));
	return /^[^A-Za-z0-9]*<(?:\0?[?!a-z])/i.test(start);
};

type Trouble = ShapeTrouble | GlossaryTrouble | TbxTrouble;
interface Read {
	readonly concepts: readonly NewConcept[];
	readonly troubles: readonly Trouble[];
	readonly table?: Table;
	readonly mapping?: GlossaryMapping;
	readonly refusal?: { readonly refusal: Refusal; readonly line?: number };
}
type Refusal = TbxRefused["refusal"] | Extract<ReturnType<typeof readTable>, { refusal: unknown }>["refusal"];

function readSource(source: Source, chosen: GlossaryMapping | undefined): Read {
	const found = "tbx" in source ? source.tbx : source.table;
	if ("refusal" in found) return { concepts: [], troubles: [], refusal: found };
	if ("concepts" in found) return found;
	const mapping = chosen ?? guessGlossaryColumns(found);
	const { concepts, troubles } = readGlossaryTable(found, mapping);
	return { concepts, troubles: [...found.troubles, ...troubles], table: found, mapping };
}

interface ColumnsProps {
	table: Table;
	mapping: GlossaryMapping;
	desk: GlossaryDesk;
	onMapping: (mapping: GlossaryMapping) => void;
}

/** What each column holds, to be put right. */
function Columns({ table, mapping, desk, onMapping }: ColumnsProps) {
	const { t, languageName } = useWords();
	const first = table.rows[0]?.cells ?? [];
	const named = mapping.columns.flatMap((field) => (field && termFieldOf(field)?.[1]) || []);
	const tags = [...new Set([...desk.languages, ...named])];
	const fields: GlossaryField[] = [
		...tags.flatMap((tag) => termParts.map((part) => `${part}:${tag}` as const)),
		...conceptParts,
	];
	const wordsOf = (field: GlossaryField): string => {
		const [part, tag] = termFieldOf(field) ?? [];
		if (part && tag) return t(`glossary.column.${part}`, { language: languageName(tag) });
		return t(`glossary.field.${field as (typeof conceptParts)[number]}`);
	};
	const change = (column: number, field: GlossaryField | null) =>
		onMapping({
			...mapping,
			columns: mapping.columns.map((before, at) => (at === column ? field : before === field ? null : before)),
		});
	return (
		<section className="import-columns" aria-label={t("glossary.importColumns")}>
			<h3>{t("glossary.importColumns")}</h3>
			<ul>
				{mapping.columns.map((field, column) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a column is its place
					<li key={column} className="import-line">
						<span className="import-words">{first[column] || t("glossary.columnNr", { column: column + 1 })}</span>
						<select
							className="fate"
							aria-label={t("glossary.columnHolds", { column: first[column] || String(column + 1) })}
							value={field ?? ""}
							onChange={({ target: { value } }) => change(column, isGlossaryField(value) ? value : null)}
						>
							<option value="">{t("glossary.columnNone")}</option>
							{fields.map((one) => (
								<option key={one} value={one}>
									{wordsOf(one)}
								</option>
							))}
						</select>
					</li>
				))}
			</ul>
			<label className="tick">
				<input
					type="checkbox"
					checked={mapping.header}
					onChange={(event) => onMapping({ ...mapping, header: event.target.checked })}
				/>
				<span>{t("glossary.hasHeader")}</span>
			</label>
		</section>
	);
}

const mostTold = 50;

function Troubles({ troubles }: { troubles: readonly Trouble[] }) {
	const { t } = useWords();
	if (troubles.length === 0) return null;
	return (
		<ul className="import-warnings">
			{troubles.slice(0, mostTold).map(({ line, code, value }, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a list that is made anew as a whole
				<li key={at}>{t(`glossary.trouble.${code}`, { line, value })}</li>
			))}
			{troubles.length > mostTold && <li>{t("glossary.moreTroubles", { count: troubles.length - mostTold })}</li>}
		</ul>
	);
}
