/** Who may come into a shared document: with which right, seen or only counted, and under which name. */
import { type Actor, colourOf, inLanguage, may, parseRoom } from "@plenary/domain";
import { closeCode, type Door, type Refusal } from "@plenary/sync";
import { holdersOf, narrowed, type TokenHolder, type TokenLimits } from "../accounts/access-tokens.ts";
import { type AccountRow, type Identified, identifyAll } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import { meetingsById } from "../meetings/routes.ts";
import { hashOf } from "../secrets.ts";
import { together } from "../together.ts";

export type Admission = Pick<Door, "right" | "presence" | "profile">;

export const notSignedIn: Refusal = { code: closeCode.notSignedIn, reason: "notSignedIn" };
const notAllowed: Refusal = { code: closeCode.notAllowed, reason: "notAllowed" };
const noSuchRoom: Refusal = { code: closeCode.noSuchRoom, reason: "noSuchRoom" };

/** Decides by what is stored at this moment, for everybody who stands before the door at once. */
export interface Doorkeeper {
	/** Whose secret is this? Undefined when it is nobody's any more. */
	identify(secret: string): Promise<Identified | undefined>;
	/** The same for a program's token. */
	holderOf(secret: string): Promise<TokenHolder | undefined>;
	admit(account: AccountRow, room: string, limits?: TokenLimits): Promise<Admission | Refusal>;
}

export function openDoorkeeper(db: Database, clock: () => number): Doorkeeper {
	const signInOf = together((hashes) => identifyAll(db, hashes, clock()));
	const tokenOf = together((hashes) => holdersOf(db, "hash", hashes, clock()));
	const meetingOf = together((ids) => meetingsById(db, ids));
	const rolesOf = together((accountIds) => rolesOfAll(db, accountIds));

	return {
		identify: (secret) => signInOf(hashOf(secret)),
		holderOf: (secret) => tokenOf(hashOf(secret)),
		async admit(account, name, limits) {
			const room = parseRoom(name);
			if (!room) return noSuchRoom;
			const [meeting, roles = []] = await Promise.all([meetingOf(room.meetingId), rolesOf(account.id)]);
			if (!meeting) return noSuchRoom;
			if (room.kind === "minutes" && !meeting.languages.includes(room.language)) return noSuchRoom;
			const roleAt = Object.fromEntries(roles.map((row) => [row.meeting_id, row.role]));
			const owner: Actor = { accountId: account.id, office: account.office ?? undefined, roleAt };
			const actor = limits ? narrowed(owner, limits) : owner;
			const object = { kind: room.kind, meetingId: room.meetingId };
			if (!may(actor, "read", object)) return notAllowed;
			const party = roles.find((row) => row.meeting_id === room.meetingId)?.codes ?? null;
			return {
				right: may(actor, "write", object) && limits?.scope !== "read" ? "write" : "read",
				presence: may(actor, "write", { kind: "presence", meetingId: room.meetingId }) ? "named" : "counted",
				profile: profileOf(account, actor, room.meetingId, party),
			};
		},
	};
}

type Role = Awaited<ReturnType<typeof readRoles>>[number];

const readRoles = (db: Database, accountIds: string[]) =>
	db
		.selectFrom("participation")
		.leftJoin("party", "party.id", "participation.party_id")
		.select(["account_id", "meeting_id", "role", "party.codes"])
		.where("account_id", "in", accountIds)
		.execute();

async function rolesOfAll(db: Database, accountIds: string[]): Promise<Map<string, Role[]>> {
	return Map.groupBy(await readRoles(db, accountIds), (row) => row.account_id);
}

function profileOf(account: AccountRow, actor: Actor, meetingId: string, codes: string | null): Door["profile"] {
	const role = actor.roleAt[meetingId] ?? account.office ?? "observer";
	const profile = { name: account.name, color: colourOf(account.id), role, account: account.id };
	return codes === null ? profile : { ...profile, party: inLanguage(fromJson(codes), ["en"]) };
}
