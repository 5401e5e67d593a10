/** Who may come into a shared document: with which right, seen or only counted, and under which name. */
import { type Actor, colourOf, inLanguage, may, parseRoom } from "@plenary/domain";
import { closeCode, type Door, type Refusal } from "@plenary/sync";
import { actorOf } from "../accounts/accounts.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import { meetingById } from "../meetings/routes.ts";

export type Admission = Pick<Door, "right" | "presence" | "profile">;

export const notSignedIn: Refusal = { code: closeCode.notSignedIn, reason: "notSignedIn" };
const notAllowed: Refusal = { code: closeCode.notAllowed, reason: "notAllowed" };
const noSuchRoom: Refusal = { code: closeCode.noSuchRoom, reason: "noSuchRoom" };

/** Decides by what is stored at this moment. */
export async function admissionTo(db: Database, account: AccountRow, name: string): Promise<Admission | Refusal> {
	const room = parseRoom(name);
	const meeting = room && (await meetingById(db, room.meetingId));
	if (!room || !meeting) return noSuchRoom;
	if (room.kind === "minutes" && !meeting.languages.includes(room.language)) return noSuchRoom;
	const actor = await actorOf(db, account);
	const object = { kind: room.kind, meetingId: room.meetingId };
	if (!may(actor, "read", object)) return notAllowed;
	return {
		right: may(actor, "write", object) ? "write" : "read",
		presence: may(actor, "write", { kind: "presence", meetingId: room.meetingId }) ? "named" : "counted",
		profile: await profileOf(db, account, actor, room.meetingId),
	};
}

async function profileOf(db: Database, account: AccountRow, actor: Actor, meetingId: string): Promise<Door["profile"]> {
	const party = await db
		.selectFrom("participation")
		.innerJoin("party", "party.id", "participation.party_id")
		.select("party.codes")
		.where("meeting_id", "=", meetingId)
		.where("account_id", "=", account.id)
		.executeTakeFirst();
	const role = actor.roleAt[meetingId] ?? actor.office ?? "observer";
	const profile = { name: account.name, color: colourOf(account.id), role, account: account.id };
	return party ? { ...profile, party: inLanguage(fromJson(party.codes), ["en"]) } : profile;
}
