/** Interpreters for the journeys: a small register, and a sitting or two to put them into. */
import { addSitting, publishRoster, readAgenda } from "@plenary/documents";
import { agendaRoom, type Interpreter, outline, type RosterSnapshot, rosterRoom } from "@plenary/domain";
import { writeRoom } from "./pens.ts";
import type { Person } from "./people.ts";
import { openRaw } from "./raw.ts";
import type { TestServer } from "./server.ts";

type Facts = Partial<Pick<Interpreter, "names" | "unavailable" | "fee">> & { accountId?: string; address?: string };

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

/** A time zone where it is about noon, whenever this runs: a day has room on both sides. */
export function noonZone(): string {
	const ahead = 12 - new Date().getUTCHours();
	return `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

/** A sitting of a day, at whole hours of the venue; gives its id. */
const sit = (
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

/** Publishes somebody at another meeting of today, a senior review from 11 to 13 in Vilnius. */
export async function bookElsewhere(server: TestServer, secretariat: Person, interpreterId: string): Promise<void> {
	const today = new Date().toISOString().slice(0, 10);
	const other = await secretariat.ask<{ id: string }>("POST", "/api/meetings", {
		...{ type: "seniorReview", titles: { en: "Senior review" }, startsOn: today, endsOn: today },
		...{ zone: "Europe/Vilnius", place: "Riga", hall: "", languages: ["en", "ru"], hostPartyIds: [] },
	});
	const sittingId = await sit(server, secretariat, other.id, today, [11, 13], "Review");
	const booths = [{ id: "en-ru", into: ["en", "ru"], interpreterIds: [interpreterId] }];
	const sitting = { sittingId, titles: {}, hall: "", day: today, startsAt: "11:00", endsAt: "13:00", booths };
	const roster: RosterSnapshot = {
		sittings: [{ ...sitting, mode: "simultaneous", spoken: ["en", "ru"] }],
		people: { [interpreterId]: { name: "Maria Sokolova", names: {} } },
	};
	await writeRoom(server, secretariat, rosterRoom(other.id), (doc) =>
		publishRoster(doc, roster, { at: Date.now(), by: secretariat.id }),
	);
}

const hour = (hours: number): string => `${String(hours).padStart(2, "0")}:00`;
