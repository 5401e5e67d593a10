/** Interpreters for the journeys: a small register, and a sitting or two to put them into. */
import { addSitting, readAgenda } from "@plenary/documents";
import { agendaRoom, type Interpreter, outline } from "@plenary/domain";
import { writeRoom } from "./pens.ts";
import type { Person } from "./people.ts";
import { openRaw } from "./raw.ts";
import type { TestServer } from "./server.ts";

type Facts = Partial<Pick<Interpreter, "names" | "unavailable">> & { accountId?: string };

/** "en, ru, uk ka, ru>en": A, B and C languages, then accredited retours. */
export async function register(
	secretariat: Person,
	name: string,
	languages: string,
	facts: Facts = {},
): Promise<string> {
	const [a, b, c, retours = []] = languages.split(",").map((part) => part.split(" ").filter(Boolean));
	const asked = { name, a, b, c, retours: retours.map((pair) => pair.split(">")), ...facts };
	return (await secretariat.ask<{ id: string }>("POST", "/api/interpreters", asked)).id;
}

/** A sitting of a day, at whole hours of the venue; gives its id. */
export const sit = (
	server: TestServer,
	person: Person,
	meetingId: string,
	day: string,
	[from, to]: readonly [number, number],
	title: string,
): Promise<string> =>
	writeRoom(server, person, agendaRoom(meetingId), (doc) =>
		addSitting(doc, { titles: { en: title }, hall: "", day, startsAt: hour(from), endsAt: hour(to) }),
	);

/** The ids of the meeting's sittings, in the order of the agenda. */
export async function sittingsOf(server: TestServer, person: Person, meetingId: string): Promise<string[]> {
	const room = openRaw(server.address, person, agendaRoom(meetingId));
	await room.answered;
	const { groups } = outline(readAgenda(room.doc));
	room.close();
	return groups.flatMap(({ sitting }) => sitting?.id ?? []);
}

const hour = (hours: number): string => `${String(hours).padStart(2, "0")}:00`;
