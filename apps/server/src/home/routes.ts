/** What Home shows beside lists: how ready a meeting is, and what has happened lately. */
import { readAgenda, readPlanning, readRoster } from "@plenary/documents";
import {
	agendaRoom,
	flatten,
	may,
	meetingsOf,
	type NewsItem,
	outline,
	planningRoom,
	rosterRoom,
} from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import type { Routes, Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { meetingById } from "../meetings/routes.ts";
import { refuse } from "../refusals.ts";

/** As many as a reader looks at. */
const mostNews = 8;

export function homeRoutes(route: Routes, { db, rooms }: House): void {
	route("readiness", ["manage", "meeting"], async ({ id }) => {
		const meeting = await meetingById(db, id);
		if (!meeting) return refuse("notFound");
		const [agenda, planning, roster, people] = await Promise.all([
			readRoom(rooms, agendaRoom(id), readAgenda),
			readRoom(rooms, planningRoom(id), readPlanning),
			readRoom(rooms, rosterRoom(id), readRoster),
			peopleOf(db, id),
		]);
		const outlined = outline(agenda);
		const items = flatten(outlined).filter(({ item }) => item.kind === "item");
		const untranslated = items.filter(({ item }) => meeting.languages.some((language) => !item.titles[language]));
		const sittings = outlined.groups.flatMap(({ sitting }) => sitting?.id ?? []);
		return {
			items: items.length,
			untranslated: untranslated.length,
			people: people.length,
			cameIn: people.filter((one) => one.joined_at !== null).length,
			chaired: people.some((one) => one.role === "chair"),
			sittings: sittings.length,
			interpreted: sittings.filter((sitting) => planning.regimes[sitting]).length,
			rosterVersion: roster?.version ?? null,
		};
	});

	route("news", "signIn", async ({ visitor }) => {
		const [actions, meetings] = await Promise.all([actionsRaised(db, visitor), meetingsMade(db, visitor)]);
		return [...actions, ...meetings].sort((one, other) => other.at - one.at).slice(0, mostNews);
	});
}

const peopleOf = (db: Database, meetingId: string) =>
	db
		.selectFrom("participation")
		.innerJoin("account", "account.id", "participation.account_id")
		.select(["role", "joined_at"])
		.where("meeting_id", "=", meetingId)
		.execute();

async function actionsRaised(db: Database, { actor }: Visitor): Promise<NewsItem[]> {
	const known = meetingsOf(actor);
	if (!actor.office && known.length === 0) return [];
	let query = db
		.selectFrom("action_index")
		.innerJoin("meeting", "meeting.id", "action_index.meeting_id")
		.select(["meeting_id", "titles", "record_id", "number", "words", "raised_at"])
		.orderBy("raised_at", "desc")
		.limit(mostNews);
	if (!actor.office) query = query.where("meeting_id", "in", known);
	const rows = await query.execute();
	return rows
		.filter((row) => may(actor, "read", { kind: "outcomes", meetingId: row.meeting_id }))
		.map(({ meeting_id, titles, record_id, number, words, raised_at }) => ({
			kind: "action",
			at: raised_at,
			meetingId: meeting_id,
			meetingTitles: fromJson(titles),
			recordId: record_id,
			number,
			words: fromJson(words),
		}));
}

async function meetingsMade(db: Database, { actor }: Visitor): Promise<NewsItem[]> {
	const rows = await db
		.selectFrom("meeting")
		.select(["id", "titles", "created_at"])
		.orderBy("created_at", "desc")
		.execute();
	return rows
		.filter(({ id }) => may(actor, "read", { kind: "meeting", meetingId: id }))
		.slice(0, mostNews)
		.map(({ id, titles, created_at }) => ({
			kind: "meeting",
			at: created_at,
			meetingId: id,
			meetingTitles: fromJson(titles),
		}));
}
