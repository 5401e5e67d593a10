/** Follow-up in figures: how many are done, late and still to come, and whose they are. */
import type { ListedAction } from "@plenary/domain";
import { isLate } from "./filters.ts";

export interface Figures {
	all: number;
	open: number;
	inProgress: number;
	done: number;
	late: number;
}

export function figuresOf(actions: readonly ListedAction[], today: string): Figures {
	const figures = { all: actions.length, open: 0, inProgress: 0, done: 0, late: 0 };
	for (const action of actions) {
		const late = isLate(action, today);
		if (action.status === "done") figures.done++;
		else figures.open++;
		if (late) figures.late++;
		else if (action.status === "inProgress") figures.inProgress++;
	}
	return figures;
}

/** Delegations with something open, those with most first. */
export function figuresByParty(actions: readonly ListedAction[], today: string): ({ partyId: string } & Figures)[] {
	const held = new Map<string, ListedAction[]>();
	for (const action of actions)
		for (const owner of action.owners) {
			if (!("partyId" in owner)) continue;
			const own = held.get(owner.partyId);
			if (own) own.push(action);
			else held.set(owner.partyId, [action]);
		}
	return [...held]
		.map(([partyId, own]) => ({ partyId, ...figuresOf(own, today) }))
		.filter(({ open }) => open > 0)
		.sort((one, other) => other.open - one.open || (one.partyId < other.partyId ? -1 : 1));
}

/** How many open ones are due in each of the next weeks, the first from today on. */
export function dueByWeek(actions: readonly ListedAction[], today: string, weeks: number): number[] {
	const from = Date.parse(today);
	const counts = Array.from({ length: weeks }, () => 0);
	for (const { status, dueOn } of actions) {
		if (status === "done" || dueOn === null || dueOn < today) continue;
		const week = Math.floor((Date.parse(dueOn) - from) / (7 * 86_400_000));
		if (week < weeks) counts[week] = (counts[week] ?? 0) + 1;
	}
	return counts;
}
