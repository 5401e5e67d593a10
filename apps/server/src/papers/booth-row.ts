/** A booth's row on the team sheet: who is in it with which languages, what they take from where, and if one is absent. */
import type { Languages } from "@plenary/domain";
import type { Cell, Line } from "@plenary/formats/paper";
import { type Fall, gravityOf, limitFor, limitsOf, peopleFor, type TeamBooth } from "@plenary/roster";
import { type Standing, workersOf } from "./standing.ts";
import { type Telling, tagsOf } from "./telling.ts";

type PublishedBooth = Standing["sittings"][number]["booths"][number];

export function boothRow(telling: Telling, standing: Standing, team: TeamBooth, number: number): Cell[] {
	const booth = standing.sittings[0]?.booths.find((one) => one.id === team.id);
	if (!booth) return [];
	return [
		[{ text: `${number}. ${tagsOf(booth.into)}`, tone: "strong" }, telling.booth(booth.id)],
		teamOf(telling, standing, booth),
		takesOf(telling, standing, booth),
		absencesOf(telling, standing, booth),
		strengthOf(telling, standing, booth, team),
	];
}

function teamOf({ facts, words, nameOf }: Telling, { regime }: Standing, { interpreterIds }: PublishedBooth): Cell {
	if (interpreterIds.length === 0) return [{ text: words.nobody, tone: "warning" }];
	const used = [...new Set([...regime.spoken, ...regime.heard])];
	return interpreterIds.flatMap((id): Line[] => {
		const known = facts.languages[id];
		const languages: Line = known
			? { text: combinationOf(known, used), tone: "quiet" }
			: { text: words.notInRegister, tone: "warning" };
		return [{ text: nameOf(id), tone: "strong" }, languages];
	});
}

/** "A EN / B FR (from EN) / C RU UK": as far as it is used at this sitting. */
function combinationOf({ a, b, c }: Languages, used: readonly string[]): string {
	const here = (tags: readonly string[]) => tagsOf(tags.filter((tag) => used.includes(tag)));
	return [
		["A", here(a)],
		["B", here(b)],
		["C", here(c)],
	]
		.filter(([, tags]) => tags)
		.map(([letter, tags]) => `${letter} ${tags}`)
		.join(" / ");
}

/** "RU UK: Anna, Boris", "KA: by relay from RU", "HY: not heard": alike languages together, as the hall speaks them. */
function takesOf({ words, nameOf }: Telling, standing: Standing, { into }: PublishedBooth): Cell {
	const { needs, regime } = standing;
	const taken = regime.spoken.flatMap((from) => {
		const here = needs.filter((need) => need.from === from && into.includes(need.to));
		const [worst] = here.sort((one, other) => gravityOf(other.cover) - gravityOf(one.cover));
		if (!worst) return [];
		const isDirect = worst.cover.kind === "direct";
		const who = isDirect ? workersOf(standing, from, worst.to).map(({ interpreterId }) => nameOf(interpreterId)) : [];
		return [{ from, cover: worst.cover, who: who.join(", ") }];
	});
	return alikeBy(taken, ({ cover, who }) => JSON.stringify([cover, who])).map(([first, alike]): Line => {
		const { cover, who } = first;
		const languages = tagsOf(alike.map(({ from }) => from));
		if (cover.kind === "none") return { text: words.notHeard(languages), tone: "warning" };
		if (cover.kind === "relay") {
			const through = cover.through.toUpperCase();
			return cover.single
				? { text: words.relaySingle(languages, through), tone: "warning" }
				: words.relayFrom(languages, through);
		}
		const line = words.directBy(languages, who);
		return cover.people === 1 ? { text: `${line} !`, tone: "strong" } : line;
	});
}

function absencesOf({ words, nameOf, pair }: Telling, { falls }: Standing, { interpreterIds }: PublishedBooth): Cell {
	return interpreterIds.map((id): Line => {
		const lost = falls.get(id) ?? [];
		if (lost.length === 0) return { text: words.nothingFalls(nameOf(id)), tone: "quiet" };
		const isGrave = lost.some(({ after }) => after.kind === "none");
		const what = alikeBy(lost, ({ to, after }) => JSON.stringify([to, after])).map(([first, alike]) =>
			fallWords(
				first,
				alike.map(({ from }) => from),
			),
		);
		const text = words.falls(nameOf(id), what.join("; "));
		return isGrave ? { text, tone: "strong" } : text;
	});

	function fallWords({ to, after }: Fall, from: readonly string[]): string {
		const pairs = pair(tagsOf(from), to);
		if (after.kind === "none") return words.fallsNone(pairs);
		if (after.kind === "direct") return words.fallsSingle(pairs);
		const through = after.through.toUpperCase();
		return after.single ? words.fallsRelaySingle(pairs, through) : words.fallsRelay(pairs, through);
	}
}

/** Those of which the same is to be told, together, each group with its first. */
const alikeBy = <Value>(all: readonly Value[], key: (value: Value) => string): [Value, Value[]][] =>
	[...Map.groupBy(all, key).values()].flatMap((alike): [Value, Value[]][] => {
		const [first] = alike;
		return first === undefined ? [] : [[first, alike]];
	});

/** So many people for so long, what the rules ask for, and who says so. */
function strengthOf(
	telling: Telling,
	{ profile, regime, minutes }: Standing,
	booth: PublishedBooth,
	team: TeamBooth,
): Cell {
	const { words, text, hours, day } = telling;
	const people = booth.interpreterIds.length;
	const worked = minutes.get(booth.id) ?? 0;
	const limits = limitsOf(profile, regime, team);
	const needed = peopleFor(limits, worked);
	const limit = limitFor(limits, people);
	const counted = [words.people(people), hours(worked)] as const;
	const source = (limit ?? limits[0])?.source;
	const told: Line =
		needed === undefined
			? { text: words.secondTeam(...counted), tone: "warning" }
			: people < needed
				? { text: words.tooFew(...counted, needed), tone: "warning" }
				: words.enough(...counted, hours(team.override ? worked : (limit?.minutes ?? worked)));
	const { override } = team;
	// Whoever decides otherwise than the rules says why, and it is read by those who have to work by it.
	if (override)
		return [told, { text: words.decided(words.people(override.people), text(override.source.words)), tone: "strong" }];
	if (!source) return [told];
	const said = source.own
		? words.sourceOwn(text(source.words))
		: words.source(text(source.words), source.on ? day(source.on) : "");
	return [told, { text: said, tone: "quiet" }];
}
