/** The coverage grid of a day: what is spoken down, what is listened to across, in each cell how it is heard. */
import type { Sitting } from "@plenary/domain";
import { type CoveredNeed, gravityOf, isFragile } from "@plenary/roster";
import { LangBadge } from "../ui/badges.tsx";
import { useWords, type Words } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";

export function CoverageTable({ desk, sittings }: { desk: PlannerDesk; sittings: readonly Sitting[] }) {
	const words = useWords();
	const { t, languageName } = words;
	const { planner } = desk;
	const regimes = sittings.flatMap(({ id }) => planner.planning.regimes[id] ?? []);
	if (!planner.register || regimes.length === 0) return null;
	const spoken = [...new Set(regimes.flatMap((regime) => regime.spoken))];
	const heard = [...new Set(regimes.flatMap((regime) => regime.heard))];
	const worst = worstOf(sittings.flatMap(({ id }) => planner.covers.get(id) ?? []));
	return (
		<section className="coverage" aria-labelledby="roster-coverage">
			<h2 id="roster-coverage">{t("rosters.coverage")}</h2>
			<table>
				<thead>
					<tr>
						<th scope="col" className="eyebrow">
							{t("rosters.coverage.floor")}
						</th>
						{heard.map((tag) => (
							<th key={tag} scope="col">
								<LangBadge tag={tag} />
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{spoken.map((from) => (
						<tr key={from}>
							<th scope="row">
								<LangBadge tag={from} unread /> {languageName(from)}
							</th>
							{heard.map((to) => {
								const need = worst.get(`${from}>${to}`);
								return (
									<td key={to} className={need ? lookOf(need) : "none-needed"} title={need && cellWords(need, words)}>
										<span aria-hidden="true">{need ? signOf(need) : ""}</span>
										<span className="unseen">{need && cellWords(need, words)}</span>
									</td>
								);
							})}
						</tr>
					))}
				</tbody>
			</table>
			<p className="hint">{t("rosters.coverage.legend")}</p>
		</section>
	);
}

/** Each need as at the sitting where it is worst off. */
function worstOf(needs: readonly CoveredNeed[]): ReadonlyMap<string, CoveredNeed> {
	const worst = new Map<string, CoveredNeed>();
	const rank = ({ cover }: CoveredNeed) => gravityOf(cover) + (isFragile(cover) ? 0.5 : 0);
	for (const need of needs) {
		const key = `${need.from}>${need.to}`;
		const known = worst.get(key);
		if (!known || rank(need) > rank(known)) worst.set(key, need);
	}
	return worst;
}

function lookOf({ cover }: CoveredNeed): string {
	if (cover.kind === "none") return "open";
	return isFragile(cover) || (cover.kind === "relay" && cover.single) ? "thin" : "sound";
}

/** "2", "1 !", "↷EN", "↷EN !", "–" */
function signOf({ cover }: CoveredNeed): string {
	if (cover.kind === "none") return "–";
	if (cover.kind === "relay") return `↷${cover.through.toUpperCase()}${cover.single ? " !" : ""}`;
	return isFragile(cover) ? "1 !" : String(cover.people);
}

function cellWords({ from, to, cover }: CoveredNeed, { t, languageName }: Words): string {
	const pair = `${languageName(from)} → ${languageName(to)}`;
	if (cover.kind === "none") return t("rosters.coverage.none", { pair });
	if (cover.kind === "direct") return t("rosters.coverage.direct", { pair, count: cover.people });
	const through = languageName(cover.through);
	return t(cover.single ? "rosters.coverage.relaySingle" : "rosters.coverage.relay", { pair, through });
}
