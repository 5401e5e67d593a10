/** All actions as they are listed, kept in memory: of the index only what changed is read again. */
import type { ListedAction } from "@plenary/domain";
import { type Database, fromJson } from "../database.ts";
import { newId } from "../secrets.ts";
import type { ActionRow } from "./action-index.ts";

/** An action as it is for every reader; what it is to one of them is added when they ask. */
export type Listed = Omit<ListedAction, "mine" | "mayChange">;

export interface Lists {
	byMeeting: ReadonlyMap<string, readonly Listed[]>;
	/** Another one as soon as they say something else. */
	mark: string;
}

export interface ActionLists {
	/** As the index says at this moment. */
	read(): Promise<Lists>;
	/** The index says something else of that meeting now. */
	changed(meetingId: string): void;
	/** Nobody knows what changed. */
	forget(): void;
}

export function openActionLists(db: Database): ActionLists {
	let listed: Map<string, Listed[]> | undefined;
	let mark = "";
	let changed = new Set<string>();
	/** Whoever asks while something is being read waits for it, and looks for themselves then. */
	let line: Promise<unknown> = Promise.resolve();

	async function refresh(): Promise<Lists> {
		if (listed && changed.size === 0) return { byMeeting: listed, mark };
		const again = changed;
		changed = new Set();
		try {
			const rows = db.selectFrom("action_index").selectAll().orderBy("meeting_id").orderBy("number");
			const read = await (listed ? rows.where("meeting_id", "in", [...again]) : rows).execute();
			listed ??= new Map();
			for (const meetingId of again) listed.delete(meetingId);
			for (const [meetingId, ofMeeting] of Map.groupBy(read.map(toListed), (action) => action.meetingId))
				listed.set(meetingId, ofMeeting);
			mark = newId();
			return { byMeeting: listed, mark };
		} catch (error) {
			for (const meetingId of again) changed.add(meetingId);
			throw error;
		}
	}

	return {
		read() {
			const answer = line.then(refresh, refresh);
			line = answer;
			return answer;
		},
		changed: (meetingId) => void changed.add(meetingId),
		forget() {
			listed = undefined;
		},
	};
}

export const toListed = (row: ActionRow): Listed => ({
	meetingId: row.meeting_id,
	recordId: row.record_id,
	number: row.number,
	itemId: row.item_id,
	owners: fromJson<Listed["owners"]>(row.owners),
	dueOn: row.due_on,
	status: row.status,
	words: fromJson(row.words),
	inText: row.in_text === 1,
});
