/** The sittings of an instance file, which calls them sessions, with their regimes. */

import type { TeamBooth, TeamRegime } from "../regimes.ts";
import { halfDaysOf, type RosterSitting } from "../sittings.ts";
import { sources } from "../sources.ts";
import { modeOf } from "./modes.ts";
import { tag } from "./people.ts";
import { amount, type Found, field, flag, list, maybe, refuse, text } from "./reading.ts";
import { dayOfText, instant, zoneOf } from "./times.ts";

export interface Session {
	readonly sitting: RosterSitting;
	readonly regime: TeamRegime;
}

interface Around {
	readonly zone: string;
	readonly pivots: readonly string[] | undefined;
	/** Does each sitting have a team of its own? */
	readonly alone: boolean;
}

export function session(found: Found, { zone, pivots, alone }: Around): Session {
	const id = text(field(found, "id"));
	const its = maybe(field(found, "zone"), zoneOf) ?? zone;
	const [start, end] = [field(found, "start"), field(found, "end")];
	const span = { from: instant(start, its), to: instant(end, its) };
	if (span.to <= span.from) refuse(end, "a time after the start");
	const sitting: RosterSitting = {
		id,
		...span,
		day: dayOfText(start),
		minutes: (span.to - span.from) / 60_000,
		halfDays: halfDaysOf(span, its),
		hall: maybe(field(found, "room"), text),
		town: maybe(field(found, "city"), text),
		meetingId: maybe(field(found, "meeting"), text),
		teamId: alone ? id : undefined,
		topic: maybe(field(found, "topic"), text),
		clearance: maybe(field(found, "clearance"), amount),
		priority: maybe(field(found, "priority"), amount),
	};
	return { sitting, regime: regime(found, pivots) };
}

/** Spoken and heard languages; mode, pivots and booths where the file says them. */
export function regime(found: Found, pivots?: readonly string[]): TeamRegime {
	const tags = (name: string) => list(field(found, name), tag);
	const [spoken, heard] = [tags("spoken"), tags("heard")];
	if (spoken.length === 0) refuse(field(found, "spoken"), "at least one language");
	if (heard.length === 0) refuse(field(found, "heard"), "at least one language");
	return {
		spoken,
		heard,
		mode: maybe(field(found, "mode"), modeOf) ?? "simultaneous",
		booths: maybe(field(found, "booths"), (those) => list(those, booth)),
		pivots: maybe(field(found, "pivots"), (those) => list(those, tag)) ?? pivots,
		heavy: maybe(field(found, "heavy"), flag),
	};
}

function booth(found: Found): TeamBooth {
	const into = list(field(found, "into"), tag);
	if (into.length === 0) refuse(field(found, "into"), "at least one language");
	const people = maybe(field(found, "need"), amount);
	const reason = maybe(field(found, "reason"), text);
	const source = reason === undefined ? sources.instance : { words: { en: reason }, own: true };
	return {
		id: [...into].sort().join("-"),
		into,
		seats: maybe(field(found, "seats"), amount),
		override: people === undefined ? undefined : { people, source },
	};
}
