/** What papers are made from, read once: the published roster of a day with the agenda, languages and people of its meeting. */
import { readAgenda, readOutcomes, readRoster, wordsOfRecords } from "@plenary/documents";
import {
	type Actor,
	type Agenda,
	agendaRoom,
	type BoothRota,
	byLabel,
	type Languages,
	leadsOf,
	type Meeting,
	may,
	minutesRoom,
	type OutcomeRecord,
	outcomesRoom,
	type Participant,
	type Party,
	type PublishedRoster,
	rosterRoom,
	type Text,
} from "@plenary/domain";
import { type DayToTurn, ledRoster, type PublishedSitting } from "@plenary/roster";
import { type Database, fromJson } from "../database.ts";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { meetingsById, readParticipants } from "../meetings/routes.ts";
import { readLeads } from "../people/merging.ts";
import { readParties } from "../people/parties.ts";

/** What is read of a published roster, whichever day is asked for. */
export interface RosterFacts {
	readonly roster: PublishedRoster;
	readonly agenda: Agenda;
	/** By interpreter, for those who are in the register. */
	readonly languages: Readonly<Record<string, Languages>>;
	/** As they were published, by interpreter. */
	readonly names: Readonly<Record<string, PublishedRoster["people"][string]>>;
	/** The id under which the roster was published with somebody, by the entry of the register that is theirs today. */
	readonly publishedIds: Readonly<Record<string, string>>;
}

/** The meeting before this one of the same body, with what was agreed there. */
export interface EarlierMeeting {
	readonly meeting: Meeting;
	readonly outcomes: readonly (OutcomeRecord & { words: Text })[];
}

export interface PaperFacts extends RosterFacts {
	readonly meeting: Meeting;
	readonly day: string;
	/** Of the day, in order. */
	readonly sittings: readonly PublishedSitting[];
	readonly rotas: readonly BoothRota[];
	readonly participants: readonly Participant[];
	readonly parties: readonly Party[];
	/** Languages that people work in, by account; empty for readers who may not look into the register of people. */
	readonly speaks: Readonly<Record<string, readonly string[]>>;
	readonly earlier: EarlierMeeting | undefined;
}

type World = Pick<House, "db" | "rooms">;

/** Undefined until a roster is published. Nothing sealed is opened: papers need languages and names alone. */
export async function readRosterFacts({ db, rooms }: World, meetingId: string): Promise<RosterFacts | undefined> {
	const [published, agenda, { lead }] = await Promise.all([
		readRoom(rooms, rosterRoom(meetingId), readRoster),
		readRoom(rooms, agendaRoom(meetingId), readAgenda),
		readLeads(db, "interpreter"),
	]);
	if (!published) return undefined;
	const people = Object.entries(published.people);
	return {
		roster: ledRoster(published, lead),
		agenda,
		names: Object.fromEntries(people.map(([id, person]) => [lead(id), person])),
		publishedIds: Object.fromEntries(people.map(([id]) => [lead(id), id])),
		languages: await readLanguages(db, [...new Set(people.map(([id]) => lead(id)))]),
	};
}

export const daysOf = ({ sittings }: Pick<PublishedRoster, "sittings">): string[] =>
	[...new Set(sittings.map(({ day }) => day))].sort();

/** What a day's rotas follow from. */
export const dayToTurn = ({ roster, agenda, languages }: RosterFacts, day: string): DayToTurn => ({
	sittings: sittingsOn(roster, day),
	agenda,
	languages,
});

export const sittingsOn = ({ sittings }: Pick<PublishedRoster, "sittings">, day: string): PublishedSitting[] =>
	sittings.filter((sitting) => sitting.day === day);

/** Who comes to the meeting. What they speak is for readers of the register of people alone. */
export async function readPeopleFacts({ db }: World, meetingId: string, actor: Actor) {
	const [participants, parties] = await Promise.all([readParticipants(db, meetingId), readParties(db)]);
	const lead = leadsOf(parties);
	const ids = participants.map(({ accountId }) => accountId);
	const rows =
		ids.length > 0 && may(actor, "read", { kind: "people" })
			? await db.selectFrom("account").select(["id", "languages"]).where("id", "in", ids).execute()
			: [];
	return {
		participants: participants.map((one) => ({ ...one, partyId: one.partyId === null ? null : lead(one.partyId) })),
		parties,
		speaks: Object.fromEntries(rows.map(({ id, languages }) => [id, fromJson<string[]>(languages ?? "[]")])),
	};
}

/** Of the meetings of that body the last one that was over before, where the reader may see what was agreed. */
export async function readEarlier(
	{ db, rooms }: World,
	{ bodyId, startsOn, id }: Meeting,
	actor: Actor,
): Promise<EarlierMeeting | undefined> {
	if (bodyId === null) return undefined;
	const row = await db
		.selectFrom("meeting")
		.select("id")
		.where("body_id", "=", bodyId)
		.where("ends_on", "<", startsOn)
		.where("id", "!=", id)
		.orderBy("ends_on", "desc")
		.orderBy("id")
		.executeTakeFirst();
	if (!row || !may(actor, "read", { kind: "outcomes", meetingId: row.id })) return undefined;
	const meeting = (await meetingsById(db, [row.id])).get(row.id);
	if (!meeting) return undefined;
	const records = await readRoom(rooms, outcomesRoom(meeting.id), readOutcomes);
	const standing = records.filter(({ number, withdrawnAt }) => number !== undefined && withdrawnAt === undefined);
	if (standing.length === 0) return undefined;
	const texts = await Promise.all(
		meeting.languages.map(async (language) => {
			const words = await readRoom(rooms, minutesRoom(meeting.id, language), wordsOfRecords);
			return { language, words };
		}),
	);
	const outcomes = standing.sort(byLabel).map((record) => {
		const inText = texts.flatMap(({ language, words }) => {
			const found = words.get(record.id);
			return found ? [[language, found.text] as const] : [];
		});
		return { ...record, words: { ...record.words, ...Object.fromEntries(inText) } };
	});
	return { meeting, outcomes };
}

async function readLanguages(db: Database, ids: readonly string[]): Promise<Record<string, Languages>> {
	if (ids.length === 0) return {};
	const rows = await db
		.selectFrom("interpreter")
		.select(["id", "a", "b", "c", "retours"])
		.where("id", "in", ids)
		.execute();
	return Object.fromEntries(
		rows.map(({ id, a, b, c, retours }): [string, Languages] => [
			id,
			{ a: fromJson(a), b: fromJson(b), c: fromJson(c), retours: fromJson(retours) },
		]),
	);
}
