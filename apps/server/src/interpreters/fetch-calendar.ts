/** Fetches a calendar that somebody names by its address, and leads nobody into our own network by that. */
import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { get } from "node:https";
import { isIP } from "node:net";
import type { CalendarTrouble } from "@plenary/domain";
import { largestCalendar } from "@plenary/formats/calendar-busy";
import { isPublicAddress } from "./public-addresses.ts";

export type Fetched = { text: string } | { trouble: CalendarTrouble };

/** The world outside, as a test pretends it. */
export interface Web {
	resolve(host: string): Promise<string[]>;
	isPublic(address: string): boolean;
	isPort(port: string): boolean;
	get: typeof get;
	mostMs: number;
}

const theWeb: Web = {
	resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
	isPublic: isPublicAddress,
	isPort: (port) => port === "",
	get,
	mostMs: 10_000,
};

const mostRedirects = 3;

/**
 * Each step is looked at anew: https alone, every address that the name has must be public, and the connection goes to
 * the one that was looked at, whatever the name says a moment later.
 */
export async function fetchCalendar(address: string, web: Web = theWeb): Promise<Fetched> {
	const signal = AbortSignal.timeout(web.mostMs);
	let url = read(address.replace(/^webcal:/i, "https:"));
	try {
		for (let step = 0; step <= mostRedirects; step++) {
			const pinned = url && (await addressOf(url, web, signal));
			if (!url || !pinned) return { trouble: "addressRefused" };
			const response = await ask(url, pinned, web, signal);
			const { statusCode = 0, headers } = response;
			if (statusCode === 200) return await textOf(response);
			response.destroy();
			if (statusCode < 300 || statusCode >= 400 || !headers.location) return { trouble: "notThere" };
			url = read(headers.location, url);
		}
		return { trouble: "notThere" };
	} catch {
		// What exactly went wrong is told to nobody: it would tell of networks that only we can see.
		return { trouble: signal.aborted ? "tooSlow" : "notReached" };
	}
}

const read = (address: string, from?: URL): URL | undefined => URL.parse(address, from) ?? undefined;

/** The network address to go to; undefined for one that we do not go to. */
async function addressOf(url: URL, web: Web, signal: AbortSignal): Promise<string | undefined> {
	const { protocol, username, password, port } = url;
	if (protocol !== "https:" || username || password || !web.isPort(port)) return undefined;
	const host = url.hostname.replace(/^\[|\]$/g, "");
	const addresses = isIP(host) ? [host] : await inTime(web.resolve(host), signal);
	return addresses.length > 0 && addresses.every((one) => web.isPublic(one)) ? addresses[0] : undefined;
}

const inTime = <Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> =>
	Promise.race([
		promise,
		new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true })),
	]);

function ask(url: URL, pinned: string, web: Web, signal: AbortSignal): Promise<IncomingMessage> {
	const found = { address: pinned, family: isIP(pinned) };
	const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
	web
		.get(
			url,
			{
				agent: false,
				signal,
				headers: { accept: "text/calendar", "accept-encoding": "identity", "user-agent": "Plenary" },
				lookup: (_host, options, done) => (options.all ? done(null, [found]) : done(null, found.address, found.family)),
			},
			resolve,
		)
		.on("error", reject);
	return promise;
}

async function textOf(response: IncomingMessage): Promise<Fetched> {
	const pieces: Buffer[] = [];
	let size = 0;
	for await (const piece of response as AsyncIterable<Buffer>) {
		size += piece.length;
		// Leaving the loop closes the connection.
		if (size > largestCalendar) return { trouble: "tooLarge" };
		pieces.push(piece);
	}
	return { text: Buffer.concat(pieces).toString("utf8") };
}
