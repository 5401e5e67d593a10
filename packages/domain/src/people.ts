/** People and parties: who takes part, for which state or organisation, and how they are written to. */
import * as z from "zod/mini";
import { offices } from "./access.ts";
import { daySchema, idSchema } from "./meetings.ts";
import { hasWords, interfaceLanguages, languageTag, textSchema } from "./text.ts";

const addressPattern = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]{2,}$/;
const addressThat = (isRight: (address: string) => boolean) =>
	z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.refine(isRight, { error: "addressInvalid" }));

/** An address for mail; kept in lower case. */
export const addressSchema = addressThat((address) => addressPattern.test(address));

/** The address of somebody who may have none. */
export const addressOrNone = addressThat((address) => address === "" || addressPattern.test(address));

/** A person's name as it is written in Latin letters, or in the person's own. */
export const personNameSchema = z.string().check(z.trim(), z.minLength(1, { error: "nameMissing" }), z.maxLength(120));

export const partyKinds = ["state", "organisation"] as const;

const partyFacts = {
	kind: z.enum(partyKinds),
	/** Short sign on badges and chips, per language: {"en": "UNHCR", "ru": "УВКБ"}. */
	codes: textSchema(12).check(z.refine(hasWords, { error: "codeMissing" })),
	names: textSchema(160).check(z.refine(hasWords, { error: "nameMissing" })),
	/** When it joined the process, and when it left. */
	joinedOn: z._default(z.nullable(daySchema), null),
	leftOn: z._default(z.nullable(daySchema), null),
	/** What it is in the process, in words: "Hosts the Secretariat". */
	part: z._default(textSchema(400), {}),
};
export const newPartySchema = z.object(partyFacts).check(
	z.refine(({ joinedOn, leftOn }) => !joinedOn || !leftOn || leftOn >= joinedOn, {
		error: "leftBeforeJoined",
		path: ["leftOn"],
	}),
);
export type NewParty = z.infer<typeof newPartySchema>;
/** One that is archived is offered nowhere any more; what was recorded with it stays. */
const archivedAt = z.nullable(z.number());
/** The entry that this one turned out to be; it is archived, and whatever names it means that one. */
export const mergedInto = z.nullable(idSchema);
export const partySchema = z.object({ id: idSchema, ...partyFacts, archivedAt, mergedInto });
export type Party = z.infer<typeof partySchema>;

/** As many parties may come with one table. */
export const mostImportedParties = 500;

/** A row of a table: a new party, or what is filled in at one that is there (`into`). */
export const partyImportSchema = z.object({ party: newPartySchema, into: z.nullable(idSchema) });
export type PartyImport = z.infer<typeof partyImportSchema>;

const personFacts = {
	name: personNameSchema,
	/** The name in other scripts, by language: {"ru": "А. Линдквист"}. */
	names: textSchema(120),
	partyId: z.nullable(idSchema),
	office: z.nullable(z.enum(offices)),
	/** Languages the person works in, beside the one of their pages. */
	languages: z.array(languageTag).check(z.maxLength(12)),
	phone: z.string().check(z.trim(), z.maxLength(60)),
	note: z.string().check(z.trim(), z.maxLength(1000)),
};

/** A person as the secretariat sees them. */
export const personSchema = z.object({
	id: idSchema,
	/** Empty for somebody who can not be written to, and so can not come in. */
	address: z.string(),
	language: z.enum(interfaceLanguages),
	...personFacts,
	/** First sign-in, Unix milliseconds; null for somebody who never came. */
	joinedAt: z.nullable(z.number()),
	archivedAt,
	mergedInto,
});
export type Person = z.infer<typeof personSchema>;

/** What may be changed of a person; what is left out stays. Whoever has an address keeps one. */
export const changedPersonSchema = z.object({
	...personFacts,
	languages: z.optional(personFacts.languages),
	phone: z.optional(personFacts.phone),
	note: z.optional(personFacts.note),
	address: z.optional(addressOrNone),
});

/** Somebody new: invited at once if they have an address and `invited` is true. */
export const newPersonSchema = z.object({
	...personFacts,
	names: z._default(personFacts.names, {}),
	languages: z._default(personFacts.languages, []),
	phone: z._default(personFacts.phone, ""),
	note: z._default(personFacts.note, ""),
	address: addressOrNone,
	language: z.enum(interfaceLanguages),
	invited: z._default(z.boolean(), true),
});
export type NewPerson = z.infer<typeof newPersonSchema>;

/** As many people may come with one table. */
export const mostImportedPeople = 5_000;

/** A row of a table: somebody new, or what is filled in at an entry that is there (`into`). */
export const personImportSchema = z.object({
	person: z.pick(newPersonSchema, {
		name: true,
		names: true,
		address: true,
		language: true,
		partyId: true,
		languages: true,
		phone: true,
		note: true,
	}),
	into: z.nullable(idSchema),
});
export type PersonImport = z.infer<typeof personImportSchema>;

/** A body of the process: who sits in it, what it may do. Its meetings name it. */
const bodyFacts = {
	names: textSchema(160).check(z.refine(hasWords, { error: "nameMissing" })),
	codes: textSchema(12),
	powers: textSchema(2000),
	partyIds: z.array(idSchema).check(z.maxLength(80)),
	/** Its posts and who holds them: a chair, a head of secretariat, a national coordinator. */
	posts: z
		.array(z.object({ names: textSchema(120), personId: z.nullable(idSchema), partyId: z.nullable(idSchema) }))
		.check(z.maxLength(80)),
};
export const newBodySchema = z.object(bodyFacts);
export type NewBody = z.infer<typeof newBodySchema>;
export const bodySchema = z.object({ id: idSchema, ...bodyFacts, archivedAt, mergedInto });
export type Body = z.infer<typeof bodySchema>;

/** As many bodies may come with one table. */
export const mostImportedBodies = 500;

/** A row of a table: a new body, or what is filled in at one that is there (`into`). */
export const bodyImportSchema = z.object({ body: newBodySchema, into: z.nullable(idSchema) });
export type BodyImport = z.infer<typeof bodyImportSchema>;
