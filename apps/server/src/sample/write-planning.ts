/** Writes who sits in which booth, as a chief interpreter would, and publishes it where it is done. */
import { placeInterpreter, publishRoster, readAgenda, readPlanning, setRegime } from "@plenary/documents";
import { agendaRoom, instantOf, type Meeting, planningRoom, rosterRoom } from "@plenary/domain";
import { snapshotOf } from "@plenary/roster";
import type { House } from "../house.ts";
import type { SampleBooths } from "./booths.ts";
import type { WrittenAgenda } from "./write-agenda.ts";
import type { Registers } from "./write-registers.ts";

export async function writePlanning(
	{ rooms }: Pick<House, "rooms">,
	{ interpreters, secretary }: Registers,
	meeting: Meeting,
	agenda: WrittenAgenda,
	{ regime, sittings }: SampleBooths,
): Promise<void> {
	await rooms.edit(planningRoom(meeting.id), secretary, (doc) => {
		setRegime(
			doc,
			agenda.map(({ id }) => id),
			regime,
		);
		for (const [order, { id: sittingId }] of agenda.entries()) {
			for (const [booth, names] of Object.entries(sittings[order] ?? {})) {
				for (const name of names) {
					const interpreterId = interpreters.get(name)?.id;
					if (interpreterId === undefined) throw new Error(`The sample seats ${name}, who is in no register.`);
					placeInterpreter(doc, { sittingId, booth, interpreterId, raisedBy: secretary });
				}
			}
		}
	});
}

/** Publishes the planning as it stands, in the morning of the meeting's first day. */
export async function publishBooths(
	{ rooms, clock }: Pick<House, "rooms" | "clock">,
	{ interpreters, secretary }: Registers,
	meeting: Meeting,
): Promise<void> {
	const agenda = await rooms.edit(agendaRoom(meeting.id), secretary, readAgenda);
	const planning = await rooms.edit(planningRoom(meeting.id), secretary, readPlanning);
	const snapshot = snapshotOf(agenda, planning, [...interpreters.values()]);
	const at = Math.min(clock(), instantOf(meeting.startsOn, "08:00", meeting.zone));
	const version = await rooms.edit(rosterRoom(meeting.id), secretary, (doc) =>
		publishRoster(doc, snapshot, { at, by: secretary }),
	);
	if (version === undefined) throw new Error("The sample's roster could not be published.");
}
