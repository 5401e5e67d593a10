/** Lays the sample out through the desks and verbs that people write with, so that everything is as if they had. */
import { addDays, instantOf, type Meeting, newMeetingSchema } from "@plenary/domain";
import type { House } from "../house.ts";
import { addMeeting, givePlace } from "../meetings/routes.ts";
import {
	committeeAgenda,
	conferenceAgenda,
	preparationAgenda,
	type SampleSitting,
	trainingAgenda,
	workshopAgenda,
} from "./agendas.ts";
import { conferenceBooths, trainingBooths, workshopBooths } from "./booths.ts";
import { dayIn } from "./days.ts";
import { trainingGlossary } from "./glossary.ts";
import { holdFloor } from "./hold-floor.ts";
import { committee, conference, others, preparation, type SampleMeeting, training, workshop } from "./meetings.ts";
import { conferenceMinutes, preparationMinutes } from "./minutes.ts";
import type { SamplePerson } from "./people.ts";
import { type WrittenAgenda, writeAgenda } from "./write-agenda.ts";
import { writeGlossary } from "./write-glossary.ts";
import { writeMinutes } from "./write-minutes.ts";
import { publishBooths, writePlanning } from "./write-planning.ts";
import { type Registers, sampleLanguages, writeRegisters } from "./write-registers.ts";

export async function writeSample(house: House): Promise<void> {
	const registers = await house.db.transaction().execute((step) => writeRegisters(step, house.seals, house.clock()));
	const hold = (sample: SampleMeeting, sittings: readonly SampleSitting[] = []) =>
		holdMeeting(house, registers, sample, sittings);
	for (const other of others) await hold(other);
	const planned = await hold(workshop, workshopAgenda);
	await writePlanning(house, registers, planned.meeting, planned.agenda, workshopBooths);
	const trained = await hold(training, trainingAgenda);
	await writePlanning(house, registers, trained.meeting, trained.agenda, trainingBooths);
	await publishBooths(house, registers, trained.meeting);
	await writeGlossary(house, registers, trained.meeting, trainingGlossary);
	await hold(committee, committeeAgenda);
	const prepared = await hold(preparation, preparationAgenda);
	await writeMinutes(house, registers, prepared.meeting, prepared.agenda, preparationMinutes);
	const held = await hold(conference, conferenceAgenda);
	await writeMinutes(house, registers, held.meeting, held.agenda, conferenceMinutes);
	await writePlanning(house, registers, held.meeting, held.agenda, conferenceBooths);
	await publishBooths(house, registers, held.meeting);
	await holdFloor(house.db, held.meeting, held.agenda, registers.secretary);
}

interface HeldMeeting {
	meeting: Meeting;
	agenda: WrittenAgenda;
}

async function holdMeeting(
	house: House,
	registers: Registers,
	sample: SampleMeeting,
	sittings: readonly SampleSitting[],
): Promise<HeldMeeting> {
	const { parties, bodies, people } = registers;
	const now = house.clock();
	const startsOn = dayIn(sample.startsOn, now, sample.zone);
	const { type, titles, zone, place } = sample;
	const asked = newMeetingSchema.parse({
		...{ type, titles, zone, place, hall: "", startsOn, languages: sampleLanguages },
		endsOn: addDays(startsOn, sample.days - 1),
		hostPartyIds: sample.hosts.map((sign) => parties[sign]),
		bodyId: sample.body ? bodies[sample.body] : null,
	});
	let agenda: WrittenAgenda = [];
	const meeting = await addMeeting(house.db, asked, now, async (made) => {
		if (sittings.length > 0) agenda = await writeAgenda(house, registers, made, sittings);
	});
	// Heads led their delegations from when the meeting was held.
	const since = Math.min(now, instantOf(startsOn, "09:00", zone));
	await house.db.transaction().execute(async (step) => {
		for (const person of people) {
			const { id, role, party, isHead } = person;
			if (role === "secretariat" || !isThere(person, sample, sittings.length > 0)) continue;
			const partyId = party ? parties[party] : null;
			const standing = partyId === null ? null : isHead ? "head" : "member";
			await givePlace(step, meeting.id, id, { role, partyId, standing }, since);
		}
	});
	return { meeting, agenda };
}

/** Delegates come with their delegation; chairs, rapporteurs, interpreters and observers where there is an agenda. */
function isThere({ role, party }: SamplePerson, { parties }: SampleMeeting, hasAgenda: boolean): boolean {
	return role === "delegate" ? party !== undefined && parties.includes(party) : hasAgenda;
}
