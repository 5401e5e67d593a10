/** What one roster changes of another: a draft of what is in force, or a version of the one before. */
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
function factsOf({ day, startsAt, endsAt, hall, mode, spoken, booths, ...terms }: Sittings[number]): string {
	const { pivots, heavy, strengths } = terms;
	const decided = [pivots ?? null, heavy ?? false, strengths ?? null];
	return JSON.stringify([day, startsAt, endsAt, hall, mode, spoken, booths.map((booth) => booth.id), decided]);
}

function differing(before: readonly string[], after: readonly string[]): number {
	const [old, fresh] = [new Set(before), new Set(after)];
	return old.symmetricDifference(fresh).size;
}

/** A booth in which others sit than before, or a sitting that is new, gone, or interpreted otherwise. */
export type RosterChange =
	| {
			readonly kind: "booth";
			readonly sittingId: string;
			readonly booth: string;
			readonly put: string[];
			readonly out: string[];
	  }
	| { readonly kind: "new" | "gone" | "other"; readonly sittingId: string };

/** In the order of the sittings as they are now; those that are gone come last. */
export function changesBetween(before: Sittings, now: Sittings): RosterChange[] {
	const old = new Map(before.map((sitting) => [sitting.sittingId, sitting]));
	const kept = new Set(now.map(({ sittingId }) => sittingId));
	const gone = before.filter(({ sittingId }) => !kept.has(sittingId));
	return [
		...now.flatMap((sitting): RosterChange[] => {
			const { sittingId } = sitting;
			const was = old.get(sittingId);
			const isOther = was && factsOf(was) !== factsOf(sitting);
			const kind = was ? "other" : "new";
			return [...(!was || isOther ? [{ kind, sittingId } as const] : []), ...boothChanges(was, sitting)];
		}),
		...gone.map(({ sittingId }) => ({ kind: "gone", sittingId }) as const),
	];
}

function boothChanges(was: Sittings[number] | undefined, { sittingId, booths }: Sittings[number]): RosterChange[] {
	const sat = new Map(was?.booths.map((booth) => [booth.id, new Set(booth.interpreterIds)]));
	const sit = new Map(booths.map((booth) => [booth.id, new Set(booth.interpreterIds)]));
	return [...new Set([...sit.keys(), ...sat.keys()])].flatMap((booth): RosterChange[] => {
		const [old, fresh] = [sat.get(booth) ?? new Set<string>(), sit.get(booth) ?? new Set<string>()];
		const [put, out] = [[...fresh.difference(old)], [...old.difference(fresh)]];
		return put.length + out.length > 0 ? [{ kind: "booth", sittingId, booth, put, out }] : [];
	});
}
