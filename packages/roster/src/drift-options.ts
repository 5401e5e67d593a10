/** Options: what could be done before a limit is reached, as plain values. People choose; nothing here decides. */
import { minutesOf, type ProjectedDay, type Stretch } from "./drift-day.ts";
import type { Reached } from "./drift-limits.ts";
import { mostOvertime } from "./drift-rules.ts";

/** `saves` is in minutes of what is too long; `isEnough` says whether this alone would do. */
export type DriftOption =
	| {
			readonly kind: "cutItem" | "moveItem";
			readonly itemId: string;
			readonly saves: number;
			readonly isEnough: boolean;
	  }
	| {
			readonly kind: "shortenBreak";
			readonly itemId: string;
			/** Never below the least that the break has. */
			readonly toMinutes: number;
			readonly saves: number;
			readonly isEnough: boolean;
	  }
	/** A break that begins by then. */
	| { readonly kind: "takeBreak"; readonly by: number }
	/** So many more people who take over by then; instead of `memberId` where it is one person's day. */
	| {
			readonly kind: "callPeople";
			readonly people: number;
			readonly by: number;
			readonly memberId?: string | undefined;
	  }
	| { readonly kind: "secondTeam"; readonly by: number }
	/** To be agreed with each of them; more than `most` minutes nobody is asked for. */
	| { readonly kind: "agreeOvertime"; readonly minutes: number; readonly most: number; readonly isEnough: boolean };

export function optionsFor(reached: Reached, day: ProjectedDay): DriftOption[] {
	const over = reached.minutes - reached.limit;
	const items = day.stretches.filter(({ item, ahead }) => ahead && item.kind === "item");
	const breaks = day.stretches.filter(({ item, ahead }) => ahead && item.kind === "break");
	if (reached.code === "block") {
		const within = items.filter(({ item }) => reached.itemIds?.includes(item.id));
		return [...left(within, over), { kind: "takeBreak", by: reached.at }];
	}
	const options: DriftOption[] = left(items, over);
	// A shorter break ends the day sooner; it takes no minute from anybody's work.
	if (reached.code === "hours") options.push(...breaks.flatMap((each) => shortened(each, over)));
	if (reached.code === "strength") options.push(called(reached));
	if (reached.code === "person")
		options.push({ kind: "callPeople", people: 1, by: reached.at, memberId: reached.memberId });
	const most = mostOvertime.is;
	return [...options, { kind: "agreeOvertime", minutes: Math.min(over, most), most, isEnough: over <= most }];
}

function left(items: readonly Stretch[], over: number): DriftOption[] {
	return (["cutItem", "moveItem"] as const).flatMap((kind) =>
		items.map((stretch): DriftOption => {
			const saves = minutesOf(stretch);
			return { kind, itemId: stretch.item.id, saves, isEnough: saves >= over };
		}),
	);
}

function shortened({ item }: Stretch, over: number): DriftOption[] {
	const toMinutes = item.leastMinutes ?? item.minutes;
	const saves = item.minutes - toMinutes;
	return saves > 0 ? [{ kind: "shortenBreak", itemId: item.id, toMinutes, saves, isEnough: saves >= over }] : [];
}

function called({ need, people = 0, at }: Reached): DriftOption {
	return need === undefined ? { kind: "secondTeam", by: at } : { kind: "callPeople", people: need - people, by: at };
}
