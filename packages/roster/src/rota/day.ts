/** The rota of a day: one half after the other, and what is left of a half from some minute on. */
import type { RotaAsk } from "./ask.ts";
import { type Rota, rota } from "./rota.ts";
import { rotaRules } from "./rules.ts";
import { isSilent } from "./slots.ts";
import type { Turn } from "./turns.ts";

/** Each half counts minutes from its own beginning, and is planned with those that the halves before it leave done. */
export function rotaOfDay(halves: readonly RotaAsk[]): Rota[] {
	const done = new Map<string, number>();
	return halves.map((half) => {
		const members = half.members.map((member) => ({ ...member, done: done.get(member.id) ?? member.done }));
		const planned = rota({ ...half, members });
		for (const [id, minutes] of Object.entries(planned.minutes)) done.set(id, minutes);
		return planned;
	});
}

/** Who was on from when to when. */
export type TakenTurn = Pick<Turn, "memberId" | "from" | "to">;

/**
 * What is left from a minute on, when an item takes longer, somebody falls out or the agenda changes. `taken` are the
 * turns as they were in truth, in their order; whoever was on until that minute is still on. `done` of the members is
 * what they had done before this half. Who has fallen out is there until that minute (`to`).
 */
export function replanned(ask: Omit<RotaAsk, "now">, taken: readonly TakenTurn[], minute: number): Rota {
	const past = taken.filter(({ from }) => from < minute);
	const members = ask.members.map((member) => {
		const own = past.filter(({ memberId }) => memberId === member.id);
		const worked = own.reduce((sum, { from, to }) => sum + workBetween(ask, from, Math.min(to, minute)).minutes, 0);
		return { ...member, done: (member.done ?? 0) + worked };
	});
	const last = past.at(-1);
	const runs = last && workBetween(ask, last.to, minute).minutes === 0;
	const on = runs ? { memberId: last.memberId, minutes: workBetween(ask, last.from, minute).sinceRest } : undefined;
	return rota({ ...ask, members, now: { minute, on } });
}

/** Minutes of work between two minutes, and those since the last pause or silence that ended a turn. */
function workBetween({ items, into, rules = rotaRules.booth }: RotaAsk, from: number, to: number) {
	let at = 0;
	let quiet = 0;
	let [minutes, sinceRest] = [0, 0];
	for (const item of items) {
		const shared = Math.max(0, Math.min(to, at + item.minutes) - Math.max(from, at));
		if (isSilent(item, into)) {
			quiet += shared;
			if ((item.pause && shared > 0) || quiet >= rules.turn.rest.is) sinceRest = 0;
		} else {
			minutes += shared;
			sinceRest += shared;
			if (shared > 0) quiet = 0;
		}
		at += item.minutes;
	}
	return { minutes, sinceRest };
}
