/** Who stands on the floor: by the cookie of a page of ours or by a program's token, and whether they are still here. */
import type { IncomingMessage } from "node:http";
import { type Actor, type InterfaceLanguage, interfaceLanguages } from "@plenary/domain";
import type { Socket } from "socket.io";
import * as z from "zod";
import {
	connectionOf,
	holderOf,
	holdersOf,
	narrowed,
	sawToken,
	type TokenHolder,
	tokenIn,
} from "../accounts/access-tokens.ts";
import { actorOf } from "../accounts/accounts.ts";
import { type AccountRow, identify, isOver, sawSignIn } from "../accounts/sign-ins.ts";
import type { House } from "../house.ts";
import { isOwnOrigin, isSecure, readBearer, readCookie } from "./cookies.ts";

export interface Guest {
	accountId: string;
	/** With the rights of the moment they came; whoever's rights change has to come again. */
	actor: Actor;
	/** What the connection is known by: its sign-in or its token. */
	connection: string;
	language: InterfaceLanguage;
	/** The message being answered: one at a time, in the order in which they came. */
	line: Promise<void>;
}

/** A guest by the sign-in or the token, and the rights, of this moment. */
export interface Here {
	account: AccountRow;
	/** Narrowed to what the token allows, if it is one. */
	actor: Actor;
	/** False for a token that may only read. */
	mayChange: boolean;
	/** Notes a sign of life. */
	seen: () => Promise<void>;
}

export interface Guests {
	/** Whether a connection may be made at all; who it is for is asked when it says so. */
	mayConnect(request: IncomingMessage): boolean;
	admit(socket: Socket): Promise<Guest | undefined>;
	/** Undefined when the sign-in or the token is over. */
	stillHere(guest: Guest): Promise<Here | undefined>;
	/** Under what name it is counted how much a guest asks. */
	measureOf(guest: Guest): string;
}

export function openGuests({ db, clock, settings, place, tokenHours }: Omit<House, "news" | "rooms">): Guests {
	const isFromOwnPage = (request: IncomingMessage) => isOwnOrigin(request, settings.publicUrl, settings.trustedProxies);

	async function findPerson(request: IncomingMessage) {
		const secret = readCookie(request.headers.cookie, isSecure(request, settings.trustedProxies), place);
		const found = secret && isFromOwnPage(request) && (await identify(db, secret, clock()));
		if (!found) return undefined;
		return { account: found.account, connection: found.signIn.id, actor: await actorOf(db, found.account) };
	}

	async function findHolder(secret: string) {
		const found = await holderOf(db, secret, clock());
		if (!found) return undefined;
		tokenHours.opened(found.token);
		return { account: found.account, connection: connectionOf(found.token), actor: await actorOfHolder(found) };
	}

	const actorOfHolder = async ({ account, token }: TokenHolder) => narrowed(await actorOf(db, account), token);

	return {
		// Who comes from no page at all may be a program: it says so with its first words, and its cookies count for nothing.
		mayConnect: (request) => request.headers.origin === undefined || isFromOwnPage(request),
		async admit({ request, handshake }) {
			const given: unknown = handshake.auth?.token ?? readBearer(request);
			const found = given === undefined ? await findPerson(request) : await findHolder(String(given));
			if (!found) return undefined;
			const asked = z.enum(interfaceLanguages).safeParse(handshake.auth?.language);
			const language = asked.success ? asked.data : found.account.language;
			const { account, connection, actor } = found;
			return { accountId: account.id, connection, actor, language, line: Promise.resolve() };
		},
		async stillHere({ accountId, connection }) {
			const tokenId = tokenIn(connection);
			if (tokenId !== undefined) {
				const held = (await holdersOf(db, "id", [tokenId], clock())).get(tokenId);
				if (!held) return undefined;
				const { account, token } = held;
				return {
					account,
					actor: await actorOfHolder(held),
					mayChange: token.scope === "write",
					seen: () => sawToken(db, token, clock()),
				};
			}
			const signIn = await db.selectFrom("sign_in").selectAll().where("id", "=", connection).executeTakeFirst();
			const account = await db.selectFrom("account").selectAll().where("id", "=", accountId).executeTakeFirst();
			if (!signIn || !account || isOver(signIn, account.office !== null, clock())) return undefined;
			const actor = await actorOf(db, account);
			return { account, actor, mayChange: true, seen: () => sawSignIn(db, signIn, clock()) };
		},
		// Programs of somebody's have a measure of their own, so that they never silence the person.
		measureOf: ({ accountId, connection }) => (tokenIn(connection) === undefined ? accountId : `${accountId} by token`),
	};
}
