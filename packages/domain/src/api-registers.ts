/** The HTTP interface of the registers: parties, bodies, people, interpreters, and tables that were taken into them. */
import * as z from "zod/mini";
import { linkSchema, nothing } from "./api-shapes.ts";
import {
	changedInterpreterSchema,
	interpreterImportSchema,
	mostImportedInterpreters,
	newInterpreterSchema,
	registeredInterpreterSchema,
} from "./interpreter-register.ts";
import { idSchema } from "./meetings.ts";
import {
	bodyImportSchema,
	bodySchema,
	changedPersonSchema,
	mostImportedBodies,
	mostImportedParties,
	mostImportedPeople,
	newBodySchema,
	newPartySchema,
	newPersonSchema,
	partyImportSchema,
	partySchema,
	personImportSchema,
	personSchema,
} from "./people.ts";
import { textSchema } from "./text.ts";

/** What a table of rows did; the id takes it back. */
const imported = z.object({ id: idSchema, added: z.number(), filled: z.number() });
/** `kept` were used or changed by somebody since. */
const takenBack = z.object({ undone: z.number(), kept: z.number() });
/** Archives, or brings back. */
const archiving = z.object({ archived: z.boolean() });
/** Two entries that are one: what names `otherId` means this one from now on, and that entry is archived. */
const merging = z.object({ otherId: idSchema });
/** The rows of a table, all or none, and what the table was called. */
const tableOf = <Row extends z.ZodMiniType>(row: Row, most: number) =>
	z.object({
		rows: z.array(row).check(z.minLength(1), z.maxLength(most)),
		fileName: z._default(z.string().check(z.trim(), z.maxLength(200)), ""),
	});

export const registers = ["person", "party", "body", "interpreter"] as const;
export type RegisterName = (typeof registers)[number];

/** A table that was taken in. */
const importSchema = z.object({
	id: idSchema,
	register: z.enum(registers),
	at: z.number(),
	/** Who took it in. */
	by: z.object({ name: z.string(), names: textSchema(120) }),
	/** Empty for rows that were pasted. */
	fileName: z.string(),
	added: z.number(),
	filled: z.number(),
	/** When it was taken back; null while it stands. */
	undoneAt: z.nullable(z.number()),
});
export type TakenTable = z.infer<typeof importSchema>;

/** What taking back would do at this moment: entries that go, that say again what they said before, and that stay. */
const importOutlookSchema = z.object({
	removed: z.number(),
	restored: z.number(),
	/** Used or changed by somebody since. */
	kept: z.number(),
	/** The first few of those that stay. */
	keptNames: z.array(z.object({ name: z.string(), names: textSchema(160) })),
});
export type ImportOutlook = z.infer<typeof importOutlookSchema>;

export const registerRoutes = {
	parties: ["GET", "/api/parties", nothing, z.array(partySchema)],
	createParty: ["POST", "/api/parties", newPartySchema, partySchema],
	changeParty: ["PUT", "/api/parties/:id", newPartySchema, partySchema],
	archiveParty: ["POST", "/api/parties/:id/archive", archiving, partySchema],
	mergeParties: ["POST", "/api/parties/:id/merge", merging, partySchema],
	importParties: ["POST", "/api/parties/import", tableOf(partyImportSchema, mostImportedParties), imported],
	undoPartyImport: ["POST", "/api/parties/imports/:id/undo", nothing, takenBack],
	bodies: ["GET", "/api/bodies", nothing, z.array(bodySchema)],
	createBody: ["POST", "/api/bodies", newBodySchema, bodySchema],
	changeBody: ["PUT", "/api/bodies/:id", newBodySchema, bodySchema],
	archiveBody: ["POST", "/api/bodies/:id/archive", archiving, bodySchema],
	mergeBodies: ["POST", "/api/bodies/:id/merge", merging, bodySchema],
	importBodies: ["POST", "/api/bodies/import", tableOf(bodyImportSchema, mostImportedBodies), imported],
	undoBodyImport: ["POST", "/api/bodies/imports/:id/undo", nothing, takenBack],
	people: ["GET", "/api/people", nothing, z.array(personSchema)],
	/** `handOver` is null for somebody who is not invited, or has no address. */
	createPerson: [
		"POST",
		"/api/people",
		newPersonSchema,
		z.object({ person: personSchema, handOver: z.nullable(linkSchema) }),
	],
	changePerson: ["PATCH", "/api/people/:id", changedPersonSchema, personSchema],
	archivePerson: ["POST", "/api/people/:id/archive", archiving, personSchema],
	mergePeople: ["POST", "/api/people/:id/merge", merging, personSchema],
	importPeople: ["POST", "/api/people/import", tableOf(personImportSchema, mostImportedPeople), imported],
	undoImport: ["POST", "/api/people/imports/:id/undo", nothing, takenBack],
	makeLink: ["POST", "/api/people/:id/link", nothing, linkSchema],
	interpreters: ["GET", "/api/interpreters", nothing, z.array(registeredInterpreterSchema)],
	createInterpreter: ["POST", "/api/interpreters", newInterpreterSchema, registeredInterpreterSchema],
	changeInterpreter: ["PATCH", "/api/interpreters/:id", changedInterpreterSchema, registeredInterpreterSchema],
	archiveInterpreter: ["POST", "/api/interpreters/:id/archive", archiving, registeredInterpreterSchema],
	mergeInterpreters: ["POST", "/api/interpreters/:id/merge", merging, registeredInterpreterSchema],
	importInterpreters: [
		"POST",
		"/api/interpreters/import",
		tableOf(interpreterImportSchema, mostImportedInterpreters),
		imported,
	],
	undoInterpreterImport: ["POST", "/api/interpreters/imports/:id/undo", nothing, takenBack],
	/** The newest first. */
	imports: ["GET", "/api/imports", nothing, z.array(importSchema)],
	lookAtImport: ["GET", "/api/imports/:id", nothing, importOutlookSchema],
} as const;
