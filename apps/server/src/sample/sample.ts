/** The sample: a second house in a folder of its own, laid out for the first visitor, thrown away with one press. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import { sampleAt } from "@plenary/domain";
import { samplePlace } from "../doors/cookies.ts";
import { turnAway } from "../doors/documents.ts";
import { type OpenHouse, openHouse, type World } from "../open-house.ts";
import { sentenceOf, statusOf } from "../refusals.ts";
import { takeRole, type Visit } from "./roles.ts";
import { sampleSwitch } from "./ways.ts";
import { writeSample } from "./write-sample.ts";

const day = 24 * 60 * 60_000;
/** What is older has served its purpose, milliseconds. */
export const longestSample = 7 * day;
/** Anybody may write in it, so it may not grow for ever, bytes. */
const largestSample = 128_000_000;
const roomsOfSample = { roomBytes: 8_000_000, socketsPerAccount: 200 };

export interface Sample {
	/** Is this asked of the sample? Its pages are files like any others; this is what stands behind them. */
	takes(request: IncomingMessage): boolean;
	request(request: IncomingMessage, response: ServerResponse): Promise<void>;
	upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
	/** Lets a visitor in as the secretariat and gives the secret of their sign-in; lays the sample out if there is none. */
	enter(visit: Visit): Promise<string>;
	/** Lays it out if there is none. */
	layOut(): Promise<void>;
	/** Throws it away if it is older than it may get. */
	removeOld(): Promise<void>;
	close(): Promise<void>;
}

const asked = new RegExp(`^${sampleAt}/(?:api|sync|socket\\.io)/`);

export function openSample({ settings, log, clock, address }: Omit<World, "place" | "ownRoutes">): Sample {
	const folder = resolve(settings.dataDir, "sample");
	/** Says since when it stands. Written last, so that one that was never finished is none. */
	const mark = join(folder, "laid-out-at");
	const limits = { ...settings.limits, ...roomsOfSample };
	let open: OpenHouse | undefined;
	let isClosing = false;
	let line: Promise<unknown> = Promise.resolve();

	/** Opening and throwing away, one after the other. */
	function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
		const done = line.then(work);
		line = done.catch(() => {});
		return done;
	}

	const isOld = () => existsSync(mark) && clock() - Number(readFileSync(mark, "utf8")) > longestSample;

	/** The house, if there is a sample. */
	async function present(): Promise<OpenHouse | undefined> {
		if (open || !existsSync(mark)) return open;
		return inLine(async () => (existsSync(mark) ? start() : undefined));
	}

	const made = (): Promise<OpenHouse> =>
		inLine(async () => {
			if (isOld()) await remove();
			if (existsSync(mark)) return start();
			await rm(folder, { recursive: true, force: true });
			const house = await start();
			try {
				await writeSample(house.house);
				await house.settled();
				writeFileSync(mark, String(clock()));
			} catch (error) {
				await remove();
				throw error;
			}
			return house;
		});

	async function start(): Promise<OpenHouse> {
		if (isClosing) throw new Error("The server is stopping: there is no sample any more.");
		open ??= await openHouse({
			settings: { ...settings, dataDir: folder, smtpUrl: undefined, limits },
			place: samplePlace,
			log,
			clock,
			address,
			ownRoutes: (route, house) => sampleSwitch(route, house, throwAway),
		});
		return open;
	}

	const throwAway = (): Promise<void> => inLine(remove);

	async function remove(): Promise<void> {
		const gone = open;
		open = undefined;
		// From here on there is none: whoever asks is told so, whatever is still on disk.
		await rm(mark, { force: true });
		if (gone) {
			const signIns = await gone.house.db.selectFrom("sign_in").select("id").execute();
			for (const { id } of signIns) gone.house.news.signInEnded(id);
			await gone.close();
		}
		await rm(folder, { recursive: true, force: true });
	}

	const watching = setInterval(() => void throwAwayIfLarge(), 60_000).unref();

	async function throwAwayIfLarge(): Promise<void> {
		if (!open) return;
		try {
			const files = await Promise.all((await readdir(folder)).map((file) => stat(join(folder, file))));
			if (files.reduce((sum, { size }) => sum + size, 0) <= largestSample) return;
			log.warn("The sample had grown too large and was thrown away.");
			await throwAway();
		} catch (error) {
			log.error({ err: error }, "The size of the sample could not be looked at.");
		}
	}

	return {
		takes: ({ url = "" }) => asked.test(url),
		async request(request, response) {
			try {
				const house = await present();
				if (!house) return sayGone(request, response);
				request.url = (request.url ?? "").slice(sampleAt.length);
				house.http.emit("request", request, response);
			} catch (error) {
				log.error({ err: error }, "The sample could not be opened.");
				response.writeHead(statusOf("failed")).end();
			}
		},
		async upgrade(request, socket, head) {
			// Whoever hangs up while the sample is opened must not take the server with them.
			socket.on("error", () => socket.destroy());
			const house = await present().catch((error) => {
				log.error({ err: error }, "The sample could not be opened.");
			});
			if (!house) return turnAway(socket);
			request.url = (request.url ?? "").slice(sampleAt.length);
			house.http.emit("upgrade", request, socket, head);
		},
		async enter(visit) {
			const { house } = await made();
			const taken = await takeRole(house, "secretariat", visit);
			if (!taken) throw new Error("Nobody in the sample holds the secretariat's office.");
			return taken.secret;
		},
		layOut: async () => void (await made()),
		removeOld: () => inLine(async () => (isOld() ? remove() : undefined)),
		close: () =>
			inLine(async () => {
				isClosing = true;
				clearInterval(watching);
				await open?.close();
				open = undefined;
			}),
	};
}

/** There is no sample, or not any more: nobody is signed in there. */
function sayGone({ url, headers }: IncomingMessage, response: ServerResponse): void {
	const wants = {
		"Content-Type": "application/json",
		"Cache-Control": "no-store",
		"X-Content-Type-Options": "nosniff",
	};
	if (url === `${sampleAt}/api/me`) return void response.writeHead(200, wants).end("null");
	const language = headers["accept-language"]?.startsWith("ru") ? "ru" : "en";
	const refusal = { code: "notSignedIn", message: sentenceOf("notSignedIn", language) };
	response.writeHead(statusOf("notSignedIn"), wants).end(JSON.stringify({ refusal }));
}
