/** Why something is not heard, in sentences: who would be nearest, and what stands in the way. */
import type { Gap, Nearest } from "@plenary/roster";
import { capital } from "../words/capital.ts";
import { breachWords, type Told } from "./roster-words.ts";

/** More than these are not read. */
const most = 3;

/** "No one can work Georgian → English at “Morning”. Nearest: Anna is not available: 7 July." Of several sittings, as told at one. */
export function gapWords(gap: Gap, told: Told, sittingId = gap.sittingIds[0] ?? ""): string {
	const { t, languageName, list } = told.words;
	const [from, to] = [capital(languageName(gap.from)), languageName(gap.to)];
	const sitting = told.sittingName(sittingId);
	const nearest = gap.nearest.slice(0, most);
	switch (gap.reason) {
		case "nobody":
			return t("rosters.gap.nobody", { from: languageName(gap.from), to });
		case "follows":
			return t("rosters.gap.follows", { from, to, through: languageName(gap.through ?? "") });
		case "free": {
			const names = nearest.filter(({ distance }) => distance === 0).map((one) => told.nameOf(one.interpreterId));
			return t("rosters.gap.free", { from, to, sitting, names: list(names) });
		}
		case "blocked":
		case "elsewhere": {
			const reasons = nearest.map((one) => nearestWords(one, { from, to }, told));
			return [t(`rosters.gap.${gap.reason}`, { from, to, sitting }), ...reasons].join(" ");
		}
	}
}

function nearestWords(nearest: Nearest, pair: { from: string; to: string }, told: Told): string {
	const { t, languageName, list } = told.words;
	const name = told.nameOf(nearest.interpreterId);
	const pairs = nearest.opens.map(({ from, to }) => `${languageName(from)} → ${languageName(to)}`);
	return [
		...(nearest.lacksPair ? [t("rosters.gap.lacksPair", { name, ...pair })] : []),
		...nearest.breaches.map((breach) => breachWords(breach, told)),
		...(pairs.length > 0 ? [t("rosters.gap.opens", { name, pairs: list(pairs) })] : []),
	].join(" ");
}
