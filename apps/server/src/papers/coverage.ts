/** The coverage grid on paper: what is spoken down, what is listened to across, in each cell how it is heard. */
import type { Cell, Line, Part } from "@plenary/formats/paper";
import { type CoveredNeed, isFragile } from "@plenary/roster";
import type { Standing } from "./standing.ts";
import type { Telling } from "./telling.ts";

export function coverageTable({ words, languageName, capital }: Telling, { regime, needs }: Standing): Part[] {
	const found = new Map(needs.map((need) => [`${need.from}>${need.to}`, need]));
	const columns = [
		{ head: words.floor, share: 2.2 },
		...regime.heard.map((to) => ({ head: to.toUpperCase(), share: 1 })),
	];
	const rows = regime.spoken.map((from): Cell[] => [
		[`${from.toUpperCase()} ${capital(languageName(from))}`],
		...regime.heard.map((to) => {
			const need = found.get(`${from}>${to}`);
			return need ? [signOf(need)] : [];
		}),
	]);
	return [
		{ kind: "table", columns, rows },
		{ kind: "text", lines: [{ text: words.coverageHint, tone: "quiet" }] },
	];

	/** "2", "1 !", "via EN", "via EN !", "–" */
	function signOf({ cover }: CoveredNeed): Line {
		if (cover.kind === "none") return { text: "–", tone: "warning" };
		if (cover.kind === "direct") return isFragile(cover) ? { text: "1 !", tone: "strong" } : String(cover.people);
		const through = words.via(cover.through.toUpperCase());
		return cover.single ? { text: `${through} !`, tone: "warning" } : through;
	}
}
