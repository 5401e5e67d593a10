/** The HTTP interface of the registers: parties, bodies, people, interpreters. */
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
	bodySchema,
	changedPersonSchema,
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

/** What a table of rows did; the id takes it back. */
const imported = z.object({ id: idSchema, added: z.number(), filled: z.number() });
/** `kept` were used or changed by somebody since. */
const takenBack = z.object({ undone: z.number(), kept: z.number() });
/** Archives, or brings back. */
const archiving = z.object({ archived: z.boolean() });

export const registerRoutes = {
	parties: ["GET", "/api/parties", nothing, z.array(partySchema)],
	createParty: ["POST", "/api/parties", newPartySchema, partySchema],
	changeParty: ["PUT", "/api/parties/:id", newPartySchema, partySchema],
	archiveParty: ["POST", "/api/parties/:id/archive", archiving, partySchema],
	/** All rows or none. */
	importParties: [
		"POST",
		"/api/parties/import",
		z.object({ rows: z.array(partyImportSchema).check(z.minLength(1), z.maxLength(mostImportedParties)) }),
		imported,
	],
	undoPartyImport: ["POST", "/api/parties/imports/:id/undo", nothing, takenBack],
	bodies: ["GET", "/api/bodies", nothing, z.array(bodySchema)],
	createBody: ["POST", "/api/bodies", newBodySchema, bodySchema],
	changeBody: ["PUT", "/api/bodies/:id", newBodySchema, bodySchema],
	archiveBody: ["POST", "/api/bodies/:id/archive", archiving, bodySchema],
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
	/** Two entries that are one person: what `otherId` took part in becomes theirs, and the other entry is archived. */
	mergePeople: ["POST", "/api/people/:id/merge", z.object({ otherId: idSchema }), personSchema],
	/** All rows or none. */
	importPeople: [
		"POST",
		"/api/people/import",
		z.object({ rows: z.array(personImportSchema).check(z.minLength(1), z.maxLength(mostImportedPeople)) }),
		imported,
	],
	undoImport: ["POST", "/api/people/imports/:id/undo", nothing, takenBack],
	makeLink: ["POST", "/api/people/:id/link", nothing, linkSchema],
	interpreters: ["GET", "/api/interpreters", nothing, z.array(registeredInterpreterSchema)],
	createInterpreter: ["POST", "/api/interpreters", newInterpreterSchema, registeredInterpreterSchema],
	changeInterpreter: ["PATCH", "/api/interpreters/:id", changedInterpreterSchema, registeredInterpreterSchema],
	archiveInterpreter: ["POST", "/api/interpreters/:id/archive", archiving, registeredInterpreterSchema],
	/** All rows or none. */
	importInterpreters: [
		"POST",
		"/api/interpreters/import",
		z.object({ rows: z.array(interpreterImportSchema).check(z.minLength(1), z.maxLength(mostImportedInterpreters)) }),
		imported,
	],
	undoInterpreterImport: ["POST", "/api/interpreters/imports/:id/undo", nothing, takenBack],
} as const;
