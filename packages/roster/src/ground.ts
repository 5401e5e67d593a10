/** The ground: everything a roster is judged by, arranged once so that each question about it is short. */
import {
	type Booking,
	type BoothPlace,
	type Interpreter,
	type InterpretingMode,
	type Pair,
	pairsOf,
} from "@plenary/domain";
import type { Profile } from "./profiles.ts";
import { type TeamBooth, type TeamRegime, teamBoothsOf } from "./regimes.ts";
import type { RosterSitting } from "./sittings.ts";
import type { Travel } from "./travel.ts";

export type SeatedPlace = Pick<BoothPlace, "id" | "sittingId" | "booth" | "interpreterId">;

/** A place that nobody has given an id. */
export const seat = (sittingId: string, booth: string, interpreterId: string): SeatedPlace => ({
	...{ sittingId, booth, interpreterId },
	id: `${sittingId} ${booth} ${interpreterId}`,
});

/** What only some rosters know of a person may be missing. */
export interface KnownInterpreter
	extends Pick<Interpreter, "id" | "name" | "a" | "b" | "c" | "retours" | "unavailable"> {
	/** Where travel is counted from. */
	readonly town?: string | undefined;
	/** Any where nothing is said. */
	readonly modes?: readonly InterpretingMode[] | undefined;
	/** None, 0, where nothing is said. */
	readonly clearance?: number | undefined;
	/** Meetings this person does not work for. */
	readonly conflicts?: readonly string[] | undefined;
	/** Topics this person knows; any where nothing is said. */
	readonly domains?: readonly string[] | undefined;
	/** For a day, in the money of account. */
	readonly fee?: number | undefined;
	/** Days worked before, which count where work is shared fairly. */
	readonly daysBefore?: number | undefined;
}

/** Sittings that have no regime are not interpreted; places at a sitting that is not handed in are passed over. */
export interface Rostering {
	readonly sittings: readonly RosterSitting[];
	/** By sitting id. */
	readonly regimes: Readonly<Record<string, TeamRegime>>;
	readonly places: readonly SeatedPlace[];
	readonly interpreters: readonly KnownInterpreter[];
	/** At other meetings. */
	readonly bookings: readonly Booking[];
	readonly profile: Profile;
	/** Where nothing is said, nobody travels. */
	readonly travel?: Travel | undefined;
	/** Places that are promised; their ids do not count. */
	readonly firm?: readonly SeatedPlace[] | undefined;
}

export interface Worker {
	readonly interpreter: KnownInterpreter;
	readonly pairs: readonly Pair[];
}

export interface InterpretedSitting {
	readonly sitting: RosterSitting;
	readonly regime: TeamRegime;
	readonly booths: readonly TeamBooth[];
}

export class Ground {
	readonly profile: Profile;
	readonly travel: Travel | undefined;
	readonly firm: readonly SeatedPlace[];
	/** By beginning, ties by id. */
	readonly sittings: readonly RosterSitting[];
	readonly #interpreted = new Map<string, InterpretedSitting>();
	readonly #sittingsById = new Map<string, RosterSitting>();
	readonly #workers = new Map<string, Worker>();
	readonly #placesAt = new Map<string, SeatedPlace[]>();
	readonly #straysAt = new Map<string, SeatedPlace[]>();
	readonly #placesOf = new Map<string, SeatedPlace[]>();
	readonly #bookingsOf: Map<string, readonly Booking[]>;
	/** By interpreter, then day. */
	readonly #minutes = new Map<string, Map<string, number>>();

	constructor(rostering: Rostering) {
		this.profile = rostering.profile;
		this.travel = rostering.travel;
		this.firm = rostering.firm ?? [];
		this.sittings = [...rostering.sittings].sort(inTime);
		for (const sitting of this.sittings) {
			this.#sittingsById.set(sitting.id, sitting);
			const regime = Object.hasOwn(rostering.regimes, sitting.id) ? rostering.regimes[sitting.id] : undefined;
			if (regime) this.#interpreted.set(sitting.id, { sitting, regime, booths: teamBoothsOf(regime) });
		}
		for (const interpreter of rostering.interpreters)
			this.#workers.set(interpreter.id, { interpreter, pairs: pairsOf(interpreter) });
		const seen = new Set<string>();
		for (const place of [...rostering.places].sort(byId)) {
			const seat = `${place.sittingId} ${place.booth} ${place.interpreterId}`;
			if (seen.has(seat) || !this.#sittingsById.has(place.sittingId)) continue;
			seen.add(seat);
			const booths = this.#interpreted.get(place.sittingId)?.booths;
			if (booths?.some((booth) => booth.id === place.booth)) {
				append(this.#placesAt, place.sittingId, place);
				append(this.#placesOf, place.interpreterId, place);
			} else append(this.#straysAt, place.sittingId, place);
		}
		this.#countMinutes();
		this.#bookingsOf = Map.groupBy(rostering.bookings, (booking) => booking.interpreterId);
	}

	sitting(id: string): RosterSitting | undefined {
		return this.#sittingsById.get(id);
	}

	interpreted(sittingId: string): InterpretedSitting | undefined {
		return this.#interpreted.get(sittingId);
	}

	worker(interpreterId: string): Worker | undefined {
		return this.#workers.get(interpreterId);
	}

	get workers(): Iterable<Worker> {
		return this.#workers.values();
	}

	/** Places in booths that the sitting does not have, or not any more. They keep nobody from sitting elsewhere. */
	straysAt(sittingId: string): readonly SeatedPlace[] {
		return this.#straysAt.get(sittingId) ?? [];
	}

	/** Each person once in each booth; by id. */
	placesAt(sittingId: string): readonly SeatedPlace[] {
		return this.#placesAt.get(sittingId) ?? [];
	}

	placesOf(interpreterId: string): readonly SeatedPlace[] {
		return this.#placesOf.get(interpreterId) ?? [];
	}

	/** Interpreted sittings a person works at, each once, by beginning; as if `insteadOf` were free. */
	worksAt(interpreterId: string, insteadOf?: string): InterpretedSitting[] {
		const places = this.placesOf(interpreterId).filter((place) => place.id !== insteadOf);
		const ids = new Set(places.map((place) => place.sittingId));
		return [...ids]
			.flatMap((id) => this.#interpreted.get(id) ?? [])
			.sort((one, other) => inTime(one.sitting, other.sitting));
	}

	bookingsOf(interpreterId: string): readonly Booking[] {
		return this.#bookingsOf.get(interpreterId) ?? [];
	}

	/** Interpreted minutes of a person on a day, in all booths of this meeting; a sitting counts once. */
	minutesOn(interpreterId: string, day: string): number {
		return this.#minutes.get(interpreterId)?.get(day) ?? 0;
	}

	#countMinutes(): void {
		for (const [interpreterId, places] of this.#placesOf) {
			const byDay = new Map<string, number>();
			for (const id of new Set(places.map((place) => place.sittingId))) {
				const at = this.#interpreted.get(id)?.sitting;
				if (at) byDay.set(at.day, (byDay.get(at.day) ?? 0) + at.minutes);
			}
			this.#minutes.set(interpreterId, byDay);
		}
	}
}

const byId = (one: { id: string }, other: { id: string }): number =>
	one.id < other.id ? -1 : one.id > other.id ? 1 : 0;

const inTime = (one: RosterSitting, other: RosterSitting): number => one.from - other.from || byId(one, other);

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
	const list = lists.get(key);
	if (list) list.push(value);
	else lists.set(key, [value]);
}
