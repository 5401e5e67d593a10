/** Everything the planner looks at, put together: the agenda's sittings, the planning, the register and the bookings. */
import { observeAgenda, observePlanning, readAgenda, readPlanning } from "@plenary/documents";
import { type Agenda, type Interpreter, leadsOf, outline, type Planning, type Sitting } from "@plenary/domain";
import {
	type Breach,
	breachesOf,
	type Candidate,
	type CoveredNeed,
	candidates,
	coversOf,
	ledPlanning,
	meetingRostering,
	type Rostering,
} from "@plenary/roster";
import { useMemo } from "react";
import type * as Y from "yjs";
import { sittingName } from "../agenda/names.ts";
import { useText } from "../api/questions.ts";
import { useBookingsDesk } from "../bookings/bookings-desk.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { useDocument } from "../rooms/use-room.ts";
import { useWords } from "../words/words.ts";
import type { Seat } from "./acts.ts";
import type { Told } from "./roster-words.ts";
import { useBookings, useInterpreters } from "./use-register.ts";

export interface Planner extends Told {
	readonly agenda: Agenda;
	readonly planning: Planning;
	/** In the order of the agenda. */
	readonly sittings: readonly Sitting[];
	readonly rostering: Rostering;
	readonly breaches: readonly Breach[];
	/** Undefined while the register has not been read. */
	readonly register: ReadonlyMap<string, Interpreter> | undefined;
	/** A sitting without its day: "Morning", or when it begins. */
	sittingTitle(sittingId: string): string;
	/** The entry that an id means now. */
	lead(interpreterId: string): string;
	/** Everybody for that booth, by interpreter, the fit ones first; as if the place `insteadOf` were free. */
	candidatesFor(seat: Seat, insteadOf?: string): ReadonlyMap<string, Candidate>;
	/** What is heard at each sitting, and how. */
	readonly covers: ReadonlyMap<string, readonly CoveredNeed[]>;
}

export function usePlanner(agendaDoc: Y.Doc, planningDoc: Y.Doc): Planner {
	const words = useWords();
	const text = useText();
	const { meeting } = useMeetingHere();
	const agenda = useDocument(agendaDoc, observeAgenda, readAgenda);
	const written = useDocument(planningDoc, observePlanning, readPlanning);
	const { data: known } = useInterpreters(meeting.id);
	const { data: bookings } = useBookings(meeting.id);
	const firm = useBookingsDesk()?.firm;
	const register = useMemo(() => known && new Map(known.map((one) => [one.id, one])), [known]);
	const lead = useMemo(() => leadsOf(known ?? []), [known]);
	const planning = useMemo(() => ledPlanning(written, lead), [written, lead]);
	const bound = useMemo(
		() => (firm ?? []).map((seat) => ({ ...seat, interpreterId: lead(seat.interpreterId) })),
		[firm, lead],
	);
	// biome-ignore lint/correctness/useExhaustiveDependencies: how texts are read follows the words
	return useMemo((): Planner => {
		const facts = { meeting, agenda, planning, interpreters: known ?? [], bookings: bookings ?? [], firm: bound };
		const rostering = meetingRostering(facts);
		const sittings = outline(agenda).groups.flatMap(({ sitting }) => sitting ?? []);
		const byId = new Map(sittings.map((sitting) => [sitting.id, sitting]));
		const asked = new Map<string, ReadonlyMap<string, Candidate>>();
		return {
			words,
			zone: meeting.zone,
			text,
			agenda,
			planning,
			sittings,
			rostering,
			// Before the register is read everyone would seem to be missing in it.
			breaches: known ? breachesOf(rostering) : [],
			covers: coversOf(rostering),
			register,
			lead,
			nameOf: (id) => {
				const person = register?.get(id ?? "");
				return person ? nameOf(person, words.language) : words.t("rosters.gone");
			},
			sittingName: (id) => sittingName(words, byId.get(id)),
			sittingTitle: (id) => text(byId.get(id)?.titles ?? {}) || (byId.get(id)?.startsAt ?? ""),
			candidatesFor: ({ sittingId, booth }, insteadOf) => {
				const key = `${sittingId} ${booth} ${insteadOf}`;
				const known = asked.get(key);
				if (known) return known;
				const found = candidates(rostering, { sittingId, booth, insteadOf });
				const byPerson = new Map(found.map((one) => [one.interpreterId, one]));
				asked.set(key, byPerson);
				return byPerson;
			},
		};
	}, [words, agenda, planning, known, bookings, bound, register, lead, meeting.zone]);
}
