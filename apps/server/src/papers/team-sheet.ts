/** The team sheet of a day: sittings, booths and who is in them, what hangs on whom, and what is not covered. */
import { clockOfMinutes, flattenItems, minutesOfClock } from "@plenary/domain";
import type { Line, Paper, Section } from "@plenary/formats/paper";
import { type PublishedSitting, profiles, publishedRegime, regimeText } from "@plenary/roster";
import { boothRow } from "./booth-row.ts";
import { coverageTable } from "./coverage.ts";
import { type Standing, standingAt, workersOf } from "./standing.ts";
import { dayGroups, frameOf, type Telling, tagsOf } from "./telling.ts";

export function teamSheet(telling: Telling): Paper {
	const { facts, words } = telling;
	const frame = frameOf(telling, "team-sheet");
	const profile = facts.roster.profile ?? profiles.onSite.name;
	return {
		...frame,
		wide: true,
		facts: [...frame.facts, [words.rules, words.profiles[profile]]],
		sections: [sittingsOf(telling), ...alike(facts.sittings).flatMap((sittings) => teamOf(telling, sittings))],
	};
}

function sittingsOf(telling: Telling): Section {
	const { facts, words, text, hallOf } = telling;
	const rows = dayGroups(facts).map(({ sitting, group }): Line[][] => {
		const { startsAt, endsAt } = sitting;
		const begins = minutesOfClock(startsAt) ?? 0;
		const pauses = flattenItems(group.items).filter(({ item }) => item.kind === "break" && item.minutes);
		const breaks = pauses.map(({ startsAt: from = "", item }) => `${from}, ${words.minutes(item.minutes ?? 0)}`);
		const planned = group.usedMinutes > 0 ? clockOfMinutes(begins + group.usedMinutes) : endsAt;
		const regime = publishedRegime(sitting);
		return [
			[{ text: `${startsAt}–${endsAt}`, tone: "strong" }],
			[text(sitting.titles), ...(hallOf(sitting) ? [{ text: hallOf(sitting), tone: "quiet" } as const] : [])],
			breaks.length > 0 ? breaks : [{ text: words.noBreak, tone: "quiet" }],
			group.overMinutes > 0
				? [{ text: words.endsLate(planned, endsAt), tone: "warning" }]
				: [words.endsBy(planned, endsAt)],
			[
				words.regimeOf(regimeText(regime), words.modes[sitting.mode]),
				`${words.spoken}: ${tagsOf(regime.spoken)}`,
				`${words.heard}: ${tagsOf(regime.heard)}`,
				...(regime.pivots ? [`${words.pivotsAre}: ${tagsOf(regime.pivots)}`] : []),
				...(regime.heavy ? [{ text: words.heavy, tone: "strong" } as const] : []),
			],
		];
	});
	const heads = [words.hoursHead, words.sitting, words.breaks, words.end, words.regime];
	const columns = [1.1, 2.6, 1.3, 1.9, 2.6].map((share, at) => ({ head: heads[at] ?? "", share }));
	return { heading: words.sittings, level: 1, parts: [{ kind: "table", columns, rows }] };
}

/** What is the same at several sittings is told once. */
function teamOf(telling: Telling, sittings: readonly PublishedSitting[]): Section[] {
	const { words, list, sitting: named } = telling;
	const standing = standingAt(telling.facts, sittings);
	const heads = [words.boothHead, words.team, words.covers, words.ifIll, words.strength];
	const columns = [1.3, 2.6, 2.2, 2.8, 2.2].map((share, at) => ({ head: heads[at] ?? "", share }));
	const rows = standing.regime.booths?.map((booth, at) => boothRow(telling, standing, booth, at + 1)) ?? [];
	return [
		{ heading: words.teamOf(list(sittings.map(named))), level: 1, parts: [{ kind: "table", columns, rows }] },
		{ heading: words.coverage, level: 2, parts: coverageTable(telling, standing) },
		{ heading: words.relays, level: 2, parts: relaysOf(telling, standing) },
		{ heading: words.fragile, level: 2, parts: [fragileOf(telling, standing)] },
		{ heading: words.uncovered, level: 2, parts: [uncoveredOf(telling, standing)] },
	];
}

/** By pivot, and whether it hangs on one person: from which languages, for which booths. */
function relaysOf({ words, languageName, capital }: Telling, { needs }: Standing): Section["parts"] {
	const relayed = needs.flatMap(({ from, to, cover }) => (cover.kind === "relay" ? [{ from, to, ...cover }] : []));
	if (relayed.length === 0) return [{ kind: "text", lines: [words.noRelays] }];
	const byPivot = [...Map.groupBy(relayed, ({ through, from, single }) => `${through} ${from} ${single}`).values()];
	const rows = byPivot.flatMap((alike): Line[][][] => {
		const [first] = alike;
		if (!first) return [];
		const pivot = `${first.through.toUpperCase()} ${capital(languageName(first.through))}`;
		return [
			[
				[pivot, ...(first.single ? [{ text: words.onePivot, tone: "warning" } as const] : [])],
				[first.from.toUpperCase()],
				[tagsOf(alike.map(({ to }) => to))],
			],
		];
	});
	const columns = [
		{ head: words.pivot, share: 2 },
		{ head: words.givesRelay, share: 1.5 },
		{ head: words.toBooths, share: 2 },
	];
	return [{ kind: "table", columns, rows }];
}

function fragileOf({ words, pair, nameOf }: Telling, standing: Standing): Section["parts"][number] {
	const items = standing.needs
		.filter(({ cover }) => cover.kind === "direct" && cover.people === 1)
		.map(({ from, to }) => {
			const [alone] = workersOf(standing, from, to);
			return words.fragileOf(pair(from, to), alone ? nameOf(alone.interpreterId) : words.nobody);
		});
	return items.length > 0 ? { kind: "list", items } : { kind: "text", lines: [words.noneFragile] };
}

function uncoveredOf({ words, languageName, capital }: Telling, { needs }: Standing): Section["parts"][number] {
	const open = needs.filter(({ cover }) => cover.kind === "none");
	if (open.length === 0) return { kind: "text", lines: [words.allCovered] };
	const items = open.map(({ from, to }): Line => {
		const sentence = words.uncoveredOf(capital(languageName(from)), languageName(to));
		return { text: sentence, tone: "warning" };
	});
	return { kind: "list", items };
}

/** Sittings with the same languages and the same people in the same booths. */
function alike(sittings: readonly PublishedSitting[]): PublishedSitting[][] {
	const key = ({ mode, spoken, booths, pivots, heavy, strengths }: PublishedSitting) =>
		JSON.stringify([
			mode,
			spoken,
			pivots,
			heavy,
			strengths,
			booths.map(({ id, interpreterIds }) => [id, [...interpreterIds].sort()]),
		]);
	return [...Map.groupBy(sittings, key).values()];
}
