/** One's own account, and the sign-ins it is used through. */
import type { Me } from "@plenary/domain";
import type { Request } from "express";
import { fromJson } from "../database.ts";
import { isSecure, readBearer, writeCookie } from "../doors/cookies.ts";
import { findVisitor, type Routes, type Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { readProcess } from "../people/process.ts";
import { refuse } from "../refusals.ts";
import { accountByAddress, accountById, hasAddress, renameAccount, shownAddress } from "./accounts.ts";
import { type AccountRow, endSignIn, isOver, type SignIn } from "./sign-ins.ts";

/** Everyone at a meeting is sent these names, so nobody gives themselves more of them than there are scripts. */
const mostNames = 20;

export function accountRoutes(route: Routes, house: House): void {
	const { db, clock, settings, place } = house;

	route("me", "nobody", async ({ request, response }) => {
		const visitor = await findVisitor(house, request, response);
		if (visitor) return meOf(house, visitor, request);
		return readBearer(request) === undefined ? null : refuse("tokenUnknown");
	});

	route("introduce", "signIn", async ({ visitor, body, request }) => {
		const { id } = visitor.account;
		const { address, names = {} } = body;
		if (Object.keys(names).length > mostNames) return refuse("tooLong", "names");
		if (address !== undefined && address !== visitor.account.address) {
			// Only the first administrator comes without an address of their own, and gives it once.
			if (hasAddress(visitor.account)) return refuse("notAllowed", "address");
			const isTaken = await db.transaction().execute(async (step) => {
				if (await accountByAddress(step, address)) return true;
				await step.updateTable("account").set({ address }).where("id", "=", id).execute();
				return false;
			});
			if (isTaken) return refuse("addressTaken", "address");
		}
		await renameAccount(db, id, body);
		house.news.rightsChanged(id);
		const account = (await accountById(db, id)) as AccountRow;
		return meOf(house, { ...visitor, account }, request);
	});

	route("signOut", "signIn", async ({ visitor, request, response }) => {
		await endSignIn(db, visitor.account.id, visitor.signIn.id);
		house.news.signInEnded(visitor.signIn.id);
		const isHttps = isSecure(request, settings.trustedProxies);
		response.append("Set-Cookie", writeCookie("", isHttps, place));
		// Over plain http browsers do not obey this, and complain of it aloud.
		if (isHttps) response.set("Clear-Site-Data", '"cache"');
		return {};
	});

	route("signIns", "signIn", async ({ visitor }) => {
		const rows = await db
			.selectFrom("sign_in")
			.selectAll()
			.where("account_id", "=", visitor.account.id)
			.orderBy("seen_at", "desc")
			.execute();
		const holdsOffice = visitor.account.office !== null;
		return rows.filter((row) => !isOver(row, holdsOffice, clock())).map((row) => toSignIn(row, visitor.signIn.id));
	});

	route("endSignIn", "signIn", async ({ visitor, id }) => {
		if (!(await endSignIn(db, visitor.account.id, id))) return refuse("notFound");
		house.news.signInEnded(id);
		return {};
	});
}

export async function meOf(
	house: House,
	{ account, signIn }: Pick<Visitor, "account" | "signIn">,
	request: Request,
): Promise<Me> {
	return {
		account: {
			id: account.id,
			address: shownAddress(account),
			name: account.name,
			names: fromJson(account.names),
			language: account.language,
			partyId: account.party_id,
			office: account.office,
			introduced: account.introduced === 1,
		},
		token: signIn?.token ?? "",
		signInId: signIn?.id ?? "",
		process: await readProcess(house.db),
		insecure: !isSecure(request, house.settings.trustedProxies) && !isThisMachine(request.ip),
		mail: house.post.canSend,
	};
}

const toSignIn = (row: SignIn, currentId: string) => ({
	id: row.id,
	startedAt: row.started_at,
	seenAt: row.seen_at,
	browser: row.browser,
	from: row.came_from,
	current: row.id === currentId,
});

/** Plain http is harmless on the machine itself, and worth a warning from anywhere else. */
const isThisMachine = (ip = ""): boolean => /^(::1$|(::ffff:)?127\.)/.test(ip);
