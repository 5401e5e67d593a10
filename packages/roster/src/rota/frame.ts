/** The frame of a rota: what it costs that somebody is on, stays on or hands over, made ready for counting. */
import type { Ability, RotaAsk, RotaItem, RotaMember } from "./ask.ts";
import { type RotaRules, rotaRules } from "./rules.ts";
import { type Slot, slotsOf } from "./slots.ts";

/** People are counted 0, 1, 2; nobody, before the first turn, is -1. */
export const nobody = -1;

const halfHour = 30;

export interface Frame {
	readonly slots: readonly Slot[];
	/** By id, so that the order in which they are handed in decides nothing. */
	readonly members: readonly RotaMember[];
	readonly rules: RotaRules;
	readonly start: { readonly who: number; readonly length: number };
	/** Minutes worked before the first slot, and as many as are allowed, by person. */
	readonly done: readonly number[];
	readonly most: readonly number[];
	/** By slot and person; infinite when they are not there. */
	readonly seats: readonly (readonly number[])[];
	/** By slot: minutes, and what a handover at its beginning costs. */
	readonly minutes: readonly number[];
	readonly handovers: readonly number[];
	/** The equal share, in minutes of the day. */
	readonly equal: number;
}

export function frameOf(ask: RotaAsk): Frame {
	const { rules = rotaRules.booth, now } = ask;
	const { prices } = rules;
	const members = [...ask.members].sort((one, other) => (one.id < other.id ? -1 : 1));
	const slots = slotsOf(ask);
	const done = members.map((member) => member.done ?? 0);
	const minutes = slots.map(({ from, to }) => to - from);
	const seat = (slot: Slot, member: RotaMember): number => {
		if (slot.from < (member.from ?? 0) || slot.to > (member.to ?? Number.POSITIVE_INFINITY))
			return Number.POSITIVE_INFINITY;
		const ability = abilityFor(member, slot.item);
		const points =
			(ability === "direct" ? 0 : prices[ability].is) + (member.rests?.includes(slot.item.id) ? prices.wish.is : 0);
		return (points * (slot.to - slot.from)) / halfHour;
	};
	return {
		slots,
		members,
		rules,
		start: { who: members.findIndex(({ id }) => id === now?.on?.memberId), length: now?.on?.minutes ?? 0 },
		done,
		most: members.map(({ most }) => most ?? Number.POSITIVE_INFINITY),
		seats: slots.map((slot) => members.map((member) => seat(slot, member))),
		minutes,
		handovers: slots.map(({ inside, item }) => {
			if (!inside) return 0;
			return item.speech ? prices.insideSpeech.is : prices.insideItem.is;
		}),
		equal: equalShare(done, minutes),
	};
}

/** The same frame, only its first slots. */
export function until(frame: Frame, count: number): Frame {
	const minutes = frame.minutes.slice(0, count);
	return { ...frame, slots: frame.slots.slice(0, count), minutes, equal: equalShare(frame.done, minutes) };
}

const equalShare = (done: readonly number[], toWork: readonly number[]): number =>
	[...done, ...toWork].reduce((sum, minutes) => sum + minutes, 0) / Math.max(1, done.length);

/** How somebody follows an item; one without a language everybody does. */
export function abilityFor(member: RotaMember, item: RotaItem): Ability {
	if (item.language === undefined) return "direct";
	return (Object.hasOwn(member.can, item.language) ? member.can[item.language] : undefined) ?? "cannot";
}

/** What a turn of so many minutes has cost so far by being long. */
export function longCost({ turn, prices }: RotaRules, minutes: number): number {
	return (
		Math.max(0, Math.min(minutes, turn.long.is) - turn.usual.is) * prices.longMinute.is +
		Math.max(0, minutes - turn.long.is) * prices.veryLongMinute.is
	);
}

/** What a turn costs when it ends after so many minutes. */
export function shortCost({ turn, prices }: RotaRules, minutes: number): number {
	return Math.max(0, turn.least.is - minutes) * prices.shortMinute.is;
}

/** What it costs that people have worked so many minutes that day. */
export function shareCost({ equal, rules }: Frame, minutes: readonly number[]): number {
	return minutes.reduce((sum, each) => sum + ((each - equal) / 10) ** 2, 0) * rules.prices.share.is;
}

/** What it costs to give `next` a turn, as far as others there have worked less that day. */
export function orderCost({ seats, rules }: Frame, at: number, next: number, minutes: readonly number[]): number {
	let least = minutes[next] ?? 0;
	for (let person = 0; person < minutes.length; person++)
		if (Number.isFinite(seats[at]?.[person])) least = Math.min(least, minutes[person] ?? 0);
	return (((minutes[next] ?? 0) - least) / halfHour) * rules.prices.outOfTurn.is;
}

/** Does whoever takes this slot begin a turn by it? */
export const begins = (frame: Frame, at: number, who: number, next: number): boolean =>
	who !== next || frame.slots[at]?.fresh === true;

/** How long the turn of whoever takes this slot is after it. */
export function lengthAfter(frame: Frame, at: number, who: number, length: number, next: number): number {
	return (begins(frame, at, who, next) ? 0 : length) + (frame.minutes[at] ?? 0);
}

/** What this slot costs when `next` takes it after a turn of `who`; infinite where it is not allowed. */
export function stepCost(frame: Frame, at: number, who: number, length: number, next: number): number {
	const { rules } = frame;
	const after = lengthAfter(frame, at, who, length, next);
	const seat = frame.seats[at]?.[next] ?? Number.POSITIVE_INFINITY;
	if (after > rules.turn.most.is || seat === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
	if (!begins(frame, at, who, next)) return seat + longCost(rules, after) - longCost(rules, length);
	const ended = who === nobody ? 0 : shortCost(rules, length);
	const handover = who === nobody || frame.slots[at]?.fresh ? 0 : (frame.handovers[at] ?? 0);
	return seat + ended + handover + longCost(rules, after);
}
