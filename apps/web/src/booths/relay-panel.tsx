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
	const { language, map, booth } = here;
	return (
		<section className="console-panel" aria-labelledby="console-relay">
			<h2 id="console-relay">
				{language ? t("booths.relayMapOf", { language: languageName(language) }) : t("booths.relayMap")}
			</h2>
			{map.length === 0 ? (
				<p className="quiet">{t("booths.languageUnsaid")}</p>
			) : (
				<ul className="relay-map">
					{map.map((one) => (
						<li key={one.booth} aria-current={one.booth === booth.id ? "true" : undefined}>
							<span>
								{one.into.map((tag) => (
									<LangBadge key={tag} tag={tag} unread />
								))}{" "}
								{boothHeading(words, one.booth)}
							</span>
							<Source words={sourceWords(words, one.source)} />
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
