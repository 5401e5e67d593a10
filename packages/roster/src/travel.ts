/** Travel: how long it takes between towns, and what it costs. */

export interface Travel {
	/** By "Kyiv>Warsaw"; the way back is as long. */
	readonly minutes: Readonly<Record<string, number>>;
	readonly defaultMinutes: number;
	readonly fares: Readonly<Record<string, number>>;
	readonly defaultFare: number;
	readonly perDiem: number;
	/** The part of a fee that is paid for a day kept free for travel. */
	readonly dayFee: number;
}

/** Within a town it takes no time; where a town is not known, nobody can say, and none is counted. */
export function minutesBetween(travel: Travel | undefined, one: string | undefined, other: string | undefined): number {
	if (!travel || !one || !other || one === other) return 0;
	return between(travel.minutes, one, other) ?? travel.defaultMinutes;
}

export function fareBetween(travel: Travel, one: string, other: string): number {
	return one === other ? 0 : (between(travel.fares, one, other) ?? travel.defaultFare);
}

function between(table: Readonly<Record<string, number>>, one: string, other: string): number | undefined {
	for (const key of [`${one}>${other}`, `${other}>${one}`]) if (Object.hasOwn(table, key)) return table[key];
	return undefined;
}
