/** Who stands at the booths' desk: the published team with its languages, and which of them the asking account is. */
import { readRoster } from "@plenary/documents";
import { type Actor, type DeskCommand, type DeskTeam, isToday, type Languages, may, rosterRoom } from "@plenary/domain";
import type { Rooms } from "@plenary/sync";
import { type Database, fromJson } from "../database.ts";
import { readRoom } from "../indexes/index-kind.ts";
import { readLeads } from "../people/merging.ts";
import type { RefusalCode } from "../refusals.ts";

interface Asking {
	readonly actor: Actor;
	readonly meetingId: string;
	readonly now: number;
}

export interface Teams {
	/** As the desk shows it to that account. */
	of(meetingId: string, accountId: string): Promise<DeskTeam>;
	/** Why this account may not ask for that, or the command, with the entry of the register that its person is now. */
	judge(asking: Asking, command: DeskCommand): Promise<DeskCommand | RefusalCode>;
}

export function openTeams(db: Database, rooms: Pick<Rooms, "read">): Teams {
	const rosterOf = (meetingId: string) => readRoom(rooms, rosterRoom(meetingId), readRoster);

	async function ownOf(accountId: string): Promise<string | undefined> {
		const row = await db
			.selectFrom("interpreter")
			.select("id")
			.where("account_id", "=", accountId)
			.where("archived_at", "is", null)
			.executeTakeFirst();
		return row?.id;
	}

	return {
		async of(meetingId, accountId) {
			const { merged, lead } = await readLeads(db, "interpreter");
			const seated = Object.keys((await rosterOf(meetingId))?.people ?? {});
			const ids = [...new Set(seated.map(lead))];
			const rows =
				ids.length === 0
					? []
					: await db
							.selectFrom("interpreter")
							.select(["id", "a", "b", "c", "retours"])
							.where("id", "in", ids)
							.execute();
			const own = await ownOf(accountId);
			return {
				own: own ?? null,
				leads: Object.fromEntries(
					merged.filter(({ id }) => ids.includes(lead(id))).map(({ id }): [string, string] => [id, lead(id)]),
				),
				languages: Object.fromEntries(
					rows.map(({ id, a, b, c, retours }): [string, Languages] => [
						id,
						{ a: fromJson(a), b: fromJson(b), c: fromJson(c), retours: fromJson(retours) },
					]),
				),
			};
		},

		async judge(asking, command) {
			const { actor, meetingId } = asking;
			const leads = may(actor, "write", { kind: "planning", meetingId });
			const chairs = may(actor, "write", { kind: "floor", meetingId });
			if (command.kind === "acknowledge" || command.kind === "acknowledgeEnd")
				return leads || chairs ? command : "notAllowed";
			const isIllness = command.kind === "outOfAction" || command.kind === "backInAction";
			if (isIllness && !leads) return "notAllowed";
			const roster = await rosterOf(meetingId);
			if (!roster) return "noRoster";
			const { lead } = await readLeads(db, "interpreter");
			if (isIllness) {
				const interpreterId = lead(command.interpreterId);
				const isSeated = Object.keys(roster.people).some((id) => lead(id) === interpreterId);
				return isSeated ? { ...command, interpreterId } : "notInBooth";
			}
			const sitting = roster.sittings.find(({ sittingId }) => sittingId === command.sittingId);
			if (!sitting) return "notFound";
			if (!isToday(sitting, await zoneOf(meetingId), asking.now)) return "notToday";
			const teamOf = (booth?: string) =>
				sitting.booths
					.filter(({ id }) => (booth ?? id) === id)
					.flatMap(({ interpreterIds }) => interpreterIds.map(lead));
			const own = leads ? undefined : await ownOf(actor.accountId);
			const isIn = (booth?: string) => leads || (own !== undefined && teamOf(booth).includes(own));
			if (command.kind === "floorLanguage") {
				if (!chairs && !isIn()) return "notInBooth";
				return sitting.spoken.includes(command.language) ? command : "notSpoken";
			}
			const booth = "booth" in command ? command.booth : undefined;
			if (booth !== undefined && !sitting.booths.some(({ id }) => id === booth)) return "notFound";
			if (!isIn(booth)) return chairs ? "notAllowed" : "notInBooth";
			if (!("interpreterId" in command)) return command;
			const interpreterId = lead(command.interpreterId);
			if (!teamOf(booth).includes(interpreterId)) return "notInBooth";
			if (own !== undefined && own !== interpreterId) return "notYou";
			const named = { ...command, interpreterId };
			return named.kind === "takeMic" && named.instead !== null ? { ...named, instead: lead(named.instead) } : named;
		},
	};

	async function zoneOf(meetingId: string): Promise<string> {
		const row = await db.selectFrom("meeting").select("zone").where("id", "=", meetingId).executeTakeFirstOrThrow();
		return row.zone;
	}
}
