/** The door of every shared document: lets in whom the doorkeeper admits, and sees them out when that changes. */
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { schemaVersion } from "@plenary/documents";
import { acceptUpgrade, type Connection, closeCode, type Door, type Meter, type Refusal, refuse } from "@plenary/sync";
import { connectionOf, holdersOf, type TokenLimits, tokenIn } from "../accounts/access-tokens.ts";
import { accountById } from "../accounts/accounts.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import type { House } from "../house.ts";
import { type Admission, notSignedIn, openDoorkeeper } from "./admission.ts";
import { isOwnOrigin, isSecure, readBearer, readCookie } from "./cookies.ts";

/** A deliberate refusal accepts the upgrade and closes with a code: a plain 403 would be tried again for ever. */
type Decision = { door: Door } | Refusal;

/** What a message may hold at the most, bytes; the rooms refuse smaller ones with a reason of their own. */
const largestMessage = 6_000_000;

const rightsChanged: Refusal = { code: closeCode.rightsChanged, reason: "rightsChanged" };
const tryLater: Refusal = { code: closeCode.tryLater, reason: "failed" };

export interface DocumentsDoor {
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
	/** Judges the open connections of an account anew, by the rights of this moment. */
	review(accountId: string): Promise<void>;
	/** Closes the connections of a sign-in or a token that is over. */
	signInEnded(connection: string): void;
	/** Nobody knows what was missed: everyone comes through the door again. */
	startOver(): void;
	/** Ends at once whatever has not closed by itself. */
	cutOff(): void;
}

export function openDocumentsDoor(
	house: Omit<House, "news">,
	opened: (room: string) => void,
	meter: Pick<Meter, "refused">,
): DocumentsDoor {
	const { db, clock, rooms, settings, place, log } = house;
	const doorkeeper = openDoorkeeper(db, clock);
	/** Connections that the rooms do not know of: the door has not decided, or has said no. */
	const outside = new Set<Connection>();
	/** Goes up whenever somebody's rights or sign-in changed. */
	let changes = 0;

	async function welcome(connection: Connection, request: IncomingMessage): Promise<void> {
		outside.add(connection);
		const decision = await decideForNow(request).catch((error): Decision => {
			log.error({ err: error }, "The door of a document could not decide.");
			return tryLater;
		});
		if ("code" in decision) turnDown(connection, decision);
		else enter(connection, decision.door);
	}

	function turnDown(connection: Connection, refusal: Refusal): void {
		meter.refused(refusal.code);
		refuse(connection, refusal, () => outside.delete(connection));
	}

	/** Only open connections are reviewed: if something changed before this one was, its decision is made again. */
	async function decideForNow(request: IncomingMessage): Promise<Decision> {
		for (;;) {
			const before = changes;
			const decision = await decide(request);
			if (changes === before) return decision;
		}
	}

	async function decide(request: IncomingMessage): Promise<Decision> {
		const url = new URL(request.url ?? "/", "http://here");
		const schema = url.searchParams.get("schema");
		if (schema !== null && Number(schema) < schemaVersion)
			return { code: closeCode.schemaTooOld, reason: "schemaTooOld" };
		const found = await identify(request, url);
		if (!found) return notSignedIn;
		const room = roomNameIn(url.pathname);
		const admission = await doorkeeper.admit(found.account, room, found.limits);
		if ("code" in admission) return admission;
		const generation = url.searchParams.get("gen");
		const door = {
			...admission,
			room,
			account: found.account.id,
			connection: found.connection,
			ack: url.searchParams.get("ack") === "1",
			...(generation === null ? {} : { generation: Number(generation) }),
		};
		return { door };
	}

	/** With a token, it alone is looked at. */
	async function identify(request: IncomingMessage, url: URL): Promise<Entrant | undefined> {
		const token = url.searchParams.get("token") ?? readBearer(request);
		if (token === undefined) {
			const secret = readCookie(request.headers.cookie, isSecure(request, settings.trustedProxies), place);
			const found = secret && (await doorkeeper.identify(secret));
			return found ? { account: found.account, connection: found.signIn.id } : undefined;
		}
		const found = await doorkeeper.holderOf(token);
		if (!found) return undefined;
		house.tokenHours.opened(found.token);
		return { account: found.account, connection: connectionOf(found.token), limits: found.token };
	}

	function enter(connection: Connection, door: Door): void {
		outside.delete(connection);
		// Whoever left meanwhile would never be seen to leave again.
		if (!connection.isOpen) return;
		rooms.join(connection, door);
		opened(door.room);
	}

	/** What the account's open rooms admit it as now, by room; its programs each for themselves. */
	async function admissionsOf(accountId: string): Promise<Map<string, Admission | Refusal>> {
		const account = await accountById(db, accountId);
		const own = new Map(
			rooms.doors().flatMap((door) => (door.account === accountId ? [[visitOf(door), door] as const] : [])),
		);
		const ids = [...own.values()].flatMap((door) => tokenIn(door.connection) ?? []);
		const tokens = await holdersOf(db, "id", ids, clock());
		const found = new Map<string, Admission | Refusal>();
		for (const [visit, { room, connection }] of own) {
			const tokenId = tokenIn(connection);
			const limits = tokenId === undefined ? undefined : tokens.get(tokenId)?.token;
			const isOver = !account || (tokenId !== undefined && !limits);
			found.set(visit, isOver ? notSignedIn : await doorkeeper.admit(account, room, limits));
		}
		return found;
	}

	return {
		upgrade(request, socket, head) {
			const isOwn = isOwnOrigin(request, settings.publicUrl, settings.trustedProxies);
			if (!isOwn && !isProgram(request)) return turnAway(socket);
			const connection = acceptUpgrade(request, socket, head, largestMessage);
			if (connection) void welcome(connection, request);
		},
		async review(accountId) {
			changes++;
			const admissions = await admissionsOf(accountId).catch((error) => {
				log.error({ err: error }, "Open rooms could not be reviewed; their connections are closed.");
				return undefined;
			});
			rooms.review((door) => {
				if (door.account !== accountId) return door.right;
				if (!admissions) return tryLater;
				const admission = admissions.get(visitOf(door));
				// Who came in after the question was asked was judged by the same rights.
				if (!admission) return door.right;
				if ("code" in admission) return admission;
				const { presence, profile } = door;
				const isSame = presence === admission.presence && isDeepStrictEqual(profile, admission.profile);
				return isSame ? admission.right : rightsChanged;
			});
		},
		signInEnded(ended) {
			changes++;
			rooms.review((door) => (door.connection === ended ? notSignedIn : door.right));
		},
		startOver() {
			changes++;
			rooms.review(() => rightsChanged);
		},
		cutOff() {
			for (const connection of outside) connection.terminate();
		},
	};
}

/** Who stands before the door, and what their token allows if they come with one. */
interface Entrant {
	account: AccountRow;
	connection: string;
	limits?: TokenLimits;
}

/** Browsers always say from which page they come, programs need not if they bring a token. */
const isProgram = (request: IncomingMessage): boolean =>
	request.headers.origin === undefined && (readBearer(request) !== undefined || /[?&]token=/.test(request.url ?? ""));

/** All of a person's connections to a room are admitted alike; each of their tokens may be admitted otherwise. */
const visitOf = ({ room, connection }: Pick<Door, "room" | "connection">): string =>
	tokenIn(connection) === undefined ? room : `${connection} ${room}`;

/** The room's name in an address; one that can not be read names no room. */
function roomNameIn(path: string): string {
	try {
		return decodeURIComponent(path.slice("/sync/".length));
	} catch {
		return "";
	}
}

/** Says no before the upgrade, to what is no page of ours. */
export function turnAway(socket: Duplex): void {
	// Without a listener a peer that hangs up here would take the server with it.
	socket.on("error", () => socket.destroy());
	socket.once("finish", () => socket.destroy());
	socket.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
}
