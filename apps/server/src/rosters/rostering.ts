/** A meeting's rostering as the server reads it: agenda, planning, register and bookings, as they stand at this moment. */
import { readAgenda, readPlanning, readRoster } from "@plenary/documents";
import { agendaRoom, leadsOf, type Meeting, planningRoom, rosterRoom } from "@plenary/domain";
import { ledPlanning, ledRoster, meetingRostering, type Rostering, type SeatedPlace } from "@plenary/roster";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { forPlanning, readRegister } from "../interpreters/register.ts";
import { bookingsBeside, firmSeats } from "./elsewhere.ts";

export interface MeetingRostering {
	readonly rostering: Rostering;
	/** Places of the roster that is in force. */
	readonly published: readonly SeatedPlace[];
}

export async function readRostering({ db, rooms, seals }: Pick<House, "db" | "rooms" | "seals">, meeting: Meeting) {
	const [agenda, written, inForce, register, bookings, firm] = await Promise.all([
		readRoom(rooms, agendaRoom(meeting.id), readAgenda),
		readRoom(rooms, planningRoom(meeting.id), readPlanning),
		readRoom(rooms, rosterRoom(meeting.id), readRoster),
		readRegister(db, seals),
		bookingsBeside(db, meeting.id),
		firmSeats(db, meeting.id),
	]);
	const lead = leadsOf(register);
	const planning = ledPlanning(written, lead);
	const interpreters = register.map(forPlanning);
	const rostering = meetingRostering({ meeting, agenda, planning, interpreters, bookings, firm });
	const published = inForce && ledRoster(inForce, lead);
	return { rostering, published: published?.sittings.flatMap(placesAt) ?? [] } satisfies MeetingRostering;
}

type PublishedSitting = NonNullable<ReturnType<typeof readRoster>>["sittings"][number];

const placesAt = ({ sittingId, booths }: PublishedSitting): SeatedPlace[] =>
	booths.flatMap(({ id: booth, interpreterIds }) =>
		interpreterIds.map((interpreterId) => ({
			...{ sittingId, booth, interpreterId },
			id: `${sittingId} ${booth} ${interpreterId}`,
		})),
	);
