/** What is known of one concept: its terms with their notes, and itself; each field is kept as soon as it is left. */
import {
	type Concept,
	type ConceptFields,
	glossaryLanguages,
	longestOf,
	type Term,
	termStatuses,
} from "@plenary/domain";
import { useCallback, useEffect, useId, useRef, useState } from "react";
import { LangBadge, Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, Field } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import type { GlossaryDesk } from "./desk.ts";
import { TermStatusWord, TermWords } from "./term-spot.tsx";

interface ConceptDialogProps {
	concept: Concept;
	desk: GlossaryDesk;
	onClose: () => void;
}

export function ConceptDialog({ concept, desk, onClose }: ConceptDialogProps) {
	const { t, moment } = useWords();
	const { acts, mayWrite } = desk;
	const name = concept.terms[0]?.words ?? t("glossary.noTerm");
	const by = desk.nameOf(concept.addedBy);
	const at = moment(concept.addedAt);
	const remove = () => {
		onClose();
		acts.remove(concept);
	};
	return (
		<Dialog
			wide
			title={name}
			onClose={onClose}
			foot={
				<>
					{mayWrite && (
						<Button look="danger" onClick={remove}>
							{t("glossary.remove")}
						</Button>
					)}
					<Button look="primary" onClick={onClose}>
						{t("ui.close")}
					</Button>
				</>
			}
		>
			{mayWrite ? (
				<>
					{glossaryLanguages([concept], desk.languages).map((language) => (
						<TermFields key={language} concept={concept} language={language} desk={desk} />
					))}
					<ConceptFieldsOf concept={concept} onChange={(fields) => acts.change(concept.id, fields)} />
				</>
			) : (
				<ConceptFacts concept={concept} />
			)}
			<p className="hint">{by ? t("glossary.addedBy", { name: by, at }) : t("glossary.addedAt", { at })}</p>
		</Dialog>
	);
}

/** The terms of one language, and an empty place for one more. */
function TermFields({ concept, language, desk }: { concept: Concept; language: string; desk: GlossaryDesk }) {
	const { t, languageName } = useWords();
	const { acts } = desk;
	const [turn, again] = useState(0);
	const terms = concept.terms.filter((term) => term.language === language);
	return (
		<section className="concept-language" aria-label={languageName(language)}>
			<h3>
				<LangBadge tag={language} unread /> {languageName(language)}
			</h3>
			{terms.map((term) => (
				<div key={term.id} className="concept-term">
					<Kept
						label={t("glossary.term")}
						words={term.words}
						longest={longestOf.words}
						language={language}
						onKeep={(words) => acts.write(concept.id, term.id, language, words)}
					/>
					<ChoiceField
						label={t("glossary.status")}
						value={term.status}
						choices={termStatuses.map((value) => ({ value, words: t(`glossary.status.${value}`) }))}
						onChoice={(status) => acts.status([term.id], status)}
					/>
					<Kept
						label={t("glossary.note")}
						words={term.note}
						longest={longestOf.note}
						onKeep={(note) => acts.changeTerm(term.id, { note })}
					/>
					<Kept
						label={t("glossary.pronunciation")}
						words={term.pronunciation}
						longest={longestOf.pronunciation}
						onKeep={(pronunciation) => acts.changeTerm(term.id, { pronunciation })}
					/>
				</div>
			))}
			<Kept
				key={turn}
				label={t(terms.length > 0 ? "glossary.another" : "glossary.term")}
				words=""
				longest={longestOf.words}
				language={language}
				onKeep={(words) => {
					acts.write(concept.id, undefined, language, words);
					again(turn + 1);
				}}
			/>
		</section>
	);
}

function ConceptFieldsOf({
	concept,
	onChange,
}: {
	concept: Concept;
	onChange: (fields: Partial<ConceptFields>) => void;
}) {
	const { t } = useWords();
	return (
		<section className="concept-fields" aria-label={t("glossary.about")}>
			<Kept
				label={t("glossary.definition")}
				words={concept.definition}
				longest={longestOf.definition}
				long
				onKeep={(definition) => onChange({ definition })}
			/>
			<div className="pair">
				<Kept
					label={t("glossary.subject")}
					words={concept.subject}
					longest={longestOf.subject}
					onKeep={(subject) => onChange({ subject })}
				/>
				<Kept
					label={t("glossary.source")}
					words={concept.source}
					longest={longestOf.source}
					onKeep={(source) => onChange({ source })}
				/>
			</div>
			<label className="tick">
				<input
					type="checkbox"
					checked={concept.isRestricted}
					onChange={(event) => onChange({ isRestricted: event.target.checked })}
				/>
				<span>{t("glossary.restrictedWhy")}</span>
			</label>
		</section>
	);
}

interface KeptProps {
	label: string;
	words: string;
	longest: number;
	language?: string;
	long?: boolean;
	onKeep: (words: string) => void;
}

/** A field that shows what stands there until somebody writes in it, and keeps what they wrote when they leave it. */
function Kept({ label, words, longest, language, long = false, onKeep }: KeptProps) {
	const [typed, type] = useState<string>();
	const id = useId();
	const latest = useRef({ typed, words, onKeep });
	latest.current = { typed, words, onKeep };
	const finish = useCallback(() => {
		const { typed: written, words: before, onKeep: keepIt } = latest.current;
		latest.current = { ...latest.current, typed: undefined };
		if (written !== undefined && written !== before) keepIt(written);
	}, []);
	// Esc closes the dialog over a field that is still being written in.
	useEffect(() => finish, [finish]);
	const common = {
		id,
		lang: language,
		value: typed ?? words,
		maxLength: longest,
		autoComplete: "off",
		onBlur: () => {
			finish();
			type(undefined);
		},
	};
	return (
		<Field label={label}>
			{(tie) =>
				long ? (
					<textarea {...tie} {...common} id={tie.id} rows={3} onChange={(event) => type(event.target.value)} />
				) : (
					<input
						{...tie}
						{...common}
						id={tie.id}
						onChange={(event) => type(event.target.value)}
						onKeyDown={(event) => event.key === "Enter" && !event.nativeEvent.isComposing && event.currentTarget.blur()}
					/>
				)
			}
		</Field>
	);
}

/** The same to be read: for those who do not write, and on the interpreter's console. */
export function ConceptFacts({ concept, first = [] }: { concept: Concept; first?: readonly string[] }) {
	const { t, languageName } = useWords();
	const languages = glossaryLanguages([concept], first).filter((language) =>
		concept.terms.some((term) => term.language === language),
	);
	const line = (term: Term) => (
		<li key={term.id}>
			<span className="fact-term">
				<TermWords term={term} /> <TermStatusWord status={term.status} />
			</span>
			{term.pronunciation && <span className="fact-sound">{term.pronunciation}</span>}
			{term.note && <span className="fact-note">{term.note}</span>}
		</li>
	);
	return (
		<div className="concept-facts">
			<dl>
				{languages.map((language) => (
					<div key={language}>
						<dt>
							<LangBadge tag={language} unread /> {languageName(language)}
						</dt>
						<dd>
							<ul>{concept.terms.filter((term) => term.language === language).map(line)}</ul>
						</dd>
					</div>
				))}
			</dl>
			{concept.definition && <p>{concept.definition}</p>}
			<p className="concept-marks">
				{concept.isRestricted && <Pill tone="late">{t("glossary.restricted")}</Pill>}
				{concept.subject && <Pill>{concept.subject}</Pill>}
				{concept.source && <span className="quiet">{t("glossary.from", { source: concept.source })}</span>}
			</p>
		</div>
	);
}
