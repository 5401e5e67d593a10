/** The relay map of the floor's language: every booth with its source, in words as well as in colour. */

import { boothHeading } from "../rosters/roster-words.ts";
import { LangBadge } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { BoothHere } from "./here.ts";
import { Source } from "./source.tsx";
import { sourceWords } from "./source-words.ts";

export function RelayPanel({ here }: { here: BoothHere }) {
	const words = useWords();
	const { t, languageName } = words;
	const { language, map, booth, sitting } = here;
	return (
		<section className="console-panel console-relay" aria-labelledby="console-relay">
			<h2 id="console-relay">
				{language ? t("booths.relayMapOf", { language: languageName(language) }) : t("booths.relayMap")}
			</h2>
			<ul className="relay-map">
				{sitting.booths.map(({ id, into }) => {
					const source = map.find((one) => one.booth === id)?.source;
					return (
						<li key={id} aria-current={id === booth.id ? "true" : undefined}>
							<span>
								{into.map((tag) => (
									<LangBadge key={tag} tag={tag} unread />
								))}{" "}
								{boothHeading(words, id)}
							</span>
							{source ? <Source words={sourceWords(words, source)} /> : <span className="quiet">–</span>}
						</li>
					);
				})}
			</ul>
		</section>
	);
}
