/** Fees of a roster in money, as far as they are known; and in which money rosters are compared. */
import type { Interpreter, Sitting } from "@plenary/domain";
import type { SeatedPlace } from "./ground.ts";

type Paid = Pick<Interpreter, "id" | "fee">;

/** The money in which most of them are paid; undefined where nobody's fee is known. */
export function moneyOf(interpreters: readonly Pick<Paid, "fee">[]): string | undefined {
	const counts = new Map<string, number>();
	for (const { fee } of interpreters) if (fee) counts.set(fee.currency, (counts.get(fee.currency) ?? 0) + 1);
	const inOrder = [...counts].sort(([one, few], [other, many]) => many - few || (one < other ? -1 : 1));
	return inOrder[0]?.[0];
}

/** The one in the middle of all fees in that money; undefined where there is none. */
export function usualFee(interpreters: readonly Pick<Paid, "fee">[], money: string | undefined): number | undefined {
	const fees = interpreters.flatMap(({ fee }) => (fee && fee.currency === money ? fee.amount : []));
	return fees.sort((one, other) => one - other)[Math.floor(fees.length / 2)];
}

export interface Costs {
	/** By currency, the larger sums first. */
	readonly amounts: readonly (readonly [currency: string, amount: number])[];
	/** People whose fee nobody knows. */
	readonly unknown: number;
}

/** What the people of a day are paid for it: each one day, however many sittings and booths. */
export function costsOf(
	day: string,
	sittings: readonly Pick<Sitting, "id" | "day">[],
	places: readonly SeatedPlace[],
	interpreters: readonly Paid[],
): Costs {
	const that = new Set(sittings.filter((sitting) => sitting.day === day).map(({ id }) => id));
	const people = new Set(places.filter(({ sittingId }) => that.has(sittingId)).map((place) => place.interpreterId));
	const amounts = new Map<string, number>();
	let unknown = 0;
	for (const { id, fee } of interpreters) {
		if (!people.has(id)) continue;
		if (fee) amounts.set(fee.currency, (amounts.get(fee.currency) ?? 0) + fee.amount);
		else unknown++;
	}
	return { amounts: [...amounts].sort(([, one], [, other]) => other - one), unknown };
}
