/** The rostering of one meeting, put together alike for the planner's page and for the solver. */
import {
	type Agenda,
	asRostersCount,
	type Booking,
	type Interpreter,
	type Meeting,
	type Planning,
} from "@plenary/domain";
import { moneyOf, usualFee } from "./costs.ts";
import { type Rostering, type SeatedPlace, seat } from "./ground.ts";
import { profiles } from "./profiles.ts";
import { teamRegimeOf } from "./regimes.ts";
import { rosterSittings } from "./sittings.ts";

export interface MeetingFacts {
	readonly meeting: Pick<Meeting, "id" | "zone" | "endsOn">;
	readonly agenda: Agenda;
	readonly planning: Planning;
	/** The register as whoever plans sees it. */
	readonly interpreters: readonly Interpreter[];
	/** At other meetings. */
	readonly bookings: readonly Booking[];
	/** Who is bound to sit where, by engagement. */
	readonly firm: readonly Omit<SeatedPlace, "id">[];
}

/**
 * Whoever is archived is there only where they sit already. Clearances count as on the meeting's last day. Whose fee nobody knows, or knows only in another money, is taken to
 * cost what is usual: otherwise they would be the cheapest of all.
 */
export function meetingRostering({ meeting, agenda, planning, interpreters, bookings, firm }: MeetingFacts): Rostering {
	const seated = new Set(planning.places.map(({ interpreterId }) => interpreterId));
	const known = interpreters.filter(({ id, archivedAt }) => archivedAt === null || seated.has(id));
	const money = moneyOf(known);
	const usual = usualFee(known, money);
	return {
		sittings: rosterSittings(agenda, meeting.zone).map((sitting) => {
			const { clearance, theme } = planning.regimes[sitting.id] ?? {};
			return { ...sitting, meetingId: meeting.id, clearance, topic: theme };
		}),
		regimes: Object.fromEntries(Object.entries(planning.regimes).map(([id, regime]) => [id, teamRegimeOf(regime)])),
		places: planning.places,
		interpreters: known.map((one) => {
			const counted = asRostersCount(one, meeting.endsOn);
			// Whose themes nobody has entered is no stranger to any.
			const domains = one.domains.length > 0 ? one.domains : undefined;
			return { ...counted, domains, fee: one.fee?.currency === money ? counted.fee : usual };
		}),
		bookings,
		firm: firm.map(({ sittingId, booth, interpreterId }) => seat(sittingId, booth, interpreterId)),
		profile: profiles[planning.profile],
	};
}
