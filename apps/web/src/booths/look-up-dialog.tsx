/** Looking a term up: a large field, answers at each letter, the own booth's language first; nothing is asked of a server. */
import { addConcept } from "@plenary/documents";
import { type Concept, type GlossaryIndex, type NewTerm, searchGlossary } from "@plenary/domain";
import { useMemo, useState } from "react";
import type * as Y from "yjs";
import { useMyself } from "../api/questions.ts";
import { ConceptFacts } from "../glossary/concept-dialog.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import "../glossary/glossary.css";

interface LookUpProps {
	concepts: readonly Concept[];
	index: GlossaryIndex;
	doc: Y.Doc;
	here: BoothHere;
	/** A concept that was pressed; shown until something is typed. */
	conceptId: string | undefined;
	onClose: () => void;
}

const mostShown = 12;

export function LookUpDialog({ concepts, index, doc, here, conceptId, onClose }: LookUpProps) {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	const [query, type] = useState("");
	const { into } = here.booth;
	const hits = useMemo(() => searchGlossary(index, query, { limit: mostShown, first: into }), [index, query, into]);
	const pressed = concepts.find(({ id }) => id === conceptId);
	const shown = query.trim() === "" ? (pressed ? [pressed] : []) : hits.map((hit) => hit.concept);
	const isGuess = hits.length > 0 && hits.every(({ how }) => how === "slip");
	return (
		<Dialog
			wide
			title={t("booths.glossary")}
			onClose={onClose}
			foot={
				<LinkButton look="quiet" href={`/meetings/${meeting.id}/glossary`}>
					{t("booths.glossaryPage")}
				</LinkButton>
			}
		>
			<input
				type="text"
				inputMode="search"
				className="look-up-field"
				aria-label={t("booths.glossaryFind")}
				placeholder={t("booths.glossaryFind")}
				autoComplete="off"
				autoCapitalize="off"
				spellCheck={false}
				enterKeyHint="search"
				value={query}
				onChange={(event) => type(event.target.value)}
			/>
			{isGuess && <p className="quiet">{t("booths.glossarySlip")}</p>}
			<ul className="look-up-found" aria-label={t("booths.glossaryFound")}>
				{shown.map((concept) => (
					<li key={concept.id}>
						<ConceptFacts concept={concept} first={into} />
					</li>
				))}
			</ul>
			<p className="unseen" role="status">
				{query.trim() !== "" && shown.map(({ terms }) => terms[0]?.words).join(", ")}
			</p>
			{query.trim() !== "" && shown.length === 0 && <p>{t("booths.glossaryNothing")}</p>}
			{query.trim() !== "" && (shown.length === 0 || isGuess) && may("write", "glossary") && (
				<AddTerm words={query.trim()} here={here} doc={doc} onAdded={() => type("")} />
			)}
		</Dialog>
	);
}

const mostLanguages = 4;

/** A name or term that was just said, given to all booths: in one of the languages of this booth's sitting. */
function AddTerm({ words, here, doc, onAdded }: { words: string; here: BoothHere; doc: Y.Doc; onAdded: () => void }) {
	const { t, languageName } = useWords();
	const { account } = useMyself();
	const said = here.language === undefined ? [] : [here.language];
	const languages = [...new Set([...said, ...here.booth.into, ...here.sitting.spoken])].slice(0, mostLanguages);
	const add = (term: NewTerm) => {
		if (!addConcept(doc, { terms: [term] }, { by: account.id, at: Date.now() })) return toast(t("glossary.full"));
		toast(t("booths.glossaryAdded", { words }));
		onAdded();
	};
	return (
		<div className="look-up-add">
			{languages.map((language) => (
				<Button key={language} onClick={() => add({ language, words })}>
					{t("booths.glossaryAdd", { words, language: languageName(language) })}
				</Button>
			))}
		</div>
	);
}
