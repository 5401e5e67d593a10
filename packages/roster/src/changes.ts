/** What a draft would change of the roster that is in force. */
import type { PublishedRoster, RosterSnapshot } from "@plenary/domain";

/**
 * How many people would be put in or taken out, and how many sittings would be interpreted otherwise, at other hours or
 * in another hall, be new or be gone. Undefined as long as nothing has been published.
 */
export function changesSince(
	published: PublishedRoster | undefined,
	{ sittings }: Pick<RosterSnapshot, "sittings">,
): number | undefined {
	if (!published) return undefined;
	return differing(seatsOf(published.sittings), seatsOf(sittings)) + sittingsChanged(published.sittings, sittings);
}

type Sittings = RosterSnapshot["sittings"];

const seatsOf = (sittings: Sittings): string[] =>
	sittings.flatMap(({ sittingId, booths }) =>
		booths.flatMap(({ id, interpreterIds }) => interpreterIds.map((person) => `${sittingId} ${id} ${person}`)),
	);

function sittingsChanged(before: Sittings, after: Sittings): number {
	const facts = (sittings: Sittings) => new Map(sittings.map((one) => [one.sittingId, factsOf(one)]));
	const [old, fresh] = [facts(before), facts(after)];
	return [...new Set([...old.keys(), ...fresh.keys()])].filter((id) => old.get(id) !== fresh.get(id)).length;
}

/** Titles are left out: whoever corrects one need not publish anew. */
function factsOf({ day, startsAt, endsAt, hall, mode, spoken, booths }: Sittings[number]): string {
	return JSON.stringify([day, startsAt, endsAt, hall, mode, spoken, booths.map((booth) => booth.id)]);
}

function differing(before: readonly string[], after: readonly string[]): number {
	const [old, fresh] = [new Set(before), new Set(after)];
	return old.symmetricDifference(fresh).size;
}
