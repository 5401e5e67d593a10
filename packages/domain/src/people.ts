/** People and parties: who takes part, for which state or organisation, and how they are written to. */
import * as z from "zod/mini";
import { offices } from "./access.ts";
import { idSchema } from "./meetings.ts";
import { hasWords, interfaceLanguages, textSchema } from "./text.ts";

/** An address for mail; kept in lower case. */
export const addressSchema = z
	.string()
	.check(
		z.trim(),
		z.toLowerCase(),
		z.maxLength(254),
		z.regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/, { error: "addressInvalid" }),
	);

/** A person's name as it is written in Latin letters, or in the person's own. */
export const personNameSchema = z.string().check(z.trim(), z.minLength(1, { error: "nameMissing" }), z.maxLength(120));

export const partyKinds = ["state", "organisation"] as const;

const partyFacts = {
	kind: z.enum(partyKinds),
	/** Short sign on badges and chips, per language: {"en": "UNHCR", "ru": "УВКБ"}. */
	codes: textSchema(12).check(z.refine(hasWords, { error: "codeMissing" })),
	names: textSchema(160).check(z.refine(hasWords, { error: "nameMissing" })),
};
export const newPartySchema = z.object(partyFacts);
export type NewParty = z.infer<typeof newPartySchema>;
export const partySchema = z.object({ id: idSchema, ...partyFacts });
export type Party = z.infer<typeof partySchema>;

/** A person as the secretariat sees them. */
export const personSchema = z.object({
	id: idSchema,
	address: z.string(),
	name: z.string(),
	/** The name in other scripts, by language: {"ru": "А. Линдквист"}. */
	names: z.record(z.string(), z.string()),
	language: z.enum(interfaceLanguages),
	partyId: z.nullable(idSchema),
	office: z.nullable(z.enum(offices)),
	/** First sign-in, Unix milliseconds; null for somebody who never came. */
	joinedAt: z.nullable(z.number()),
});
export type Person = z.infer<typeof personSchema>;

/** Somebody to be invited. */
export const newPersonSchema = z.object({
	address: addressSchema,
	name: personNameSchema,
	names: z.optional(textSchema(120)),
	language: z.enum(interfaceLanguages),
	partyId: z.nullable(idSchema),
	office: z.nullable(z.enum(offices)),
});
export type NewPerson = z.infer<typeof newPersonSchema>;
