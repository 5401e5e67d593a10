/** Ways between the houses: the real one has a door into the sample, and the sample alone has the switch and the way out. */
import { accountById } from "../accounts/accounts.ts";
import { meOf } from "../accounts/routes.ts";
import { type AccountRow, endSignIn, type SignIn } from "../accounts/sign-ins.ts";
import { isSecure, samplePlace, writeCookie } from "../doors/cookies.ts";
import type { Asking, InPerson, Routes } from "../doors/http.ts";
import { networkOf } from "../doors/limits.ts";
import type { House } from "../house.ts";
import { refuse } from "../refusals.ts";
import { roleOf, takeRole, type Visit } from "./roles.ts";
import type { Sample } from "./sample.ts";

/** The sign-in before a switch works on so long, for what the page asks until the new one has reached it, milliseconds. */
const overlap = 2_000;

export function sampleDoor(route: Routes, { settings, limits }: House, sample: Sample | undefined): void {
	route("sample", "nobody", async () => ({ offered: sample !== undefined, role: null }));
	if (!sample) return;
	// A class in a school behind one address, each of them several times.
	const networks = limits.quick("samples of a network", 300, 15 * 60);

	route("enterSample", "nobody", async ({ request, response, language }) => {
		if (!(await networks(networkOf(request.ip)))) return refuse("tooOften");
		const secret = await sample.enter(visitOf({ request, language }));
		response.append("Set-Cookie", writeCookie(secret, isSecure(request, settings.trustedProxies), samplePlace));
		return {};
	});
}

export function sampleSwitch(route: Routes, house: House, throwAway: () => Promise<void>): void {
	const { db, settings, place, news, log } = house;

	async function endLater({ account, signIn }: InPerson): Promise<void> {
		try {
			await endSignIn(db, account.id, signIn.id);
			news.signInEnded(signIn.id);
		} catch (error) {
			// The sample may have been thrown away meanwhile, and its database with it.
			log.debug({ err: error }, "A sign-in of the sample was not ended.");
		}
	}

	route("sample", "signIn", async ({ visitor }) => ({ offered: true, role: await roleOf(db, visitor.account) }));

	route("lookAroundAs", "signIn", async ({ body, visitor, request, response, language }) => {
		const taken = await takeRole(house, body.role, visitOf({ request, language }));
		if (!taken) return refuse("notFound", "role");
		setTimeout(() => void endLater(visitor), overlap).unref();
		response.append("Set-Cookie", writeCookie(taken.secret, isSecure(request, settings.trustedProxies), place));
		const account = (await accountById(db, taken.accountId)) as AccountRow;
		const row = db.selectFrom("sign_in").selectAll().where("id", "=", taken.signInId);
		const signIn = (await row.executeTakeFirst()) as SignIn;
		return meOf(house, { account, signIn }, request);
	});

	route("throwSampleAway", "signIn", async ({ request, response }) => {
		await throwAway();
		response.append("Set-Cookie", writeCookie("", isSecure(request, settings.trustedProxies), place));
		return {};
	});
}

const visitOf = ({ request, language }: Pick<Asking<"enterSample", undefined>, "request" | "language">): Visit => ({
	browser: request.get("user-agent") ?? "",
	from: networkOf(request.ip),
	language,
});
