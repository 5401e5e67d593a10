/** The rota of a day: for each sitting and booth the turns along the agenda, the breaks between them, and who stands by. */
import { type BoothRota, type BoothTurn, flattenItems, type OutlineItem } from "@plenary/domain";
import { type Cell, type Line, type Paper, type Part, type Section, wordsOf } from "@plenary/formats/paper";
import { gravityOf } from "@plenary/roster";
import { type Standing, standingAt } from "./standing.ts";
import { dayGroups, frameOf, type Telling, tagsOf } from "./telling.ts";

export function rotaPaper(telling: Telling): Paper {
	const { words } = telling;
	const hint: Section = { heading: words.titles.rota, level: 1, parts: [] };
	const sections = rotaSections(telling);
	const [first = hint, ...rest] = sections;
	const told: Part = { kind: "text", lines: [{ text: words.rotaHint, tone: "quiet" }] };
	return {
		...frameOf(telling, "rota"),
		wide: false,
		sections: [{ ...first, parts: [told, ...first.parts] }, ...rest],
	};
}

/** A section for each sitting, and one below it for each of its booths. */
export function rotaSections(telling: Telling): Section[] {
	const { facts, sitting: named, booth } = telling;
	return dayGroups(facts).flatMap(({ sitting, group }): Section[] => {
		const standing = standingAt(facts, [sitting]);
		const entries = flattenItems(group.items);
		const here = facts.rotas.filter(({ sittingId }) => sittingId === sitting.sittingId);
		return [
			{ heading: named(sitting), level: 1, parts: [] },
			...here.map((rota): Section => {
				const into = sitting.booths.find(({ id }) => id === rota.booth)?.into ?? [];
				return {
					heading: `${tagsOf(into)} · ${booth(rota.booth)}`,
					level: 2,
					parts: rotaParts(telling, rota, { entries, into, standing }),
				};
			}),
		];
	});
}

interface Around {
	readonly entries: readonly OutlineItem[];
	readonly into: readonly string[];
	readonly standing: Standing;
}

function rotaParts(telling: Telling, rota: BoothRota, { entries, into, standing }: Around): Part[] {
	const { words, nameOf, hours } = telling;
	if (rota.absence) {
		const text = words.absences[rota.absence];
		return [{ kind: "text", lines: [rota.absence === "nobody" ? { text, tone: "warning" } : text] }];
	}
	const showsStandBy = rota.turns.some(({ standBy }) => standBy.length > 0);
	const columns = [
		{ head: words.time, share: 1.3 },
		{ head: words.atMicrophone, share: 2.2 },
		{ head: words.items, share: 3.4 },
		...(showsStandBy ? [{ head: words.standsBy, share: 2.4 }] : []),
	];
	const rows = rota.turns.flatMap((turn, at): Cell[][] => {
		const before = rota.turns[at - 1];
		const pause: Cell[] = [
			[{ text: `${before?.endsAt}–${turn.startsAt}`, tone: "quiet" }],
			[{ text: words.pause, tone: "quiet" }],
			[],
			...(showsStandBy ? [[]] : []),
		];
		const row: Cell[] = [
			[`${turn.startsAt}–${turn.endsAt}`],
			[{ text: nameOf(turn.interpreterId), tone: "strong" }],
			itemsOf(telling, turn, entries),
			...(showsStandBy ? [standByOf(telling, turn, into, standing)] : []),
		];
		return before && before.endsAt < turn.startsAt ? [pause, row] : [row];
	});
	const worked = Object.entries(rota.minutes).map(([id, minutes]) => `${nameOf(id)} ${hours(minutes)}`);
	return [
		...(rows.length > 0 ? [{ kind: "table", columns, rows } as const] : []),
		...(rota.reliefBy
			? [{ kind: "text", lines: [{ text: words.relief(rota.reliefBy), tone: "warning" }] } as const]
			: []),
		{ kind: "text", lines: [{ text: `${words.worked}: ${worked.join(", ")}`, tone: "quiet" }] },
	];
}

function itemsOf({ words, text, numberOf }: Telling, { itemIds }: BoothTurn, entries: readonly OutlineItem[]): Cell {
	const taken = itemIds.flatMap((id) => entries.find(({ item }) => item.id === id) ?? []);
	if (taken.length === 0) return [{ text: words.restOfSitting, tone: "quiet" }];
	return taken.map(({ item }) => [numberOf(item.id), shortened(text(item.titles))].filter(Boolean).join(" "));
}

/** So that who is on stays what one sees. */
const shortened = (title: string): string => (title.length > 70 ? `${title.slice(0, 69).trimEnd()}…` : title);

/** "Boris for KA PL", "HY: via RU" where nobody in the booth works from it, "HY: not heard" where nobody anywhere does. */
function standByOf(telling: Telling, { standBy }: BoothTurn, into: readonly string[], standing: Standing): Line[] {
	const { words, nameOf } = telling;
	const told = standBy.map(({ language, interpreterIds }): [Line, string] => {
		if (interpreterIds.length > 0) return [words.standsByFor(interpreterIds.map(nameOf).join(", "), "{}"), language];
		const covers = standing.needs.filter(({ from, to }) => from === language && into.includes(to));
		const [worst] = covers.map(({ cover }) => cover).sort((one, other) => gravityOf(other) - gravityOf(one));
		if (worst?.kind === "none") return [{ text: words.notHeard("{}"), tone: "warning" }, language];
		const through = worst?.kind === "relay" ? worst.through.toUpperCase() : "";
		return [{ text: through ? words.relayFrom("{}", through) : words.byRelay("{}"), tone: "quiet" }, language];
	});
	return [...Map.groupBy(told, ([line]) => wordsOf(line)).values()].flatMap((alike): Line[] => {
		const [first] = alike;
		if (!first) return [];
		const [line] = first;
		const text = wordsOf(line).replace("{}", tagsOf(alike.map(([, language]) => language)));
		return [typeof line === "string" ? text : { text, tone: line.tone }];
	});
}
