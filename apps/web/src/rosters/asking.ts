/** Whom the planner may ask for a place, and which place that is: somebody in a booth that day, or one more. */
import { type BoothPlace, newId } from "@plenary/domain";
import type { AskedPost } from "../bookings/ask-dialog.tsx";
import type { AskedPerson } from "../bookings/asked-results.tsx";
import type { Words } from "../words/words.ts";
import type { Seat } from "./acts.ts";
import { boothName } from "./roster-words.ts";
import type { Planner } from "./use-planner.ts";

interface Asking {
	post: AskedPost;
	people: readonly AskedPerson[];
	chosen: readonly string[];
}

/** More are found by putting them into the booth first. */
const most = 12;

/** The day of somebody in a booth is one post; others may be asked for it beside them. */
export function askForSeat(words: Words, planner: Planner, place: BoothPlace): Asking {
	const { interpreterId, booth } = place;
	const sameDay = new Set(sittingsOfDay(planner, place.sittingId).map(({ id }) => id));
	const own = planner.planning.places.filter(
		(one) => one.interpreterId === interpreterId && one.booth === booth && sameDay.has(one.sittingId),
	);
	// The first of them is the same for whoever asks.
	const postId = own.map(({ id }) => id).sort()[0] ?? place.id;
	const sittingIds = new Set(own.map(({ sittingId }) => sittingId));
	const others = fitFor(planner, place, place.id).filter((id) => id !== interpreterId);
	return asking(words, planner, place, postId, sittingIds, [interpreterId, ...others], [interpreterId]);
}

/** Whoever says yes first is put into the booth at all sittings of that day that have it. */
export function askForVacancy(words: Words, planner: Planner, seat: Seat): Asking {
	const { regimes } = planner.planning;
	const regime = regimes[seat.sittingId];
	const here = JSON.stringify(regime);
	const sameDay = sittingsOfDay(planner, seat.sittingId).filter(({ id }) => JSON.stringify(regimes[id]) === here);
	return asking(words, planner, seat, newId(), new Set(sameDay.map(({ id }) => id)), fitFor(planner, seat), []);
}

/** The one who is nearest to a seat, whatever stands in the way, before those who fit. */
export function askNearest(words: Words, planner: Planner, seat: Seat, interpreterId: string): Asking {
	const { post, people } = askForVacancy(words, planner, seat);
	const others = people.filter(({ id }) => id !== interpreterId);
	return {
		post,
		people: [{ id: interpreterId, name: planner.nameOf(interpreterId) }, ...others],
		chosen: [interpreterId],
	};
}

function asking(
	words: Words,
	planner: Planner,
	{ sittingId, booth }: Seat,
	postId: string,
	sittingIds: ReadonlySet<string>,
	people: readonly string[],
	chosen: readonly string[],
): Asking {
	const sittings = sittingsOfDay(planner, sittingId).filter(({ id }) => sittingIds.has(id));
	return {
		post: {
			postId,
			booth,
			boothName: boothName(words, booth),
			day: sittings[0]?.day ?? "",
			sittings: sittings.map(({ id }) => ({ id, name: planner.sittingName(id) })),
		},
		people: people.slice(0, most).map((id) => ({ id, name: planner.nameOf(id) })),
		chosen,
	};
}

function sittingsOfDay({ sittings }: Planner, sittingId: string) {
	const day = sittings.find(({ id }) => id === sittingId)?.day;
	return sittings.filter((sitting) => sitting.day === day);
}

/** Those who could sit there, the best first. */
function fitFor(planner: Planner, seat: Seat, insteadOf?: string): string[] {
	return [...planner.candidatesFor(seat, insteadOf).values()]
		.filter(({ fits, interpreterId }) => fits && planner.register?.get(interpreterId)?.archivedAt === null)
		.map(({ interpreterId }) => interpreterId);
}
