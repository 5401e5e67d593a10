/** The HTTP interface of ways in: who one is, links, sign-ins, tokens, the process, the sample. */
import * as z from "zod/mini";
import { offices } from "./access.ts";
import { accessTokenSchema, newAccessTokenSchema } from "./access-tokens.ts";
import { nothing } from "./api-shapes.ts";
import { idSchema } from "./meetings.ts";
import { addressSchema, personNameSchema } from "./people.ts";
import { sampleRoles } from "./sample.ts";
import { interfaceLanguages, languageTag, textSchema } from "./text.ts";

export const processSchema = z.object({ names: textSchema(160), languages: z.array(languageTag) });

/** Who is signed in, and what this browser needs before its first page. */
export const meSchema = z.object({
	account: z.object({
		id: idSchema,
		address: z.string(),
		name: z.string(),
		names: z.record(z.string(), z.string()),
		language: z.enum(interfaceLanguages),
		partyId: z.nullable(idSchema),
		office: z.nullable(z.enum(offices)),
		/** False until the person has confirmed name and language once. */
		introduced: z.boolean(),
	}),
	/** To be sent back as `x-plenary-token` with every request that changes something; empty for a program's token. */
	token: z.string(),
	/** Empty for a program's token. */
	signInId: z.string(),
	process: processSchema,
	/** True when this page came over plain http from another machine: administrators are warned. */
	insecure: z.boolean(),
	/** True when the server can send mail. */
	mail: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

/** What a sign-in link is good for, before it is used. */
export const linkLookSchema = z.object({
	purpose: z.enum(["sign-in", "invitation"]),
	name: z.string(),
	address: z.string(),
	language: z.enum(interfaceLanguages),
});

export const signInSchema = z.object({
	id: z.string(),
	startedAt: z.number(),
	seenAt: z.number(),
	/** The browser in the words it uses of itself. */
	browser: z.string(),
	/** The network it came from, without the last part. */
	from: z.string(),
	current: z.boolean(),
});

export const accountRoutes = {
	/** `null` for somebody who is not signed in. */
	me: ["GET", "/api/me", nothing, z.nullable(meSchema)],
	introduce: [
		"PATCH",
		"/api/me",
		/** The first administrator comes without an address, and gives one here. */
		z.partial(
			z.object({
				name: personNameSchema,
				names: textSchema(120),
				language: z.enum(interfaceLanguages),
				address: addressSchema,
			}),
		),
		meSchema,
	],
	askForLink: [
		"POST",
		"/api/sign-in/ask",
		z.object({ address: addressSchema, language: z.enum(interfaceLanguages) }),
		z.object({ mail: z.boolean() }),
	],
	lookAtLink: ["POST", "/api/sign-in/look", z.object({ token: z.string().check(z.maxLength(100)) }), linkLookSchema],
	confirmLink: ["POST", "/api/sign-in/confirm", z.object({ token: z.string().check(z.maxLength(100)) }), meSchema],
	signOut: ["POST", "/api/sign-out", nothing, nothing],
	signIns: ["GET", "/api/sign-ins", nothing, z.array(signInSchema)],
	endSignIn: ["DELETE", "/api/sign-ins/:id", nothing, nothing],
	accessTokens: ["GET", "/api/tokens", nothing, z.array(accessTokenSchema)],
	/** The secret is shown this once. */
	createAccessToken: [
		"POST",
		"/api/tokens",
		newAccessTokenSchema,
		z.object({ accessToken: accessTokenSchema, secret: z.string() }),
	],
	endAccessToken: ["DELETE", "/api/tokens/:id", nothing, nothing],
	changeProcess: ["PATCH", "/api/process", processSchema, processSchema],
	/** Is there a sample to look around in, and as whom does the reader look around? Null outside it. */
	sample: ["GET", "/api/sample", nothing, z.object({ offered: z.boolean(), role: z.nullable(z.enum(sampleRoles)) })],
	/** Real house only: lets the visitor into the sample, which is laid out if there is none. */
	enterSample: ["POST", "/api/sample", nothing, nothing],
	/** Sample only. */
	lookAroundAs: ["POST", "/api/sample/role", z.object({ role: z.enum(sampleRoles) }), meSchema],
	/** Sample only: nothing is left of it. */
	throwSampleAway: ["DELETE", "/api/sample", nothing, nothing],
} as const;
