/** The door for what is asked and answered: each route reads its input by its contract, asks `may`, and answers or refuses. */
import {
	type AccessObject,
	type Action,
	type Actor,
	type Answered,
	type ApiName,
	api,
	apiNotes,
	type Caller,
	fileSchema,
	type InterfaceLanguage,
	type MeetingObject,
	may,
	meetingObjects,
	type PersonalRoute,
	type ProcessObject,
} from "@plenary/domain";
import type { Request, RequestHandler, Response, Router } from "express";
import * as z from "zod/mini";
import { holderOf, narrowed, sawToken, type TokenRow } from "../accounts/access-tokens.ts";
import { actorOf } from "../accounts/accounts.ts";
import { type AccountRow, identify, renewSignIn, type SignIn, sawSignIn } from "../accounts/sign-ins.ts";
import type { House } from "../house.ts";
import {
	failureOf,
	isRefusal,
	isRefusalCode,
	type Refusal,
	type RefusalCode,
	refuse,
	sentenceOf,
	statusOf,
} from "../refusals.ts";
import { isOwnOrigin, isSecure, readBearer, readCookie, writeCookie } from "./cookies.ts";

export interface Visitor {
	account: AccountRow;
	/** With a token, narrowed to what that allows. */
	actor: Actor;
	/** Undefined for a program, which comes with a token instead. */
	signIn: SignIn | undefined;
	token: TokenRow | undefined;
}

/** Somebody who is here themselves. */
export interface InPerson extends Visitor {
	signIn: SignIn;
	token: undefined;
}

/** What a route's answer may look at. `visitor` is there whenever the route needs a sign-in. */
export interface Asking<Name extends ApiName, Who = Visitor> {
	body: z.output<(typeof api)[Name][2]>;
	id: string;
	params: Record<string, string>;
	visitor: Who;
	language: InterfaceLanguage;
	request: Request;
	response: Response;
	/** Where this browser sees us: what a link that it hands over should begin with. */
	address: string;
}

/** Nobody in particular; anybody signed in; or a right on an object. A meeting's objects take the meeting from the path. */
type Needs = "nobody" | "signIn" | readonly [Action, MeetingObject | ProcessObject];
type Who<Name extends ApiName, Need extends Needs> = Need extends "nobody"
	? undefined
	: Name extends PersonalRoute
		? InPerson
		: Visitor;

/** In place of an answer that the asker has already, as the tag says which they sent along. */
export const asBefore = Symbol("asBefore");

export type Routes = <Name extends ApiName, const Need extends Needs>(
	name: Name,
	needs: Need,
	answer: (asking: Asking<Name, Who<Name, Need>>) => Promise<Answered<Name> | Refusal | typeof asBefore>,
) => void;

const meetingKinds: ReadonlySet<string> = new Set(meetingObjects);

/** Hangs routes of the contract on an express router. */
export function routesOn(router: Router, house: House): Routes {
	return (name, needs, answer) => {
		const [method, path, schema] = api[name];
		const handle: RequestHandler = async (request, response) => {
			const language = languageOf(request);
			const result = await run();
			if (isRefusal(result)) sendRefusal(response, result, language);
			else if (result === asBefore) response.status(304).end();
			else if (api[name][3] === fileSchema) sendFile(response, result as z.output<typeof fileSchema>);
			else response.json(result);

			async function run(): Promise<unknown> {
				const [caller] = apiNotes[name];
				// Pages of other sites can make a browser send its cookies, and no token.
				const isProgram = caller !== "anyone" && readBearer(request) !== undefined;
				if (method !== "GET" && !isProgram && !isFromOwnPage(house, request)) return refuse("foreignOrigin");
				const visitor = needs === "nobody" ? undefined : await findVisitor(house, request, response);
				if (needs !== "nobody" && !visitor) return refuse(isProgram ? "tokenUnknown" : "notSignedIn");
				if (visitor && !reaches(visitor, caller)) return refuse("outOfScope");
				if (visitor?.signIn && method !== "GET" && request.get("x-plenary-token") !== visitor.signIn.token)
					return refuse("tokenMissing");
				const params = request.params as Record<string, string>;
				if (visitor && typeof needs === "object" && !may(visitor.actor, needs[0], objectOf(needs[1], params)))
					return refuse("notAllowed");
				const read = z.safeParse(schema, method === "GET" ? {} : (request.body ?? {}));
				if (!read.success) return refusalOf(read.error.issues[0]);
				const asking = {
					body: read.data,
					id: params.id ?? "",
					params,
					visitor,
					language,
					request,
					response,
					address: addressOf(house, request),
				};
				return answer(asking as never);
			}
		};
		router[method.toLowerCase() as "get"](path, handle);
	};
}

/** The browser's own word on where a request comes from is heard too, where it gives one. */
function isFromOwnPage({ settings }: House, request: Request): boolean {
	const site = request.get("sec-fetch-site") ?? "same-origin";
	return site === "same-origin" && isOwnOrigin(request, settings.publicUrl, settings.trustedProxies);
}

function objectOf(kind: MeetingObject | ProcessObject, params: Record<string, string>): AccessObject {
	return meetingKinds.has(kind)
		? { kind: kind as MeetingObject, meetingId: params.id ?? "" }
		: { kind: kind as ProcessObject };
}

/** Does it go as far as that? Whoever is here themselves goes as far as their rights. */
const reaches = ({ token }: Visitor, caller: Caller): boolean =>
	!token || caller === "read" || (caller === "write" && token.scope === "write");

/** Who is asking: by the token, if one is given, and by the cookie otherwise. */
export async function findVisitor(house: House, request: Request, response: Response): Promise<Visitor | undefined> {
	const bearer = readBearer(request);
	return bearer === undefined ? findPerson(house, request, response) : findHolder(house, bearer);
}

async function findHolder(house: House, secret: string): Promise<Visitor | undefined> {
	const { db, clock } = house;
	const found = await holderOf(db, secret, clock());
	if (!found) return undefined;
	const { token, account } = found;
	await noteVisit(house, () => sawToken(db, token, clock()));
	return { account, token, signIn: undefined, actor: narrowed(await actorOf(db, account), token) };
}

/** A sign-in whose rights rose gets its new secret on the way. */
async function findPerson(house: House, request: Request, response: Response): Promise<InPerson | undefined> {
	const { db, settings, place, clock } = house;
	const isHttps = isSecure(request, settings.trustedProxies);
	const secret = readCookie(request.headers.cookie, isHttps, place);
	const found = secret && (await identify(db, secret, clock()));
	if (!found) return undefined;
	const { account, signIn } = found;
	const renewed = await noteVisit(house, async () => {
		await sawSignIn(db, signIn, clock());
		return signIn.renew ? renewSignIn(db, signIn, clock()) : undefined;
	});
	if (renewed) response.append("Set-Cookie", writeCookie(renewed, isHttps, place));
	return { account, signIn, token: undefined, actor: await actorOf(db, account) };
}

/** Notes the sign of life; who asks to read is answered even while nothing can be written. */
async function noteVisit<Noted>({ log }: House, note: () => Promise<Noted>): Promise<Noted | undefined> {
	try {
		return await note();
	} catch (error) {
		if (failureOf(error) !== "notSaving") throw error;
		log.warn({ err: error }, "A sign of life was not stored.");
		return undefined;
	}
}

/** The first complaint about a form, by its own name where we have a sentence for it. */
export function refusalOf(issue: z.core.$ZodIssue | undefined): Refusal {
	const field = issue?.path.join(".") || undefined;
	if (issue && isRefusalCode(issue.message)) return refuse(issue.message, field);
	return refuse(issue?.code === "too_big" ? "tooLong" : "invalid", field);
}

export function sendRefusal(response: Response, { refusal, field }: Refusal, language: InterfaceLanguage): void {
	const body = { code: refusal, message: sentenceOf(refusal, language), ...(field === undefined ? {} : { field }) };
	response.status(statusOf(refusal)).json({ refusal: body });
}

/** To be kept, and never to be opened as a page of ours. */
function sendFile(response: Response, { bytes, type, name }: z.output<typeof fileSchema>): void {
	response.set({ "Content-Type": type, "Content-Disposition": `attachment; filename="${name}"` });
	response.end(bytes);
}

/** The same for whoever asked for a page or a file: the sentence alone. */
export function sendSentence(response: Response, code: RefusalCode, language: InterfaceLanguage): void {
	response.status(statusOf(code)).type("text/plain").set("Cache-Control", "no-store").send(sentenceOf(code, language));
}

export function languageOf(request: Request): InterfaceLanguage {
	return request.acceptsLanguages(["en", "ru"]) === "ru" ? "ru" : "en";
}

function addressOf(house: House, request: Request): string {
	return (house.settings.publicUrl ?? `${request.protocol}://${request.get("host")}`) + house.place.path;
}
