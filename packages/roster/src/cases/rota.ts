/** Cases of the rota: who is on from when to when, or that nobody can be. */

import { amount, type Found, field, flag, list, maybe, oneOf, table, text } from "../instance/reading.ts";
import type { Ability, RotaAsk, RotaItem, RotaMember, RotaNow } from "../rota/ask.ts";
import { rota } from "../rota/rota.ts";
import { differences } from "./judging.ts";

/** Cases count when people come and go, and where the day stands, in ticks of five minutes. */
const tick = 5;

const abilities: readonly Ability[] = ["direct", "relay", "cannot"];

export function judge(input: unknown, expect: unknown): string[] {
	const { turns, minutes, reliefBy } = rota(asked({ value: input, at: "" }));
	if (reliefBy !== undefined) {
		const only = Object(expect).infeasible === true;
		return differences({ infeasible: only || reliefBy }, Object(expect));
	}
	return differences(
		{
			infeasible: false,
			minutes,
			turnLengths: turns.map((turn) => turn.minutes),
			turns: turns.map(({ memberId, from, to }) => [memberId, from, to]),
		},
		Object(expect),
	);
}

function asked(found: Found): RotaAsk {
	const now = maybe(field(found, "now"), standing);
	const members = list(field(found, "members"), member);
	return {
		items: list(field(found, "items"), item),
		into: list(field(found, "into"), text),
		members: members.map((one) => ({ ...one, done: one.done ?? now?.done[one.id] })),
		now,
	};
}

function item(found: Found): RotaItem {
	return {
		id: text(field(found, "id")),
		minutes: amount(field(found, "min")),
		language: maybe(field(found, "lang"), text),
		pause: maybe(field(found, "pause"), flag),
		speech: maybe(field(found, "speech"), flag),
	};
}

function member(found: Found): RotaMember {
	return {
		id: text(field(found, "id")),
		can: table(field(found, "can"), (one) => oneOf(one, abilities)),
		from: maybe(field(found, "from"), ticks),
		to: maybe(field(found, "to"), ticks),
		done: maybe(field(found, "done"), amount),
		most: maybe(field(found, "most"), amount),
	};
}

/** A tick alone, or with who is on, for how many ticks, and the minutes that each has worked. */
function standing(found: Found): RotaNow & { readonly done: Readonly<Record<string, number>> } {
	if (typeof found.value === "number") return { minute: ticks(found), done: {} };
	const memberId = maybe(field(found, "on"), text);
	return {
		minute: ticks(field(found, "at")),
		on: memberId === undefined ? undefined : { memberId, minutes: maybe(field(found, "len"), ticks) ?? 0 },
		done: maybe(field(found, "done"), (done) => table(done, amount)) ?? {},
	};
}

const ticks = (found: Found): number => amount(found) * tick;
