/** The server as one value: storage, rooms, desks and doors put together, started and stopped. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { lockFolder, openStorage } from "@plenary/storage";
import { openRooms } from "@plenary/sync";
import express, { type ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { accountRoutes } from "./accounts/routes.ts";
import { sweepSignIns } from "./accounts/sign-ins.ts";
import { migrations, type Tables } from "./database.ts";
import { closeSignIn, openDocumentsDoor, reviewAccount } from "./doors/documents.ts";
import { openFloorDoor } from "./doors/floor.ts";
import { headers } from "./doors/headers.ts";
import { languageOf, routesOn, sendRefusal } from "./doors/http.ts";
import { pages } from "./doors/pages.ts";
import type { House, News } from "./house.ts";
import { openMail } from "./mail/mail.ts";
import { meetingRoutes } from "./meetings/routes.ts";
import { awaitingRoutes } from "./outcomes/awaiting.ts";
import { openOutcomesDesk } from "./outcomes/desk.ts";
import { peopleRoutes } from "./people/routes.ts";
import { refuse } from "./refusals.ts";
import type { Settings } from "./settings.ts";

const webFolder = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** How long stopping may take until what is not stored is named, milliseconds. */
const stopDeadline = 10_000;

export interface RunningServer {
	readonly house: House;
	readonly port: number;
	/** Stores what is pending, says goodbye to everyone, and lets go of the folder. */
	stop(): Promise<void>;
}

/** Starts serving. Throws `FolderInUse` when another server has the data folder, and the system's error when the port is taken. */
export async function startServer(
	settings: Settings,
	log: Logger,
	clock: () => number = Date.now,
): Promise<RunningServer> {
	const dataDir = resolve(settings.dataDir);
	const lock = lockFolder(dataDir);
	const storage = await openStorage<Tables>({ file: join(dataDir, "plenary.sqlite") });
	await storage.migrate(migrations);
	const rooms = openRooms({
		log: storage.log,
		logger: log,
		check: import.meta.resolve("@plenary/documents/check"),
	});

	const app = express();
	const http = createServer(app);
	const port = () => (http.address() as AddressInfo).port;
	const base = {
		db: storage.db,
		rooms,
		mail: openMail(settings.smtpUrl, settings.mailFrom, log),
		settings,
		clock,
		log,
		address: () => settings.publicUrl ?? `http://localhost:${port()}`,
	};
	const floor = openFloorDoor(http, base);
	const news: News = {
		meetingChanged: floor.news.meetingChanged,
		rightsChanged(accountId) {
			floor.news.rightsChanged(accountId);
			reviewAccount(house, accountId).catch((error) =>
				log.error({ error: String(error) }, "Open rooms could not be reviewed."),
			);
		},
		signInEnded(signInId) {
			floor.news.signInEnded(signInId);
			closeSignIn(house, signInId);
		},
	};
	const house: House = { ...base, news };
	const desk = openOutcomesDesk(rooms, storage.db, log);
	const documents = openDocumentsDoor(house, desk.look);

	app.disable("x-powered-by");
	app.set("trust proxy", settings.trustedProxies);
	app.use(headers());
	app.use("/api", apiOf(house));
	app.use(pages(webFolder));
	http.on("upgrade", (request, socket, head) => {
		const path = (request.url ?? "").split("?")[0] ?? "";
		if (path.startsWith("/sync/")) documents.upgrade(request, socket, head);
		else if (!path.startsWith("/socket.io")) socket.destroy();
	});

	const sweeping = setInterval(() => void sweep(house), 60_000);
	await new Promise<void>((done, failed) => {
		http.once("error", failed);
		http.listen(settings.port, settings.host, done);
	});

	return {
		house,
		port: port(),
		async stop() {
			clearInterval(sweeping);
			const closed = new Promise<void>((done) => http.close(() => done()));
			await rooms.close({ deadlineMs: stopDeadline });
			await floor.close();
			http.closeAllConnections();
			await closed;
			await storage.close();
			lock.release();
		},
	};
}

function apiOf(house: House): express.Router {
	const api = express.Router();
	api.use((_request, response, next) => {
		response.set("Cache-Control", "no-store");
		next();
	});
	api.use(express.json({ limit: "200kb" }));
	const router = express.Router();
	const route = routesOn(router, house);
	accountRoutes(route, house);
	peopleRoutes(route, house);
	meetingRoutes(route, house);
	awaitingRoutes(route, house);
	api.use(withoutPrefix(router));
	api.use((request, response) => sendRefusal(response, refuse("notFound"), languageOf(request)));
	api.use(failures(house.log));
	return api;
}

/** The contract writes whole paths ("/api/me"); the router below /api sees them whole too. */
function withoutPrefix(router: express.Router): express.RequestHandler {
	return (request, response, next) => {
		request.url = request.originalUrl;
		router(request, response, next);
	};
}

/** What went wrong becomes a sentence for the reader and a line in the log, without what they sent. */
function failures(log: Logger): ErrorRequestHandler {
	return (error, request, response, _next) => {
		const status = typeof error?.status === "number" ? error.status : 500;
		if (status >= 500)
			log.error(
				{ path: request.path, error: error instanceof Error ? error.stack : String(error) },
				"A request failed.",
			);
		const code = status === 413 ? "tooLarge" : status < 500 ? "malformed" : "failed";
		if (!response.headersSent) sendRefusal(response, refuse(code), languageOf(request));
	};
}

async function sweep(house: House): Promise<void> {
	try {
		for (const signInId of await sweepSignIns(house.db, house.clock())) house.news.signInEnded(signInId);
	} catch (error) {
		house.log.error({ error: String(error) }, "Old sign-ins could not be swept.");
	}
}
