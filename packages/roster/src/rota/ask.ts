/** What a rota is asked for: the agenda as a booth hears it, who sits there, and where the day stands. */
import type { RotaRules } from "./rules.ts";

/** Minutes are whole ones, counted from the beginning of the sitting. */
export interface RotaItem {
	readonly id: string;
	readonly minutes: number;
	readonly pause?: boolean | undefined;
	/** The floor language; without one somebody has to be on, whoever it is. */
	readonly language?: string | undefined;
	/** One speech, not several: a handover in its middle costs more. */
	readonly speech?: boolean | undefined;
}

export type Ability = "direct" | "relay" | "cannot";

export interface RotaMember {
	readonly id: string;
	/** By floor language; a language that is missing is one they can not work from. */
	readonly can: Readonly<Record<string, Ability>>;
	/** Minutes between which the person is there. */
	readonly from?: number | undefined;
	readonly to?: number | undefined;
	/** Minutes worked earlier that day. */
	readonly done?: number | undefined;
	/** As many minutes may they work that day, `done` among them. */
	readonly most?: number | undefined;
	/** Ids of items at which they would rather not be on. */
	readonly rests?: readonly string[] | undefined;
}

/** Where the day stands when the rest is planned anew. */
export interface RotaNow {
	readonly minute: number;
	/** Who is at the microphone, and for how many minutes of work. */
	readonly on?: { readonly memberId: string; readonly minutes: number } | undefined;
}

export interface RotaAsk {
	readonly items: readonly RotaItem[];
	/** What the booth works into: one language, or two both ways. */
	readonly into: readonly string[];
	readonly members: readonly RotaMember[];
	/** People hand over on this grid, counted from the beginning of each item. Five unless told. */
	readonly tick?: 5 | 10 | undefined;
	readonly now?: RotaNow | undefined;
	readonly rules?: RotaRules | undefined;
}

const mostMembers = 5;

/** Throws what a caller got wrong. A booth that has nobody is no mistake: it needs relief at once. */
export function checkAsk({ items, members, now }: RotaAsk): void {
	const ids = new Set(members.map(({ id }) => id));
	if (members.length > mostMembers)
		throw new Error(`A rota is for ${mostMembers} people at most, not ${members.length}.`);
	if (ids.size < members.length) throw new Error("Two members of a booth have the same id.");
	if (now?.on && !ids.has(now.on.memberId)) throw new Error(`"${now.on.memberId}" is on, but not in the booth.`);
	const minutes: [string, number | undefined][] = [
		...items.map((item): [string, number] => [`item ${item.id}`, item.minutes]),
		...members.flatMap(({ id, done, from, to, most }) =>
			[done, from, to, most].map((value): [string, number | undefined] => [`member ${id}`, value]),
		),
		["now", now?.minute],
		["now", now?.on?.minutes],
	];
	for (const [where, value] of minutes)
		if (value !== undefined && !(Number.isInteger(value) && value >= 0))
			throw new Error(`Minutes are whole and not negative: ${where} has ${value}.`);
}
