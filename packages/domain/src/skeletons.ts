/** Skeletons: an agenda to begin with for each type of meeting, spread over its days, with hours and coffee. */
import { type Agenda, type AgendaItem, roomMinutes, type Sitting } from "./agenda.ts";
import type { MeetingType } from "./meetings.ts";
import { positionBetween } from "./positions.ts";
import { type SkeletonItem, skeletonItems } from "./skeleton-words.ts";
import type { Text } from "./text.ts";
import { addDays } from "./zones.ts";

/** Longer meetings get sittings for their first ten days. */
export const mostSkeletonDays = 10;

interface Hours {
	readonly titles: Text;
	readonly startsAt: string;
	readonly endsAt: string;
}

const morning: Hours = { titles: { en: "Morning", ru: "Утро" }, startsAt: "09:00", endsAt: "12:30" };
const afternoon: Hours = { titles: { en: "Afternoon", ru: "После обеда" }, startsAt: "14:00", endsAt: "17:30" };
const oneDay: Readonly<Partial<Record<MeetingType, readonly Hours[]>>> = {
	steeringCommittee: [morning, { ...afternoon, endsAt: "16:00" }],
	seniorReview: [morning, { ...afternoon, endsAt: "16:30" }],
	briefing: [{ titles: { en: "Briefing", ru: "Брифинг" }, startsAt: "10:00", endsAt: "12:30" }],
};
const coffee = { titles: { en: "Coffee", ru: "Перерыв на кофе" }, minutes: 15 };

/** A sitting this long gets coffee in the middle. */
const coffeeAfter = 150;
/** Parts of the room time that a skeleton tries to fill, the first that fits; so there is always air left. */
const fills = [0.9, 0.8, 0.7, 0.6];

export interface SkeletonAsked {
	readonly type: MeetingType;
	readonly startsOn: string;
	readonly endsOn: string;
	readonly hall: string;
}

/** Sittings and items for a meeting of that type. Its items fill its sittings in order, none past a sitting's end. */
export function agendaSkeleton(asked: SkeletonAsked, makeId: () => string, random: () => number): Agenda {
	const sittings = sittingsFor(asked, makeId, random);
	const rooms = sittings.map((sitting) => roomMinutes(sitting) - (hasCoffee(sitting) ? coffee.minutes : 0));
	const blocks = skeletonItems[asked.type];
	const whole = sum(blocks.map(spanOf));
	const tries = fills.map((fill) => {
		const factor = Math.min(1.5, (sum(rooms) * fill) / whole);
		return spread(
			blocks.map((block) => stretch(block, factor)),
			rooms,
		);
	});
	const fits = (shares: SkeletonItem[][]) => shares.every((share, at) => sum(share.map(spanOf)) <= (rooms[at] ?? 0));
	const items: AgendaItem[] = [];
	for (const [index, share] of (tries.find(fits) ?? []).entries()) {
		const sitting = sittings[index];
		if (sitting) items.push(...itemsOf(share, sitting, makeId, random));
	}
	return { items, sittings };
}

function sittingsFor({ type, startsOn, endsOn, hall }: SkeletonAsked, makeId: () => string, random: () => number) {
	const sittings: Sitting[] = [];
	for (let day = startsOn, count = 0; day <= endsOn && count < mostSkeletonDays; day = addDays(day, 1), count++) {
		const hours = (startsOn === endsOn ? oneDay[type] : undefined) ?? [morning, afternoon];
		for (const { titles, startsAt, endsAt } of hours) {
			const position = positionBetween(sittings.at(-1)?.position, undefined, random);
			sittings.push({ id: makeId(), position, titles, hall, day, startsAt, endsAt });
		}
	}
	return sittings;
}

/** Hands the blocks out in order: each sitting takes about its share of the whole and never more than its room. */
function spread(blocks: readonly SkeletonItem[], rooms: readonly number[]): SkeletonItem[][] {
	const shares: SkeletonItem[][] = rooms.map(() => []);
	const whole = sum(blocks.map(spanOf));
	const allRooms = sum(rooms);
	let at = 0;
	let used = 0;
	let done = 0;
	for (const block of blocks) {
		const length = spanOf(block);
		const middle = (done + length / 2) / whole;
		while (at < rooms.length - 1) {
			const fits = used + length <= (rooms[at] ?? 0);
			if (fits && middle <= sum(rooms.slice(0, at + 1)) / allRooms) break;
			at++;
			used = 0;
		}
		shares[at]?.push(block);
		used += length;
		done += length;
	}
	return shares;
}

function itemsOf(blocks: readonly SkeletonItem[], sitting: Sitting, makeId: () => string, random: () => number) {
	const items: AgendaItem[] = [];
	const add = (block: SkeletonItem, parentId: string | undefined, position: string) => {
		const { en, ru, minutes, purpose, parts } = block;
		const id = makeId();
		const place = { id, parentId, position, sittingId: sitting.id };
		items.push({ ...place, titles: { en, ru }, minutes, purpose, presenter: {}, kind: "item" });
		let last: string | undefined;
		for (const part of parts) {
			last = positionBetween(last, undefined, random);
			add(part, id, last);
		}
	};
	const pause = hasCoffee(sitting) ? coffeeBefore(blocks, sitting) : undefined;
	let last: string | undefined;
	for (const [index, block] of blocks.entries()) {
		if (index === pause) {
			last = positionBetween(last, undefined, random);
			const place = { id: makeId(), position: last, sittingId: sitting.id };
			items.push({ ...place, ...coffee, presenter: {}, kind: "break" });
		}
		last = positionBetween(last, undefined, random);
		add(block, undefined, last);
	}
	return items;
}

/** The block before which half of the sitting is closest to being over; none when there is only one block. */
function coffeeBefore(blocks: readonly SkeletonItem[], sitting: Sitting): number | undefined {
	const half = roomMinutes(sitting) / 2;
	const far = (index: number) => Math.abs(sum(blocks.slice(0, index).map(spanOf)) - half);
	const places = blocks.map((_, index) => index).slice(1);
	return places.length > 0 ? places.reduce((best, index) => (far(index) < far(best) ? index : best)) : undefined;
}

const hasCoffee = (sitting: Sitting): boolean => roomMinutes(sitting) > coffeeAfter;

/** Every length stretched or pressed and rounded down to five minutes, five at the least. */
function stretch(block: SkeletonItem, factor: number): SkeletonItem {
	const minutes = Math.max(5, Math.floor((block.minutes * factor) / 5) * 5);
	return { ...block, minutes, parts: block.parts.map((part) => stretch(part, factor)) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const spanOf = (block: SkeletonItem): number => block.minutes + sum(block.parts.map(spanOf));
