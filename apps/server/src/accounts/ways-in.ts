/** The ways in: asking for a link, looking at one, and the press that uses it up and begins a sign-in. */
import type { Database } from "../database.ts";
import { isSecure, readCookie, writeCookie } from "../doors/cookies.ts";
import type { Routes } from "../doors/http.ts";
import { networkOf } from "../doors/limits.ts";
import type { House } from "../house.ts";
import { refuse } from "../refusals.ts";
import { accountByAddress, accountById, actorOf, shownAddress } from "./accounts.ts";
import { lookAtLink, spendLink } from "./links.ts";
import { meOf } from "./routes.ts";
import { type AccountRow, endSignIn, identify, type SignIn, startSignIn } from "./sign-ins.ts";

const quarterHour = 15 * 60;

export function waysIn(route: Routes, house: House): void {
	const { db, clock, settings, place, limits, post } = house;
	// A hall sits behind one address, and everybody in it signs in at nine o'clock.
	const networks = limits.firm("links of a network", 1500, quarterHour);
	const mailboxes = limits.firm("links to a mailbox", 3, quarterHour);

	route("askForLink", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip))) || !(await mailboxes(body.address))) return refuse("tooOften");
		const account = await accountByAddress(db, body.address);
		// Known or not, the answer is the same and comes as soon: nobody learns who is here.
		const order = { accountId: account?.id ?? null, purpose: "sign-in", meetingId: null, madeBy: null } as const;
		if (post.canSend) await post.leave(order);
		return { mail: post.canSend };
	});

	route("lookAtLink", "nobody", async ({ body, request }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const link = await lookAtLink(db, body.token, clock());
		if ("refusal" in link) return link;
		const account = (await accountById(db, link.account_id)) as AccountRow;
		return {
			purpose: link.purpose,
			name: account.name,
			address: shownAddress(account),
			language: account.language,
		};
	});

	route("confirmLink", "nobody", async ({ body, request, response }) => {
		const from = networkOf(request.ip);
		if (!(await networks(from))) return refuse("tooOften");
		const browser = request.get("user-agent") ?? "";
		// Together or not at all: a link that is used up without letting anybody in would lock them out.
		const entered = await db.transaction().execute(async (step) => {
			const spent = await spendLink(step, body.token, clock());
			if ("refusal" in spent) return spent;
			const came = await comeIn(step, spent.accountId, browser, from, clock());
			return { accountId: spent.accountId, ...came };
		});
		if ("refusal" in entered) return entered;
		const isHttps = isSecure(request, settings.trustedProxies);
		await endPrevious(house, readCookie(request.headers.cookie, isHttps, place));
		response.append("Set-Cookie", writeCookie(entered.secret, isHttps, place));
		const account = (await accountById(db, entered.accountId)) as AccountRow;
		const row = db.selectFrom("sign_in").selectAll().where("id", "=", entered.signInId);
		const signIn = (await row.executeTakeFirst()) as SignIn;
		const actor = await actorOf(db, account);
		if (entered.isFirst) for (const meetingId of Object.keys(actor.roleAt)) house.news.meetingChanged(meetingId);
		return meOf(house, { account, signIn }, request);
	});
}

/** Begins a sign-in, and notes the day if it is somebody's first. */
export async function comeIn(step: Database, accountId: string, browser: string, from: string, now: number) {
	const started = await startSignIn(step, accountId, browser, from, now);
	const joined = await step
		.updateTable("account")
		.set({ joined_at: now })
		.where("id", "=", accountId)
		.where("joined_at", "is", null)
		.executeTakeFirst();
	return { ...started, isFirst: joined.numUpdatedRows > 0n };
}

/** A browser holds one sign-in: the one whose cookie is about to be overwritten would be nobody's. */
async function endPrevious({ db, clock, news }: House, secret: string | undefined): Promise<void> {
	const previous = secret && (await identify(db, secret, clock()));
	if (!previous) return;
	await endSignIn(db, previous.account.id, previous.signIn.id);
	news.signInEnded(previous.signIn.id);
}
