/** The door of every shared document: who may come in, as what, and under which name the others see them. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { schemaVersion } from "@plenary/documents";
import { type Actor, colourOf, inLanguage, may, parseRoom, type RoomRef } from "@plenary/domain";
import { closeCode, type Door, type Refusal, refuse } from "@plenary/sync";
import { type WebSocket, WebSocketServer } from "ws";
import { accountById, actorOf } from "../accounts/accounts.ts";
import { type Identified, identify, sawSignIn } from "../accounts/sign-ins.ts";
import { fromJson } from "../database.ts";
import type { House } from "../house.ts";
import { meetingById } from "../meetings/routes.ts";
import { isOwnOrigin, readCookie } from "./cookies.ts";

/** A deliberate refusal accepts the upgrade and closes with a code: a plain 403 would be tried again for ever. */
type Decision = Door | Refusal;

/** What a WebSocket frame may hold at the most, bytes; the rooms refuse smaller ones with a reason of their own. */
const largestFrame = 16_000_000;

export interface DocumentsDoor {
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
}

export function openDocumentsDoor(house: House, opened: (room: string) => void): DocumentsDoor {
	const { db, clock, rooms, settings, log } = house;
	const sockets = new WebSocketServer({
		noServer: true,
		perMessageDeflate: false,
		maxPayload: largestFrame,
	});

	return {
		upgrade(request, socket, head) {
			if (!isOwnOrigin(request, settings.publicUrl)) {
				socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
				return;
			}
			const decision = decide(request);
			sockets.handleUpgrade(request, socket, head, (ws) => {
				ws.on("error", (error) => log.debug({ error: error.message }, "A document connection broke."));
				// Frames that come before the door has decided wait in the socket.
				ws.pause();
				decision.then(
					(door) => enter(ws, door),
					(error) => {
						log.error({ error: String(error) }, "The door of a document could not decide.");
						ws.close(1013, "failed");
					},
				);
			});
		},
	};

	function enter(ws: WebSocket, decision: Decision): void {
		ws.resume();
		if ("code" in decision) {
			refuse(ws, decision);
			return;
		}
		keepSignInAlive(ws, decision.connection);
		rooms.join(ws, decision);
		opened(decision.room);
	}

	/** Writing is a sign of life; an open page alone is not. */
	function keepSignInAlive(ws: WebSocket, signInId: string): void {
		let sawAt = clock();
		ws.on("message", (frame: Buffer) => {
			if (frame[0] !== 0 || frame[1] !== 2 || clock() - sawAt < 60_000) return;
			sawAt = clock();
			sawSignIn(db, signInId, sawAt).catch((error) =>
				log.error({ error: String(error) }, "A sign of life was not stored."),
			);
		});
	}

	async function decide(request: IncomingMessage): Promise<Decision> {
		const url = new URL(request.url ?? "/", "http://here");
		const name = roomNameIn(url.pathname);
		const schema = url.searchParams.get("schema");
		if (schema !== null && Number(schema) < schemaVersion)
			return { code: closeCode.schemaTooOld, reason: "schemaTooOld" };
		const secret = readCookie(request.headers.cookie);
		const found = secret && (await identify(db, secret, clock()));
		if (!found) return { code: closeCode.notSignedIn, reason: "notSignedIn" };
		const room = parseRoom(name);
		const meeting = room && (await meetingById(db, room.meetingId));
		if (!room || !meeting) return { code: closeCode.noSuchRoom, reason: "noSuchRoom" };
		if (room.kind === "minutes" && !meeting.languages.includes(room.language))
			return { code: closeCode.noSuchRoom, reason: "noSuchRoom" };
		const actor = await actorOf(db, found.account);
		const right = rightOf(actor, room);
		if (typeof right !== "string") return right;
		const generation = url.searchParams.get("gen");
		return {
			room: name,
			account: found.account.id,
			connection: found.signIn.id,
			right,
			presence: may(actor, "write", { kind: "presence", meetingId: room.meetingId }) ? "named" : "counted",
			profile: await profileOf(found, actor, room),
			ack: url.searchParams.get("ack") === "1",
			...(generation === null ? {} : { generation: Number(generation) }),
		};
	}

	async function profileOf({ account }: Identified, actor: Actor, room: RoomRef): Promise<Door["profile"]> {
		const party = await db
			.selectFrom("participation")
			.innerJoin("party", "party.id", "participation.party_id")
			.select("party.codes")
			.where("meeting_id", "=", room.meetingId)
			.where("account_id", "=", account.id)
			.executeTakeFirst();
		const role = actor.roleAt[room.meetingId] ?? actor.office ?? "observer";
		const profile = { name: account.name, color: colourOf(account.id), role, account: account.id };
		return party ? { ...profile, party: inLanguage(fromJson(party.codes), ["en"]) } : profile;
	}
}

/** The room's name in an address; one that can not be read names no room. */
function roomNameIn(path: string): string {
	try {
		return decodeURIComponent(path.slice("/sync/".length));
	} catch {
		return "";
	}
}

/** What an account may do in a room, or why it may not come in. */
function rightOf(actor: Actor, room: RoomRef): Door["right"] | Refusal {
	const object = { kind: room.kind, meetingId: room.meetingId };
	if (may(actor, "write", object)) return "write";
	return may(actor, "read", object) ? "read" : { code: closeCode.notAllowed, reason: "notAllowed" };
}

/** Judges the open peers of an account anew, by the rights of this moment. */
export async function reviewAccount({ db, rooms }: House, accountId: string): Promise<void> {
	const account = await accountById(db, accountId);
	const actor: Actor = account ? await actorOf(db, account) : { accountId, roleAt: {} };
	rooms.review((door) => {
		const room = door.account === accountId && parseRoom(door.room);
		return room ? rightOf(actor, room) : door.right;
	});
}

/** Closes the peers of a sign-in that is over. */
export function closeSignIn({ rooms }: House, signInId: string): void {
	const over: Refusal = { code: closeCode.notSignedIn, reason: "notSignedIn" };
	rooms.review((door) => (door.connection === signInId ? over : door.right));
}
