/** The sample: a second house in a folder of its own, laid out for the first visitor, thrown away with one press. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join, resolve } from "node:path";
import type { Duplex } from "node:stream";
import { sampleAt } from "@plenary/domain";
import { samplePlace } from "../doors/cookies.ts";
import { turnAway } from "../doors/documents.ts";
import type { House } from "../house.ts";
import { type OpenHouse, openHouse, type World } from "../open-house.ts";
import { type RefusalCode, sentenceOf, statusOf } from "../refusals.ts";
import { takeRole, type Visit } from "./roles.ts";
import { sampleSwitch } from "./ways.ts";
import { writeSample } from "./write-sample.ts";

const day = 24 * 60 * 60_000;
/** What is older has served its purpose, milliseconds. */
export const longestSample = 7 * day;
/** Anybody may write in it, so it may not grow for ever, bytes; looked at so often, milliseconds. */
const largestSample = 128_000_000;
const watchMs = 1_000;
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

/** How long throwing away waits for questions that are being answered, milliseconds. */
const patience = 2_000;

const asked = new RegExp(`^${sampleAt}/(?:api|calendar|sync|socket\\.io)/`);

export function openSample({ settings, log, clock, address }: Omit<World, "place" | "ownRoutes">): Sample {
	const folder = resolve(settings.dataDir, "sample");
	/** Says since when it stands: empty as long as it is not finished, and there first of all and last of all. */
	const mark = join(folder, "laid-out-at");
	const limits = { ...settings.limits, ...roomsOfSample };
	let open: OpenHouse | undefined;
	let isClosing = false;
	/** Questions that are being answered, and how many of them only wait for the sample to be gone. */
	let answering = 0;
	let leaving = 0;
	let line: Promise<unknown> = Promise.resolve();

	/** Opening and throwing away, one after the other. */
	function inLine<Result>(work: () => Promise<Result>): Promise<Result> {
		const done = line.then(work);
		line = done.catch(() => {});
		return done;
	}

	/** Unix milliseconds; 0 for one that was never finished, undefined where there is none. */
	const laidOutAt = () => (existsSync(mark) ? Number(readFileSync(mark, "utf8")) || 0 : undefined);
	const isOld = () => clock() - (laidOutAt() ?? clock()) > longestSample;

	/** The house, if there is a sample. */
	async function present(): Promise<OpenHouse | undefined> {
		if (open || !laidOutAt()) return open;
		return inLine(async () => (laidOutAt() ? start() : undefined));
	}

	async function made(): Promise<OpenHouse> {
		if (isOld()) await remove();
		if (laidOutAt()) return start();
		await beginFolder();
		try {
			const house = await start();
			await writeSample(house.house);
			await house.settled();
			writeFileSync(mark, String(clock()));
			return house;
		} catch (error) {
			await remove();
			throw error;
		}
	}

	/** Whatever has no mark is not ours: a folder of the operator's must not be gone because somebody looked around. */
	async function beginFolder(): Promise<void> {
		mkdirSync(folder, { recursive: true });
		if ((await readdir(folder)).length > 0)
			throw new Error(`"${folder}" is no sample. Move it away, or switch the sample off with SAMPLE=off.`);
		writeFileSync(mark, "");
	}

	async function start(): Promise<OpenHouse> {
		if (isClosing) throw new Error("The server is stopping: there is no sample any more.");
		open ??= await openHouse({
			settings: { ...settings, dataDir: folder, databaseUrl: undefined, smtpUrl: undefined, limits },
			place: samplePlace,
			log,
			clock,
			address,
			ownRoutes: (route, house) => sampleSwitch(route, house, () => leave(house)),
		});
		return open;
	}

	/** That very one: of two who throw it away at once, the second must not throw away the next. */
	const throwAway = (house: House): Promise<void> => inLine(async () => (open?.house === house ? remove() : undefined));

	async function leave(house: House): Promise<void> {
		leaving++;
		try {
			await throwAway(house);
		} finally {
			leaving--;
		}
	}

	/** Who asked before it was thrown away gets an answer from it, not a failure. */
	async function answered(): Promise<void> {
		const until = Date.now() + patience;
		while (answering > leaving && Date.now() < until) await new Promise((done) => setTimeout(done, 5));
	}

	async function remove(): Promise<void> {
		const gone = open;
		open = undefined;
		// From here on there is none: whoever asks is told so, whatever is still on disk.
		if (existsSync(mark)) writeFileSync(mark, "");
		await answered();
		if (gone) await sendAway(gone);
		for (const name of await namesIn(folder))
			if (join(folder, name) !== mark) await rm(join(folder, name), { recursive: true, force: true });
		await rm(folder, { recursive: true, force: true });
	}

	async function sendAway({ house, close }: OpenHouse): Promise<void> {
		try {
			const signIns = await house.db.selectFrom("sign_in").select("id").execute();
			for (const { id } of signIns) house.news.signInEnded(id);
		} finally {
			await close();
		}
	}

	const watching = setInterval(() => void throwAwayIfLarge(), watchMs).unref();

	async function throwAwayIfLarge(): Promise<void> {
		if (!open) return;
		const { house } = open;
		try {
			if ((await sizeOf(folder)) <= largestSample) return;
			log.warn("The sample has grown too large and is thrown away.");
			await throwAway(house);
		} catch (error) {
			log.error({ err: error }, "The sample had grown too large and could not be thrown away.");
		}
	}

	return {
		takes: ({ url = "" }) => asked.test(url),
		async request(request, response) {
			try {
				const house = await present();
				if (!house) return sayGone(request, response);
				request.url = (request.url ?? "").slice(sampleAt.length);
				answering++;
				response.once("close", () => {
					answering--;
				});
				house.http.emit("request", request, response);
			} catch (error) {
				log.error({ err: error }, "The sample could not be opened.");
				say("failed", request, response);
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
		enter: (visit) =>
			inLine(async () => {
				const { house } = await made();
				const taken = await takeRole(house, "secretariat", visit);
				if (!taken) throw new Error("Nobody in the sample holds the secretariat's office.");
				return taken.secret;
			}),
		layOut: () => inLine(async () => void (await made())),
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

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

/** Bytes; files come and go meanwhile. */
async function sizeOf(folder: string): Promise<number> {
	const sizes = (await namesIn(folder)).map((name) =>
		stat(join(folder, name)).then(
			({ size }) => size,
			() => 0,
		),
	);
	return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** There is no sample, or not any more: nobody is signed in there. */
function sayGone(request: IncomingMessage, response: ServerResponse): void {
	if (request.url === `${sampleAt}/api/me`) response.writeHead(200, wants).end("null");
	else say("notSignedIn", request, response);
}

function say(code: RefusalCode, { headers }: IncomingMessage, response: ServerResponse): void {
	const language = headers["accept-language"]?.startsWith("ru") ? "ru" : "en";
	const refusal = { code, message: sentenceOf(code, language) };
	response.writeHead(statusOf(code), wants).end(JSON.stringify({ refusal }));
}

const wants = {
	"Content-Type": "application/json",
	"Cache-Control": "no-store",
	"X-Content-Type-Options": "nosniff",
};
