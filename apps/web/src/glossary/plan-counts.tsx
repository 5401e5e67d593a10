/** What taking concepts in would do, before it is done: how many are new, add to what is known, or are the same. */
import { type Concept, type GlossaryPlan, mostTakenIn, type NewConcept } from "@plenary/domain";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";

const mostTold = 40;

/** Too much for one step, which has to reach the server as a whole. */
export const isTooMuch = (asked: readonly NewConcept[]): boolean =>
	asked.length > mostTakenIn.concepts || asked.reduce((sum, { terms }) => sum + terms.length, 0) > mostTakenIn.terms;

export const isIdle = ({ fresh, changed }: GlossaryPlan): boolean => fresh.length + changed.length === 0;

interface PlanCountsProps {
	asked: readonly NewConcept[];
	plan: GlossaryPlan;
	concepts: readonly Concept[];
}

export function PlanCounts({ asked, plan, concepts }: PlanCountsProps) {
	const { t } = useWords();
	if (isTooMuch(asked)) return <Problem words={t("glossary.tooMuch", { ...mostTakenIn })} />;
	const count = (fate: GlossaryPlan["fates"][number]) => plan.fates.filter((one) => one === fate).length;
	const known = new Map(concepts.map((concept) => [concept.id, concept]));
	const lines = [
		...plan.fresh.map(({ terms }) => ({ fate: "new" as const, terms: terms.map(({ words }) => words) })),
		...plan.changed.map(({ conceptId, added }) => ({
			fate: "changed" as const,
			terms: [known.get(conceptId)?.terms[0]?.words ?? "", ...added.map(({ words }) => `+ ${words}`)],
		})),
	];
	return (
		<>
			<p className="import-count" role="status">
				{t("glossary.counts", { fresh: count("new"), changed: count("changed"), same: count("same") })}
			</p>
			{lines.length > 0 && (
				<section className="import-preview" aria-label={t("glossary.preview")}>
					<ul>
						{lines.slice(0, mostTold).map(({ fate, terms }, at) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: a list that is made anew as a whole
							<li key={at} className="import-line">
								<span className="import-words">{terms.join(" · ")}</span>
								<small>{t(`glossary.fate.${fate}`)}</small>
							</li>
						))}
						{lines.length > mostTold && <li>{t("glossary.previewMore", { count: lines.length - mostTold })}</li>}
					</ul>
				</section>
			)}
		</>
	);
}
