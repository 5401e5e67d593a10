/** Signing in and out, and one's own account. */
import { inLanguage, type Me } from "@plenary/domain";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { fromJson } from "../database.ts";
import { writeCookie } from "../doors/cookies.ts";
import { type Asking, findVisitor, type Routes, type Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { linkLetter } from "../mail/mail.ts";
import { readProcess } from "../people/process.ts";
import { type Refusal, refuse } from "../refusals.ts";
import { accountByAddress, accountById, actorOf, renameAccount } from "./accounts.ts";
import { lookAtLink, makeLink, spendLink } from "./links.ts";
import { type AccountRow, endSignIn, isOver, type SignIn, startSignIn } from "./sign-ins.ts";

/** A hall sits behind one address, so the limit for an address of the network is wide; that for a mailbox is narrow. */
const limits = {
	mailbox: { points: 3, duration: 15 * 60 },
	network: { points: 300, duration: 15 * 60 },
};

export function accountRoutes(route: Routes, house: House): void {
	const { db, clock } = house;
	const mailboxes = new RateLimiterMemory(limits.mailbox);
	const networks = new RateLimiterMemory(limits.network);

	route("me", "nobody", async ({ request, response }) => {
		const visitor = await findVisitor(house, request, response);
		return visitor ? meOf(house, visitor, isInsecure(request)) : null;
	});

	route("introduce", "signIn", async ({ visitor, body, request }) => {
		const { address } = body;
		if (address !== undefined && address !== visitor.account.address) {
			// Only the first administrator comes without an address of their own, and gives it once.
			if (!visitor.account.address.endsWith("@localhost")) return refuse("notAllowed", "address");
			if (await accountByAddress(db, address)) return refuse("addressTaken", "address");
			await db.updateTable("account").set({ address }).where("id", "=", visitor.account.id).execute();
		}
		await renameAccount(db, visitor.account.id, body);
		house.news.rightsChanged(visitor.account.id);
		const account = (await accountById(db, visitor.account.id)) as AccountRow;
		return meOf(house, { ...visitor, account }, isInsecure(request));
	});

	route("askForLink", "nobody", async ({ body, request }) => {
		if (!(await allowed(networks, networkOf(request.ip))) || !(await allowed(mailboxes, body.address)))
			return refuse("tooOften");
		const account = await accountByAddress(db, body.address);
		// Known or not, the answer is the same and takes as long: nobody learns who is here.
		if (account && house.mail.canSend) {
			const { secret } = await makeLink(db, account.id, "sign-in", null, clock());
			const { names } = await readProcess(db);
			const process = inLanguage(names, [account.language]);
			const { address: to, name, language } = account;
			const link = `${house.address()}/enter#${secret}`;
			void house.mail.send(linkLetter({ to, name, language, purpose: "sign-in", process, link }));
		}
		return { mail: house.mail.canSend };
	});

	route("lookAtLink", "nobody", async ({ body, request }) => {
		if (!(await allowed(networks, networkOf(request.ip)))) return refuse("tooOften");
		const link = await lookAtLink(db, body.token, clock());
		if ("refusal" in link) return link;
		const account = (await accountById(db, link.account_id)) as AccountRow;
		const address = account.address.endsWith("@localhost") ? "" : account.address;
		return { purpose: link.purpose, name: account.name, address, language: account.language };
	});

	route("confirmLink", "nobody", async (asking) => confirm(house, networks, asking));

	route("signOut", "signIn", async ({ visitor, request, response }) => {
		await endSignIn(db, visitor.account.id, visitor.signIn.id);
		house.news.signInEnded(visitor.signIn.id);
		response.append("Set-Cookie", writeCookie("", request.secure));
		response.set("Clear-Site-Data", '"cache"');
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

async function confirm(
	house: House,
	networks: RateLimiterMemory,
	asking: Asking<"confirmLink", undefined>,
): Promise<Me | Refusal> {
	const { db, clock } = house;
	const { body, request, response } = asking;
	if (!(await allowed(networks, networkOf(request.ip)))) return refuse("tooOften");
	const spent = await spendLink(db, body.token, clock());
	if ("refusal" in spent) return spent;
	const from = networkOf(request.ip);
	const { secret, signInId } = await startSignIn(db, spent.accountId, request.get("user-agent") ?? "", from, clock());
	const joined = await db
		.updateTable("account")
		.set({ joined_at: clock() })
		.where("id", "=", spent.accountId)
		.where("joined_at", "is", null)
		.executeTakeFirst();
	response.append("Set-Cookie", writeCookie(secret, request.secure));
	const account = (await accountById(db, spent.accountId)) as AccountRow;
	const signIn = (await db.selectFrom("sign_in").selectAll().where("id", "=", signInId).executeTakeFirst()) as SignIn;
	const actor = await actorOf(db, account);
	if (joined.numUpdatedRows > 0n)
		for (const meetingId of Object.keys(actor.roleAt)) house.news.meetingChanged(meetingId);
	return meOf(house, { account, signIn, actor }, isInsecure(request));
}

async function meOf(house: House, { account, signIn }: Visitor, insecure: boolean): Promise<Me> {
	return {
		account: {
			id: account.id,
			address: account.address.endsWith("@localhost") ? "" : account.address,
			name: account.name,
			names: fromJson(account.names),
			language: account.language,
			partyId: account.party_id,
			office: account.office,
			introduced: account.introduced === 1,
		},
		token: signIn.token,
		signInId: signIn.id,
		process: await readProcess(house.db),
		insecure,
		mail: house.mail.canSend,
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
function isInsecure(request: { secure: boolean; ip?: string | undefined }): boolean {
	return !request.secure && !/^(::1|(::ffff:)?127\.)/.test(request.ip ?? "");
}

/** The network a visitor came from: an address without its last part. */
function networkOf(ip = ""): string {
	const plain = ip.replace(/^::ffff:/, "");
	return plain.includes(":") ? `${plain.split(":").slice(0, 4).join(":")}::` : plain.replace(/\.\d+$/, ".0");
}

async function allowed(limiter: RateLimiterMemory, key: string): Promise<boolean> {
	try {
		await limiter.consume(key);
		return true;
	} catch (full) {
		if (full instanceof Error) throw full;
		return false;
	}
}
