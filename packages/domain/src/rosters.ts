/** Rosters: who sits in which booth of which sitting, while it is planned and as it was published. */
import type { InterpretingMode, Regime } from "./interpreters.ts";
import type { Text } from "./text.ts";

/** Rules profiles by name; their figures and sources stand in the roster package. */
export const profileNames = ["onSite", "remote"] as const;
export type ProfileName = (typeof profileNames)[number];

/** Somebody in a booth at one sitting. */
export interface BoothPlace {
	readonly id: string;
	readonly sittingId: string;
	/** The id of one of the booths of the sitting's regime. */
	readonly booth: string;
	readonly interpreterId: string;
	/** The account that put the person there. */
	readonly raisedBy: string;
}

/** Everything the planning room holds, as plain values. */
export interface Planning {
	readonly profile: ProfileName;
	/** By sitting id. A sitting without one is not interpreted. */
	readonly regimes: Readonly<Record<string, Regime>>;
	readonly places: readonly BoothPlace[];
}

export interface PublishedBooth {
	readonly id: string;
	readonly into: readonly string[];
	/** Keys of the roster's `people`. */
	readonly interpreterIds: readonly string[];
}

/** A sitting as it stood when its booths were published. */
export interface PublishedSitting {
	readonly sittingId: string;
	readonly titles: Text;
	readonly hall: string;
	readonly day: string;
	readonly startsAt: string;
	readonly endsAt: string;
	readonly mode: InterpretingMode;
	readonly spoken: readonly string[];
	readonly booths: readonly PublishedBooth[];
}

/** What a published roster says, before it has its number. */
export interface RosterSnapshot {
	readonly sittings: readonly PublishedSitting[];
	/** Names as they were then, by interpreter. */
	readonly people: Readonly<Record<string, { readonly name: string; readonly names: Text }>>;
}

export interface PublishedRoster extends RosterSnapshot {
	/** 1 for the first. */
	readonly version: number;
	/** Unix milliseconds. */
	readonly publishedAt: number;
	/** The account that published it. */
	readonly publishedBy: string;
}
