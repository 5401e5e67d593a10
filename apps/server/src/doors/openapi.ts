/** The HTTP interface as an OpenAPI 3.1 document, made from its contract: nothing in it is written twice. */
import { readFileSync } from "node:fs";
import {
	type ApiName,
	accessTokenSchema,
	api,
	apiNotes,
	awaitingSchema,
	bodySchema,
	bookingSchema,
	type Caller,
	engagementSchema,
	fileSchema,
	headSchema,
	idPattern,
	linkSchema,
	listedActionSchema,
	meetingPageSchema,
	meetingSchema,
	meetingSummarySchema,
	meSchema,
	newBodySchema,
	newMeetingSchema,
	newPartySchema,
	offerSchema,
	ownerSchema,
	participantSchema,
	partySchema,
	personSchema,
	processSchema,
	refusalSchema,
	signInSchema,
} from "@plenary/domain";
import type { RequestHandler } from "express";
import * as z from "zod";
import { refusalCodes, statusOf } from "../refusals.ts";
import { hashOf } from "../secrets.ts";

/** What goes in or comes out of a route that asks for nothing or has nothing to say. */
const nothing = api.signOut[3];

/** Forms and answers that are spoken of by name; the others are called after their route. */
const named: Record<"input" | "output", Record<string, z.core.$ZodType>> = {
	input: {
		Archiving: api.archiveParty[2],
		NewBody: newBodySchema,
		NewMeeting: newMeetingSchema,
		NewParty: newPartySchema,
	},
	output: {
		AccessToken: accessTokenSchema,
		Action: listedActionSchema,
		Awaiting: awaitingSchema,
		Body: bodySchema,
		Booking: bookingSchema,
		Engagement: engagementSchema,
		Head: headSchema,
		Link: linkSchema,
		Me: meSchema,
		Meeting: meetingSchema,
		MeetingPage: meetingPageSchema,
		MeetingSummary: meetingSummarySchema,
		Nothing: nothing,
		Offer: offerSchema,
		Owner: ownerSchema,
		Participant: participantSchema,
		Party: partySchema,
		Person: personSchema,
		Process: processSchema,
		Refusal: refusalSchema,
		SignIn: signInSchema,
	},
};

const product = new URL("../../../../package.json", import.meta.url);
const { version } = JSON.parse(readFileSync(product, "utf8")) as { version: string };

type Json = { [key: string]: unknown };

const names = Object.keys(api) as ApiName[];
const formIds = idsOf("input");
const answerIds = idsOf("output");

function idsOf(io: "input" | "output"): Map<z.core.$ZodType, string> {
	const ids = new Map(Object.entries(named[io]).map(([id, schema]) => [schema, id]));
	for (const name of names) {
		const schema: z.core.$ZodType = api[name][io === "input" ? 2 : 3];
		if (schema === fileSchema) continue;
		if (io === "output" || schema !== nothing)
			ids.set(schema, ids.get(schema) ?? name + (io === "input" ? "Form" : "Answer"));
	}
	return ids;
}

const refTo = (kind: "schemas" | "responses", name: string): Json => ({ $ref: `#/components/${kind}/${name}` });

/** The whole document. */
export function openApi(): Json {
	return {
		openapi: "3.1.0",
		info: {
			title: "Plenary",
			// Paths and shapes are not numbered apart: they are those of the server that gives this document.
			version,
			license: { name: "MIT", identifier: "MIT" },
			description:
				"What a page or a program asks of the server. Nobody gets more by a program than by a page: each answer is judged by the rights of the moment. What people write together is not asked for here; it comes over the websocket.",
		},
		servers: [{ url: "/" }],
		paths: pathsOf(),
		components: {
			schemas: { ...schemasOf("input", formIds), ...schemasOf("output", answerIds) },
			responses: Object.fromEntries(statuses.map((status) => [`Refused${status}`, refusalWith(status)])),
			securitySchemes: {
				bearer: {
					type: "http",
					scheme: "bearer",
					description: "An access token of the account page. Beside it no cookie and no origin count.",
				},
				cookie: {
					type: "apiKey",
					in: "cookie",
					name: "plenary",
					description: "The sign-in of a browser; over https its name is __Host-plenary.",
				},
				pageToken: {
					type: "apiKey",
					in: "header",
					name: "x-plenary-token",
					description: "What a page sends back with each change: `token` of the answer of `me`.",
				},
			},
		},
	};
}

function pathsOf(): Json {
	const paths: Record<string, Json> = {};
	for (const name of names) {
		const [method, path] = api[name];
		const template = path.replace(/:(\w+)/g, "{$1}");
		paths[template] = { ...paths[template], [method.toLowerCase()]: operationOf(name) };
	}
	return paths;
}

function operationOf(name: ApiName): Json {
	const [method, path, form, answer] = api[name];
	const [caller, sentence] = apiNotes[name];
	const parts = [...path.matchAll(/:(\w+)/g)].map(([, part]) => part);
	const formId = formIds.get(form);
	return {
		operationId: name,
		summary: sentence,
		tags: [path.split("/")[2]],
		...(parts.length > 0 && { parameters: parts.map(parameterOf) }),
		...(formId && {
			requestBody: { required: true, content: { "application/json": { schema: refTo("schemas", formId) } } },
		}),
		responses: {
			200: {
				description: "Done.",
				content: contentOf(answer),
			},
			...Object.fromEntries(
				statuses.filter(canBe(name, method, caller)).map((status) => [status, refTo("responses", `Refused${status}`)]),
			),
		},
		security: securityOf(name, method, caller),
		"x-plenary-caller": caller,
	};
}

/** A file is of whatever type its head says. */
const contentOf = (answer: z.core.$ZodType): Json =>
	answer === fileSchema
		? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
		: { "application/json": { schema: refTo("schemas", answerIds.get(answer) ?? "") } };

const parameterOf = (part: string | undefined): Json => ({
	name: part,
	in: "path",
	required: true,
	schema: { type: "string", pattern: idPattern.source },
});

/** A token by the scope it needs, or the cookie of a page, which proves with each change that it is ours. */
function securityOf(name: ApiName, method: string, caller: Caller): Json[] {
	if (caller === "anyone") return [];
	const page = { cookie: [], ...(method !== "GET" && { pageToken: [] }) };
	const byToken = caller === "person" ? [] : [{ bearer: [caller] }];
	// Whoever asks who they are may be nobody.
	return [...byToken, page, ...(name === "me" ? [{}] : [])];
}

const statuses = [...new Set(refusalCodes.map(statusOf))].sort();
const onlyForForms = new Set([409, 410, 413, 422, 429]);
/** What is made of a roster, there may be too much of or nothing yet. */
const making: ReadonlySet<ApiName> = new Set<ApiName>(["paper", "rotas"]);
const canBe = (name: ApiName, method: string, caller: Caller) => (status: number) =>
	(method !== "GET" || making.has(name) || !onlyForForms.has(status)) && (status !== 401 || caller !== "anyone");

const refusalWith = (status: number): Json => ({
	description: `Refused, with one of the codes ${refusalCodes.filter((code) => statusOf(code) === status).join(", ")}, and a sentence in the language of Accept-Language.`,
	content: { "application/json": { schema: refTo("schemas", "Refusal") } },
});

/** What goes in may leave out what has a default, what comes out never does. */
function schemasOf(io: "input" | "output", ids: ReadonlyMap<z.core.$ZodType, string>): Json {
	const registry = z.registry<{ id: string }>();
	for (const [schema, id] of ids) registry.add(schema, { id });
	const { schemas } = z.toJSONSchema(registry, { io, uri: (id) => `#/components/schemas/${id}`, override: openEnded });
	return Object.fromEntries(Object.entries(schemas).map(([id, { $schema, $id, ...schema }]) => [id, schema]));
}

/** What is not known is passed over on both sides, so that either may grow. */
function openEnded({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
	if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
}

/** Serves the document to anybody: it holds no secrets. */
export function serveOpenApi(): RequestHandler {
	let text: string | undefined;
	return (_request, response) => {
		text ??= JSON.stringify(openApi());
		response.set({ "Cache-Control": "public, max-age=300", ETag: `"${hashOf(text)}"` });
		response.type("application/json").send(text);
	};
}
