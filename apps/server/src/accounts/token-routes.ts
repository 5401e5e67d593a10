/** One's own access tokens: listed, made and revoked by the person alone. */
import { may } from "@plenary/domain";
import type { Routes } from "../doors/http.ts";
import type { House } from "../house.ts";
import { refuse } from "../refusals.ts";
import { connectionOf, makeToken, revokeToken, toAccessToken, tokensOf } from "./access-tokens.ts";

export function tokenRoutes(route: Routes, { db, clock, news }: House): void {
	route("accessTokens", "signIn", async ({ visitor }) => (await tokensOf(db, visitor.account.id)).map(toAccessToken));

	route("createAccessToken", "signIn", async ({ visitor, body }) => {
		const { meetingId } = body;
		if (meetingId !== null) {
			const exists = await db.selectFrom("meeting").select("id").where("id", "=", meetingId).executeTakeFirst();
			const isKnown = exists && may(visitor.actor, "read", { kind: "meeting", meetingId });
			if (!isKnown) return refuse("notFound", "meetingId");
		}
		const made = await makeToken(db, visitor.account.id, body, clock());
		return "refusal" in made ? made : { accessToken: toAccessToken(made.token), secret: made.secret };
	});

	route("endAccessToken", "signIn", async ({ visitor, id }) => {
		if (!(await revokeToken(db, visitor.account.id, id))) return refuse("notFound");
		news.signInEnded(connectionOf({ id }));
		return {};
	});
}
