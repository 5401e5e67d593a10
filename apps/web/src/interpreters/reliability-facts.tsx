/** How somebody worked, as facts: what is counted, and what was noted, with their own word on it. */
import type { NotedFact, Reliability } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { factWords } from "./fact-words.ts";

interface ReliabilityFactsProps {
	reliability: Reliability;
	/** For the person whom it is about. */
	onComment?: (fact: NotedFact) => void;
}

export function ReliabilityFacts({ reliability: { counts, facts }, onComment }: ReliabilityFactsProps) {
	const words = useWords();
	const { t, day, language } = words;
	const text = useText();
	return (
		<div className="reliability">
			<p>
				{t("interpreters.fact.counts", {
					confirmed: counts.confirmed,
					worked: counts.worked,
					cancelled: counts.cancelledLate,
				})}{" "}
				<span className="quiet">{t("interpreters.fact.since", { day: day(counts.since) })}</span>
			</p>
			{facts.length === 0 && <p className="quiet">{t("interpreters.fact.none")}</p>}
			{facts.length > 0 && (
				<ul className="list facts">
					{facts.map((fact) => (
						<li key={fact.id}>
							<span className="grow">
								<b>{factWords(words, fact)}</b>
								<small>{[text(fact.meetingTitles), day(fact.day)].filter(Boolean).join(" · ")}</small>
								<small>
									{t("interpreters.fact.by", {
										name: nameOf(fact.notedBy, language) || t("interpreters.fact.somebody"),
										until: day(fact.expiresOn),
									})}
								</small>
								{fact.comment && (
									<small className="fact-comment">
										{t(onComment ? "interpreters.fact.yours" : "interpreters.fact.ownWord", { words: fact.comment })}
									</small>
								)}
							</span>
							{onComment && (
								<Button onClick={() => onComment(fact)}>
									{t(fact.comment ? "interpreters.fact.changeComment" : "interpreters.fact.comment")}
								</Button>
							)}
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
