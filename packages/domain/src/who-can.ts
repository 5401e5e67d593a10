/** Who of the register can do it: a direction, a mode, a theme, in some town on some days; and who comes nearest, and why not. */
import { fold, latin } from "./folding.ts";
import { standingOf } from "./interpreter-evidence.ts";
import type { InterpreterTrack } from "./interpreter-facts.ts";
import type { RegisteredInterpreter } from "./interpreter-register.ts";
import { type InterpretingMode, knows, overlap, pairsOf, type Span } from "./interpreters.ts";
import { matchPeople } from "./party-match.ts";
import { addDays, dayOf, instantOf } from "./zones.ts";

/** What is asked for; "" is anything. */
export interface Sought {
	/** Of a name, a town, an address or a theme. Whoever it does not fit is not near either. */
	readonly words: string;
	/** Language tags. */
	readonly from: string;
	readonly to: string;
	readonly mode: InterpretingMode | "";
	readonly track: InterpreterTrack | "";
	readonly theme: string;
	readonly town: string;
	/** The first and the last day; one alone is both. */
	readonly fromDay: string;
	readonly toDay: string;
}

export const anybody: Sought = {
	...{ words: "", from: "", to: "", mode: "", track: "", theme: "", town: "" },
	...{ fromDay: "", toDay: "" },
};

/** What stands in the way. */
export type Obstacle =
	/** Knows what was asked for, and does not work that way: a retour is missing, or it is a C language. */
	| { readonly code: "direction" }
	/** Has no whole day free of those asked for. */
	| { readonly code: "away" }
	| { readonly code: "mode"; readonly offers: readonly InterpretingMode[] }
	| { readonly code: "track"; readonly works: readonly InterpreterTrack[] }
	| { readonly code: "theme" }
	/** Empty for one whose town nobody noted. */
	| { readonly code: "town"; readonly town: string };

/** How far each moves somebody away from what is asked for: a journey is easier than a new language. */
const distances: Readonly<Record<Obstacle["code"], number>> = {
	town: 3,
	away: 8,
	theme: 10,
	mode: 15,
	track: 25,
	direction: 40,
};

export interface Fitting<Entry> {
	readonly entry: Entry;
	/** When they can not come, of the days asked for. */
	readonly away: readonly Span[];
	/** All evidence for the direction that was asked for has run out. */
	readonly hasRunOut: boolean;
}

export interface Near<Entry> {
	readonly entry: Entry;
	readonly obstacles: readonly Obstacle[];
}

export interface Found<Entry> {
	/** In the order they were given. */
	readonly fits: readonly Fitting<Entry>[];
	/** The nearest first; nobody who does not know the languages. */
	readonly nearest: readonly Near<Entry>[];
}

const mostNearest = 12;
/** A day on which clocks go forward. */
const wholeDay = 23 * 60 * 60_000;

type Entry = Pick<
	RegisteredInterpreter,
	| ("id" | "name" | "names" | "a" | "b" | "c" | "retours" | "evidence" | "unavailable")
	| ("domains" | "town" | "address" | "tracks" | "modes" | "busy")
>;

/** By what they wrote, and by their own calendar. */
const absencesOf = ({ unavailable, busy = [] }: Entry): Span[] => [...unavailable, ...busy];

/** Days are those of `zone`; what evidence says is judged on the first day asked for, or `today`. */
export function whoCan<One extends Entry>(
	sought: Sought,
	register: readonly One[],
	{ zone, today }: { zone: string; today: string },
): Found<One> {
	const days = spanOf(sought, zone);
	const on = days ? dayOf(days.from, zone) : today;
	const hears = { theme: saying(sought.theme), town: saying(sought.town) };
	const fits: Fitting<One>[] = [];
	const nearest: (Near<One> & { distance: number })[] = [];
	for (const entry of called(sought.words, register)) {
		const obstacles = obstaclesTo(entry, sought, days, hears);
		if (obstacles === "stranger") continue;
		if (obstacles.length > 0) {
			const distance = obstacles.reduce((sum, { code }) => sum + distances[code], 0);
			nearest.push({ entry, obstacles, distance });
			continue;
		}
		const away = days ? absencesOf(entry).filter((span) => overlap(span, days)) : [];
		const { from, to } = sought;
		const hasRunOut = from !== "" && to !== "" && standingOf(entry.evidence, [from, to], on) === "over";
		fits.push({ entry, away, hasRunOut });
	}
	const inOrder = nearest.sort((one, other) => one.distance - other.distance).slice(0, mostNearest);
	return { fits, nearest: inOrder.map(({ entry, obstacles }) => ({ entry, obstacles })) };
}

/** Is more asked for than words? */
export const asksFacts = ({ words, ...facts }: Sought): boolean => Object.values(facts).some((fact) => fact !== "");

type Hears = Readonly<Record<"theme" | "town", (fact: string) => boolean>>;

function obstaclesTo(entry: Entry, sought: Sought, days: Span | undefined, hears: Hears): Obstacle[] | "stranger" {
	const { from, to, mode, track, theme, town } = sought;
	const obstacles: Obstacle[] = [];
	if (from !== "" || to !== "") {
		if ([from, to].some((tag) => tag !== "" && !knows(entry, tag))) return "stranger";
		const works = ([one, other]: readonly [string, string]) => (from || one) === one && (to || other) === other;
		if (!pairsOf(entry).some(works)) obstacles.push({ code: "direction" });
	}
	if (days && !hasFreeDay(absencesOf(entry), days)) obstacles.push({ code: "away" });
	if (mode !== "" && entry.modes.length > 0 && !entry.modes.includes(mode))
		obstacles.push({ code: "mode", offers: entry.modes });
	if (track !== "" && !entry.tracks.includes(track)) obstacles.push({ code: "track", works: entry.tracks });
	if (theme.trim() !== "" && !entry.domains.some(hears.theme)) obstacles.push({ code: "theme" });
	if (town.trim() !== "" && !hears.town(entry.town)) obstacles.push({ code: "town", town: entry.town });
	return obstacles;
}

function called<One extends Entry>(words: string, register: readonly One[]): readonly One[] {
	if (words.trim() === "") return register;
	const says = saying(words);
	const named = new Set(matchPeople(words, register, register.length).map(({ id }) => id));
	return register.filter(({ id, town, address, domains }) => named.has(id) || [town, address, ...domains].some(says));
}

const spelt = (words: string): string => latin(fold(words.trim()));
/** Whether a fact has these words in it, in either script. */
function saying(words: string): (fact: string) => boolean {
	const wanted = spelt(words);
	return (fact) => spelt(fact).includes(wanted);
}

/** From midnight to midnight; days the wrong way round are the same days. */
function spanOf({ fromDay, toDay }: Sought, zone: string): Span | undefined {
	const [first = "", last = ""] = [fromDay || toDay, toDay || fromDay].sort();
	if (first === "") return undefined;
	return { from: instantOf(first, "00:00", zone), to: instantOf(addDays(last, 1), "00:00", zone) };
}

function hasFreeDay(unavailable: readonly Span[], days: Span): boolean {
	let free = days.from;
	const inOrder = unavailable.filter((span) => overlap(span, days)).toSorted((one, other) => one.from - other.from);
	for (const { from, to } of inOrder) {
		if (from - free >= wholeDay) return true;
		free = Math.max(free, to);
	}
	return days.to - free >= wholeDay;
}
