/** Rotas of a published day: for every booth and sitting who is on from when to when, and who stands by for what. */
import {
	type Agenda,
	type BoothRota,
	type BoothTurn,
	clockOfMinutes,
	flattenItems,
	type Languages,
	minutesOfClock,
	type OutlineGroup,
	outline,
	pairsOf,
	type RotaAbsence,
} from "@plenary/domain";
import type { PublishedSitting } from "./regimes.ts";
import type { RotaAsk, RotaItem } from "./rota/ask.ts";
import { rotaOfDay } from "./rota/day.ts";
import type { Rota } from "./rota/rota.ts";
import { rotaRules } from "./rota/rules.ts";

export interface DayToTurn {
	/** The published sittings of one day, in order. */
	readonly sittings: readonly PublishedSitting[];
	readonly agenda: Agenda;
	/** By interpreter; who is not in it works from nothing. */
	readonly languages: Readonly<Record<string, Languages>>;
}

/** With more, there are more ways than anybody wants to wait for; nor is there a booth of so many. */
const mostPeople = 5;
/** From so many people or minutes on they hand over on the coarser grid. */
const manyPeople = 4;
const longSitting = 300;
/** A sitting of a day and a night is a slip in the agenda. */
const longestSitting = 16 * 60;

/** In the order of sittings and booths. What somebody worked in a booth in the morning counts in the afternoon. */
export function boothRotas({ sittings, agenda, languages }: DayToTurn): BoothRota[] {
	const groups = new Map(publishedGroups(sittings, agenda).map((group) => [group.sitting?.id, group]));
	const booths = [...new Set(sittings.flatMap((sitting) => sitting.booths.map(({ id }) => id)))];
	const rotas = new Map<string, BoothRota>();
	for (const booth of booths) {
		const halves = sittings.flatMap((sitting) => {
			const here = sitting.booths.find(({ id }) => id === booth);
			return here ? [{ sitting, here, ask: askOf(sitting, here, groups.get(sitting.sittingId)) }] : [];
		});
		const asked = halves.filter(({ sitting, here, ask }) => absenceOf(sitting, here, ask) === undefined);
		const planned = rotaOfDay(asked.map(({ ask }) => ask));
		for (const { sitting, here, ask } of halves) {
			const at = asked.findIndex((half) => half.ask === ask);
			const absence = absenceOf(sitting, here, ask);
			const known = { sittingId: sitting.sittingId, booth, ...(absence && { absence }) };
			const rota = planned[at];
			const told = rota ? toldOf(rota, sitting, here, languages) : { turns: [], minutes: {} };
			rotas.set(`${sitting.sittingId} ${booth}`, { ...known, ...told });
		}
	}
	return sittings.flatMap((sitting) =>
		sitting.booths.flatMap(({ id }) => rotas.get(`${sitting.sittingId} ${id}`) ?? []),
	);
}

/** The published sittings with the items that the agenda has in them now. */
export const publishedGroups = (sittings: readonly PublishedSitting[], agenda: Agenda): OutlineGroup[] =>
	outline({
		items: agenda.items,
		sittings: sittings.map(({ sittingId: id, titles, hall, day, startsAt, endsAt }, at) => ({
			...{ id, titles, hall, day, startsAt, endsAt },
			position: agenda.sittings.find((sitting) => sitting.id === id)?.position ?? String(at),
		})),
	}).groups.filter(({ sitting }) => sitting !== undefined);

type PublishedBooth = PublishedSitting["booths"][number];

function absenceOf(
	{ mode }: PublishedSitting,
	{ interpreterIds }: PublishedBooth,
	ask: RotaAsk,
): RotaAbsence | undefined {
	if (interpreterIds.length === 0) return "nobody";
	if (mode === "consecutive") return "consecutive";
	const people = ask.members.length;
	const worked = ask.items.reduce((all, item) => all + (item.pause ? 0 : item.minutes), 0);
	if (people > mostPeople || (people === mostPeople && worked > longSitting)) return "many";
	return undefined;
}

function askOf(
	{ mode }: PublishedSitting,
	{ into, interpreterIds }: PublishedBooth,
	group: OutlineGroup | undefined,
): RotaAsk {
	const items = group ? itemsOf(group) : [];
	// The agenda does not say in which language an item is spoken, so nobody is asked what they can work from.
	const members = [...new Set(interpreterIds)].map((id) => ({ id, can: {} }));
	const minutes = items.reduce((all, item) => all + item.minutes, 0);
	const isCoarse = members.length >= manyPeople || minutes > longSitting;
	return { items, into, members, tick: isCoarse ? 10 : 5, rules: rotaRules[mode === "signed" ? "signed" : "booth"] };
}

/** Items one after the other, as far as a day goes; what they leave of the sitting has to be interpreted too. */
function itemsOf({ items, usedMinutes, roomMinutes }: OutlineGroup): RotaItem[] {
	const all = flattenItems(items).map(
		({ item }): RotaItem => ({ id: item.id, minutes: item.minutes ?? 0, pause: item.kind === "break" }),
	);
	const rest = Math.max(0, roomMinutes - usedMinutes);
	let left = longestSitting;
	return [...all, ...(rest > 0 ? [{ id: "", minutes: rest }] : [])].flatMap((item) => {
		const minutes = Math.min(left, item.minutes);
		left -= minutes;
		return minutes > 0 ? [{ ...item, minutes }] : [];
	});
}

/** A two-way booth's languages are worked into each other. */
function isDirectFrom(known: Languages | undefined, from: string, into: readonly string[]): boolean {
	const others = into.filter((to) => to !== from);
	if (!known || others.length === 0) return known !== undefined;
	const pairs = pairsOf(known);
	return others.every((to) => pairs.some(([one, other]) => one === from && other === to));
}

function toldOf(
	{ turns, minutes, reliefBy }: Rota,
	{ startsAt, spoken }: PublishedSitting,
	{ into, interpreterIds }: PublishedBooth,
	languages: DayToTurn["languages"],
): Pick<BoothRota, "turns" | "reliefBy" | "minutes"> {
	const begin = minutesOfClock(startsAt) ?? 0;
	const clock = (minute: number) => clockOfMinutes(begin + minute);
	const heard = spoken.filter((from) => into.some((to) => to !== from));
	return {
		turns: turns.map(
			({ memberId, from, to, minutes: worked, itemIds }): BoothTurn => ({
				interpreterId: memberId,
				startsAt: clock(from),
				endsAt: clock(to),
				minutes: worked,
				itemIds: itemIds.filter(Boolean),
				standBy: heard
					.filter((language) => !isDirectFrom(languages[memberId], language, into))
					.map((language) => ({
						language,
						interpreterIds: interpreterIds.filter(
							(id) => id !== memberId && isDirectFrom(languages[id], language, into),
						),
					})),
			}),
		),
		minutes: { ...minutes },
		...(reliefBy !== undefined && { reliefBy: clock(reliefBy) }),
	};
}
