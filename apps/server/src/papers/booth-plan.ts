/** The booth plan of a day: booths in the order of the hall, their channels beside the floor's, seats and people. */
import { hasBooths } from "@plenary/domain";
import type { Cell, Paper, Part, Section } from "@plenary/formats/paper";
import { limitsOf, type PublishedSitting, peopleFor, profiles, publishedRegime } from "@plenary/roster";
import { frameOf, type Telling, tagsOf } from "./telling.ts";

export function boothPlan(telling: Telling): Paper {
	const { facts, words, list, sitting: named, hallOf } = telling;
	const key = (one: PublishedSitting) =>
		JSON.stringify([hallOf(one), one.mode, one.booths.map(({ id, interpreterIds }) => [id, interpreterIds])]);
	const sections = [...Map.groupBy(facts.sittings, key).values()].flatMap((alike): Section[] => {
		const [first] = alike;
		if (!first) return [];
		const heading = words.inHall(hallOf(first), list(alike.map(named)));
		return [{ heading, level: 1, parts: hasBooths(first) ? planOf(telling, first) : teamOf(telling, first) }];
	});
	return { ...frameOf(telling, "booth-plan"), wide: false, sections };
}

/** Each language that is listened to has a channel, in the order of the booths; the hall itself is on channel 0. */
function planOf(telling: Telling, sitting: PublishedSitting): Part[] {
	const { words, languageName, capital } = telling;
	const channels = sitting.booths.flatMap((booth, at) => booth.into.map((language) => ({ language, booth: at + 1 })));
	const numberOf = (language: string) => channels.findIndex((channel) => channel.language === language) + 1;
	const booths = sitting.booths.map((booth, at): Cell[] => [
		[{ text: String(at + 1), tone: "strong" }],
		[{ text: tagsOf(booth.into), tone: "strong" }, telling.booth(booth.id)],
		booth.into.map((language) => `${numberOf(language)}: ${language.toUpperCase()}`),
		[String(seatsOf(telling, sitting, booth))],
		peopleOf(telling, booth.interpreterIds),
	]);
	const rows = channels.map(({ language, booth }, at): Cell[] => [
		[{ text: String(at + 1), tone: "strong" }],
		[`${language.toUpperCase()} ${capital(languageName(language))}`],
		[String(booth)],
	]);
	return [
		{
			kind: "table",
			columns: [
				{ head: words.number, share: 0.6 },
				{ head: words.boothHead, share: 2.4 },
				{ head: words.channels, share: 1.3 },
				{ head: words.chairs, share: 0.9 },
				{ head: words.team, share: 3.2 },
			],
			rows: booths,
		},
		{
			kind: "table",
			columns: [
				{ head: words.channel, share: 1 },
				{ head: words.heard, share: 4 },
				{ head: words.fromBooth, share: 1.4 },
			],
			rows: [[[{ text: "0", tone: "strong" }], [words.floorChannel], ["–"]], ...rows],
		},
	];
}

/** As many as sit there, or as many as the rules ask for where more are still to come. */
function seatsOf({ facts }: Telling, sitting: PublishedSitting, booth: PublishedSitting["booths"][number]): number {
	const profile = profiles[facts.roster.profile ?? "onSite"];
	const regime = publishedRegime(sitting);
	const decided = regime.booths?.find(({ id }) => id === booth.id) ?? booth;
	const least = peopleFor(limitsOf(profile, regime, decided), 0) ?? 0;
	return Math.max(least, booth.interpreterIds.length, 2);
}

function teamOf(telling: Telling, { mode, booths }: PublishedSitting): Part[] {
	const { words } = telling;
	const rows = booths.map(({ into, interpreterIds }): Cell[] => [
		[{ text: tagsOf(into), tone: "strong" }],
		peopleOf(telling, interpreterIds),
	]);
	return [
		{ kind: "text", lines: [words.noChannels(words.modes[mode])] },
		{
			kind: "table",
			columns: [
				{ head: words.languagesHead, share: 1 },
				{ head: words.team, share: 2 },
			],
			rows,
		},
	];
}

const peopleOf = ({ words, nameOf }: Telling, ids: readonly string[]): Cell =>
	ids.length === 0 ? [{ text: words.nobody, tone: "warning" }] : ids.map(nameOf);
