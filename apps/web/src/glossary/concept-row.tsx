/** A concept's line: its terms by language, and what else is known of it. */
import { type Concept, termStatuses, termsIn } from "@plenary/domain";
import { memo } from "react";
import { LangBadge, Pill } from "../ui/badges.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import type { GlossaryActs } from "./acts.ts";
import type { Spot } from "./grid-keys.ts";
import { type Ending, TermBox, TermSpot } from "./term-spot.tsx";

interface ConceptRowProps {
	concept: Concept;
	languages: readonly string[];
	mayWrite: boolean;
	acts: GlossaryActs;
	/** What is being written in this line. */
	editing: Spot | undefined;
	onEdit: (spot: Spot) => void;
	onEnd: (spot: Spot, words: string | undefined, ending: Ending) => void;
	onShow: (conceptId: string) => void;
}

/** Drawn again only when it says something else. */
export const ConceptRow = memo(
	({ concept, languages, mayWrite, acts, editing, onEdit, onEnd, onShow }: ConceptRowProps) => {
		const { t, languageName } = useWords();
		const name = concept.terms[0]?.words ?? t("glossary.noTerm");
		const box = (spot: Spot, words: string) => (
			<TermBox
				key={`box ${spot.termId ?? ""}`}
				words={words}
				language={spot.language}
				label={t("glossary.termIn", { language: languageName(spot.language), concept: name })}
				onEnd={(typed, ending) => onEnd(spot, typed, ending)}
			/>
		);
		const cellOf = (language: string) => {
			const terms = termsIn(concept, language);
			const spotOf = (termId?: string): Spot => ({ conceptId: concept.id, language, termId });
			const isNew = editing?.language === language && editing.termId === undefined;
			return (
				<>
					<span className="cell-language">
						<LangBadge tag={language} />
					</span>
					<span className="cell-terms">
						{terms.map((term) =>
							editing?.termId === term.id ? (
								box(spotOf(term.id), term.words)
							) : (
								<TermSpot
									key={term.id}
									term={term}
									language={language}
									mayWrite={mayWrite}
									onEdit={() => (mayWrite ? onEdit(spotOf(term.id)) : onShow(concept.id))}
								/>
							),
						)}
						{isNew && box(spotOf(), "")}
						{terms.length === 0 && !isNew && (
							<TermSpot
								term={undefined}
								language={language}
								mayWrite={mayWrite}
								onEdit={() => (mayWrite ? onEdit(spotOf()) : onShow(concept.id))}
							/>
						)}
					</span>
				</>
			);
		};
		const agreeable = concept.terms.filter(({ status }) => status === "proposed").map(({ id }) => id);
		return (
			<tr data-concept={concept.id}>
				{languages.map((language, at) =>
					at === 0 ? (
						<th key={language} scope="row">
							{cellOf(language)}
						</th>
					) : (
						<td key={language}>{cellOf(language)}</td>
					),
				)}
				<td className="concept-about">
					<button type="button" className="about" onClick={() => onShow(concept.id)}>
						<span className="unseen">{t("glossary.detailsOf", { term: name })}</span>
						{concept.subject && <b>{concept.subject}</b>}
						{concept.isRestricted && <Pill tone="late">{t("glossary.restricted")}</Pill>}
						<span className="definition">
							{concept.definition || concept.source || <span className="quiet">{t("glossary.details")}</span>}
						</span>
					</button>
				</td>
				{mayWrite && (
					<td className="concept-menu">
						<Menu
							label={t("glossary.menuOf", { term: name })}
							className="btn quiet icon"
							items={[
								{ words: t("glossary.details"), run: () => onShow(concept.id) },
								...(agreeable.length > 0
									? [{ words: t("glossary.agreeAll"), run: () => acts.status(agreeable, termStatuses[0]) }]
									: []),
								{ words: t("glossary.remove"), run: () => acts.remove(concept), danger: true },
							]}
						>
							<Icon name="more" />
						</Menu>
					</td>
				)}
			</tr>
		);
	},
);
