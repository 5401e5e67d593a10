/** Turns: a way through the slots as people read it. */
import { abilityFor, type Frame } from "./frame.ts";
import type { Slot } from "./slots.ts";
import type { Mark } from "./sweep.ts";

export interface Turn {
	readonly memberId: string;
	/** Minutes of the sitting. */
	readonly from: number;
	readonly to: number;
	/** Minutes of work in it: silence too short to end it is not counted. */
	readonly minutes: number;
	readonly itemIds: readonly string[];
	/** Floor languages that are taken by relay in it. */
	readonly relays: readonly string[];
	/** Colleagues who are there for all of it and work directly from each of its languages. */
	readonly standBy: readonly string[];
}

export interface Uncovered {
	readonly from: number;
	readonly to: number;
	readonly language: string;
}

interface Taken {
	readonly slot: Slot;
	readonly at: number;
	readonly who: number;
}

export function turnsOf(frame: Frame, end: Mark): Turn[] {
	const turns: Taken[][] = [];
	for (const taken of path(frame, end)) {
		const running = turns.at(-1);
		if (running?.[0]?.who === taken.who && !taken.slot.fresh) running.push(taken);
		else turns.push([taken]);
	}
	return turns.flatMap((turn) => turnOf(frame, turn) ?? []);
}

export function uncoveredOf(frame: Frame, end: Mark): Uncovered[] {
	const gaps: Uncovered[] = [];
	for (const { slot, who } of path(frame, end)) {
		const { language } = slot.item;
		if (language === undefined || able(frame, who, slot) !== "cannot") continue;
		const last = gaps.at(-1);
		if (last?.to === slot.from && last.language === language) gaps.splice(-1, 1, { ...last, to: slot.to });
		else gaps.push({ from: slot.from, to: slot.to, language });
	}
	return gaps;
}

function path(frame: Frame, end: Mark): Taken[] {
	const people: number[] = [];
	for (let mark: Mark | undefined = end; mark?.before; mark = mark.before) people.unshift(mark.who);
	return frame.slots.flatMap((slot, at) => ({ slot, at, who: people[at] ?? 0 }));
}

function turnOf(frame: Frame, turn: readonly Taken[]): Turn | undefined {
	const [first, last] = [turn.at(0), turn.at(-1)];
	const member = frame.members[first?.who ?? 0];
	if (!(first && last && member)) return undefined;
	const relayed = turn.filter(({ slot, who }) => able(frame, who, slot) === "relay");
	return {
		memberId: member.id,
		from: first.slot.from,
		to: last.slot.to,
		minutes: turn.reduce((sum, { at }) => sum + (frame.minutes[at] ?? 0), 0),
		itemIds: [...new Set(turn.map(({ slot }) => slot.item.id))],
		relays: [...new Set(relayed.flatMap(({ slot }) => slot.item.language ?? []))],
		standBy: frame.members.flatMap(({ id }, person) => {
			const there = turn.every(
				({ slot, at }) => Number.isFinite(frame.seats[at]?.[person]) && able(frame, person, slot) === "direct",
			);
			return there && person !== first.who ? [id] : [];
		}),
	};
}

function able(frame: Frame, person: number, slot: Slot) {
	const member = frame.members[person];
	return member ? abilityFor(member, slot.item) : "cannot";
}
