/** Access tokens: with one, a program of somebody's does what they may do, within what they allowed it. */
import * as z from "zod/mini";
import { idSchema } from "./meetings.ts";

/** `read` changes nothing; `write` changes what its owner may change, rights excepted. */
export const tokenScopes = ["read", "write"] as const;
export type TokenScope = (typeof tokenScopes)[number];

/** Every secret begins so: whoever finds one lying about knows what it opens. */
export const tokenPrefix = "plenary_";

export const longestTokenDays = 365;
/** As many somebody may have at a time. */
export const mostTokens = 50;

const facts = {
	/** What it is for, in the owner's words. */
	name: z.string().check(z.trim(), z.minLength(1, { error: "nameMissing" }), z.maxLength(80)),
	scope: z.enum(tokenScopes),
	/** The one meeting it is good for; null for all of its owner's. */
	meetingId: z._default(z.nullable(idSchema), null),
};

export const newAccessTokenSchema = z.object({
	...facts,
	/** How long it lives. */
	days: z.int().check(z.minimum(1), z.maximum(longestTokenDays)),
});
export type NewAccessToken = z.infer<typeof newAccessTokenSchema>;

/** A token as its owner sees it again; instants are Unix milliseconds. */
export const accessTokenSchema = z.object({
	id: z.string(),
	...facts,
	createdAt: z.number(),
	usedAt: z.nullable(z.number()),
	expiresAt: z.number(),
});
export type AccessToken = z.infer<typeof accessTokenSchema>;
