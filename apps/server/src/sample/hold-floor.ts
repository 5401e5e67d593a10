/** Holds a meeting of the sample over again: each item is taken when it was planned, and ends a little early or late. */
import { instantOf, type Meeting } from "@plenary/domain";
import type { Database } from "../database.ts";
import { openFloors } from "../floor/floors.ts";
import { isRefusal } from "../refusals.ts";
import type { WrittenAgenda } from "./write-agenda.ts";

const minute = 60_000;
/** By so many minutes items took longer than planned, in turns. */
const overruns = [-2, 3, -4, 1];

export async function holdFloor(db: Database, meeting: Meeting, agenda: WrittenAgenda, chair: string): Promise<void> {
	let now = 0;
	const floors = openFloors({ db, clock: () => now, tell() {}, tellOthers: undefined });
	const command = async (kind: "startItem" | "finishItem", itemId: string) => {
		const done = await floors.command(meeting.id, chair, { kind, itemId });
		if (isRefusal(done)) throw new Error(`The sample's floor was refused: ${done.refusal}.`);
	};
	for (const { day, startsAt, items } of agenda) {
		const opensAt = instantOf(day, startsAt, meeting.zone);
		for (const [order, { id, startsAfter, minutes }] of items.entries()) {
			now = Math.max(now, opensAt + startsAfter * minute);
			await command("startItem", id);
			now += (minutes + (overruns[order % overruns.length] ?? 0)) * minute;
			await command("finishItem", id);
		}
	}
}
