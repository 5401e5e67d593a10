/** The one way to ask the server: typed by the shared contract, every failure a sentence to show. */
import { type Answered, type ApiName, type Asked, api, refusalSchema } from "@plenary/domain";
import { base } from "../sample/place.ts";
import { wordsNow } from "../words/words.ts";

/** The server said no, and why, in the reader's language. */
export class Refused extends Error {
	override readonly name = "Refused";
	readonly status: number;
	readonly code: string;
	/** The field of the question that is at fault, if one is. */
	readonly field: string | undefined;
	constructor(status: number, code: string, message: string, field?: string) {
		super(message);
		this.status = status;
		this.code = code;
		this.field = field;
	}
}

/** The server could not be reached, or gave no answer that can be read. */
export class Unreachable extends Error {
	override readonly name = "Unreachable";
}

/** Ids for the colon parts of a path. */
type Params = Readonly<Record<string, string>>;
type Question<Name extends ApiName> = {
	params?: Params;
	signal?: AbortSignal;
} & (Record<string, never> extends Asked<Name> ? { body?: Asked<Name> } : { body: Asked<Name> });

let token = "";
/** Remembers what must go back with every request that changes something. */
export function rememberToken(given: string): void {
	token = given;
}

/** Answers that came with a tag to know them by: as long as nothing changed they are not sent again, nor read again. */
const tagged = new Map<string, { tag: string; answer: unknown }>();

/** Asks `name` of the server. Throws `Refused` or `Unreachable`, both with words to show. */
export async function call<Name extends ApiName>(
	name: Name,
	...[question]: Record<string, never> extends Asked<Name> ? [Question<Name>?] : [Question<Name>]
): Promise<Answered<Name>> {
	return ask(name, question ?? {}, false);
}

async function ask<Name extends ApiName>(
	name: Name,
	question: { params?: Params; body?: unknown; signal?: AbortSignal },
	retrying: boolean,
): Promise<Answered<Name>> {
	const [method, path, , answer] = api[name];
	const { params = {}, body, signal } = question;
	// A page that opened from what was kept on this device has no token yet; with a link one needs none.
	if (method !== "GET" && !token && !/^\/api\/(sign-in|offers|keeping)\//.test(path)) await call("me");
	// The way into the sample is a way of the real house.
	const house = name === "enterSample" ? "" : base;
	const address = house + path.replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ""));
	const before = method === "GET" ? tagged.get(address) : undefined;
	const response = await reach(address, {
		method,
		credentials: "same-origin",
		headers: {
			"Accept-Language": wordsNow().language,
			...(before && { "If-None-Match": before.tag }),
			...(method !== "GET" && { "Content-Type": "application/json", "x-plenary-token": token }),
		},
		...(method !== "GET" && { body: JSON.stringify(body ?? {}) }),
		...(signal && { signal }),
	});
	if (response.status === 304 && before) return before.answer as Answered<Name>;
	const given: unknown = await response.json().catch(() => undefined);
	if (!response.ok) {
		const refusal = refusalOf(response.status, given);
		if (!(refusal instanceof Refused && refusal.code === "tokenMissing") || retrying) throw refusal;
		// Somebody signed in anew in another tab: with the new token the same question is good.
		await call("me");
		return ask(name, question, true);
	}
	const parsed = answer.safeParse(given === undefined ? {} : given);
	if (!parsed.success) throw new Unreachable(wordsNow().t("api.unreadable"), { cause: parsed.error });
	if (name === "me" || name === "confirmLink" || name === "introduce" || name === "lookAroundAs")
		rememberToken((parsed.data as Answered<"me">)?.token ?? "");
	const tag = response.headers.get("ETag");
	if (tag) tagged.set(address, { tag, answer: parsed.data });
	return parsed.data as Answered<Name>;
}

/** Asks for a file, with the name that the server gives it. Throws as `call` does. */
export async function callFile(
	name: "paper",
	{ params, query }: { params: Params; query: Readonly<Record<string, string>> },
): Promise<{ file: Blob; name: string }> {
	const path = api[name][1].replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(params[part] ?? ""));
	const response = await reach(`${base}${path}?${new URLSearchParams(query)}`, {
		credentials: "same-origin",
		headers: { "Accept-Language": wordsNow().language },
	});
	if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
	const called = /filename="([^"]+)"/.exec(response.headers.get("Content-Disposition") ?? "")?.[1];
	return { file: await response.blob(), name: called ?? name };
}

async function reach(path: string, request: RequestInit): Promise<Response> {
	try {
		return await fetch(path, request);
	} catch (cause) {
		if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
		throw new Unreachable(wordsNow().t("api.unreachable"), { cause });
	}
}

function refusalOf(status: number, given: unknown): Error {
	const parsed = refusalSchema.safeParse(given);
	if (!parsed.success) return new Unreachable(wordsNow().t("api.unreadable"));
	const { code, message, field } = parsed.data.refusal;
	return new Refused(status, code, message, field);
}
