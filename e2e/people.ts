/** People of the journeys: an account with its cookie, asked over HTTP as programs do, or put into a browser. */
import type { Browser, BrowserContext, Page } from "@playwright/test";

export interface Person {
	readonly id: string;
	readonly name: string;
	readonly cookie: string;
	/** Asks the server; throws with the server's sentence when it refuses. */
	ask<Answer = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Answer>;
	/** The bare answer, refusals included. `raw` is sent as it is, instead of a body as JSON. */
	fetch(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
		raw?: string,
	): Promise<Response>;
}

/** Signs in with the secret of a link. */
export async function enter(address: string, secret: string): Promise<Person> {
	const response = await fetch(`${address}/api/sign-in/confirm`, {
		method: "POST",
		headers: { "content-type": "application/json", origin: address },
		body: JSON.stringify({ token: secret }),
	});
	if (!response.ok) throw new Error(`The link was refused: ${await response.text()}`);
	const cookie = (response.headers.getSetCookie()[0] ?? "").split(";")[0] ?? "";
	const me = (await response.json()) as { token: string; account: { id: string; name: string } };
	const request = (
		method: string,
		path: string,
		body?: unknown,
		headers: Record<string, string> = {},
		raw = body === undefined ? undefined : JSON.stringify(body),
	) =>
		fetch(`${address}${path}`, {
			method,
			headers: { cookie, origin: address, "content-type": "application/json", "x-plenary-token": me.token, ...headers },
			...(raw === undefined ? {} : { body: raw }),
		});
	return {
		id: me.account.id,
		name: me.account.name,
		cookie,
		fetch: request,
		async ask(method, path, body) {
			const answer = await request(method, path, body);
			if (!answer.ok) throw new Error(`${method} ${path} was refused: ${await answer.text()}`);
			return (await answer.json()) as never;
		},
	};
}

/** A browser of this person's own, signed in, that fails the journey on anything its console complains of. */
export async function browserOf(
	browser: Browser,
	person: Person,
	address: string,
	options = {},
): Promise<{ context: BrowserContext; page: Page }> {
	const context = await browser.newContext(options);
	await signIn(context, person, address);
	const page = await context.newPage();
	return { context, page };
}

export async function signIn(context: BrowserContext, person: Person, address: string): Promise<void> {
	const at = person.cookie.indexOf("=");
	await context.addCookies([
		{
			name: person.cookie.slice(0, at),
			value: person.cookie.slice(at + 1),
			url: address,
			httpOnly: true,
			sameSite: "Lax",
		},
	]);
}

/** What the browser itself says when the server refuses something, where the journey is about refusals. */
export const refusals = /^Failed to load resource: the server responded with a status of 4\d\d/;

/** Collects what the page complains of; what a cut network makes the browser itself say is not ours. */
export function complaintsOf(page: Page, expected?: RegExp): string[] {
	const complaints: string[] = [];
	const isNetwork =
		/ERR_CONNECTION|ERR_INTERNET|ERR_NETWORK|ERR_EMPTY_RESPONSE|ERR_SOCKET|WebSocket connection to|Failed to load resource: net::/;
	page.on("console", (message) => {
		if (!["error", "warning"].includes(message.type())) return;
		if (!isNetwork.test(message.text()) && !expected?.test(message.text()))
			complaints.push(`${message.type()}: ${message.text()}`);
	});
	page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
	return complaints;
}

/** What is chosen from the menu of a register's tables. */
export async function chooseTable(page: Page, words: string): Promise<void> {
	await page.getByRole("button", { name: "Tables" }).click();
	await page.getByRole("menuitem", { name: words }).click();
}
