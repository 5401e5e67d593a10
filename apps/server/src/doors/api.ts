/** Everything under /api as one router: what is asked and answered, and a sentence for whatever can not be. */
import express, { type ErrorRequestHandler } from "express";
import type { Logger } from "pino";
import { accountRoutes } from "../accounts/routes.ts";
import { tokenRoutes } from "../accounts/token-routes.ts";
import { waysIn } from "../accounts/ways-in.ts";
import type { ActionLists } from "../actions/action-lists.ts";
import { actionRoutes } from "../actions/routes.ts";
import type { BookingDesk } from "../bookings/desk.ts";
import { engagementRoutes } from "../bookings/routes.ts";
import { homeRoutes } from "../home/routes.ts";
import type { House } from "../house.ts";
import type { RoomIndex } from "../indexes/room-index.ts";
import { interpreterImportRoutes } from "../interpreters/import.ts";
import type { CalendarDesk } from "../interpreters/own-calendars.ts";
import { ownEntryRoutes } from "../interpreters/own-routes.ts";
import { reliabilityRoutes } from "../interpreters/reliability.ts";
import { retentionRoutes } from "../interpreters/retention-routes.ts";
import { interpreterRoutes } from "../interpreters/routes.ts";
import { meetingRoutes } from "../meetings/routes.ts";
import { awaitingRoutes } from "../outcomes/awaiting.ts";
import type { Press } from "../papers/press.ts";
import { paperRoutes } from "../papers/routes.ts";
import { bodyRoutes } from "../people/bodies.ts";
import { bodyImportRoutes } from "../people/bodies-import.ts";
import { importRoutes } from "../people/import.ts";
import { importListRoutes } from "../people/imports.ts";
import { partyRoutes } from "../people/parties.ts";
import { partyImportRoutes } from "../people/parties-import.ts";
import { partyMergingRoutes } from "../people/parties-merging.ts";
import { peopleRoutes } from "../people/routes.ts";
import { failureOf, type RefusalCode, refuse } from "../refusals.ts";
import { proposalRoutes } from "../rosters/proposal-routes.ts";
import type { ProposalDesk } from "../rosters/proposing.ts";
import { bookingRoutes } from "../rosters/routes.ts";
import { languageOf, type Routes, routesOn, sendRefusal, sendSentence } from "./http.ts";
import { serveOpenApi } from "./openapi.ts";

/** Routes that one house has and another has not. */
export type OwnRoutes = (route: Routes, house: House) => void;

/** Far more than any form holds; what people write together comes another way. */
const largestForm = "200kb";
/** Thousands of people or interpreters, as the rows of a table. */
const largestTable = "5mb";

/** What is derived from the rooms of all meetings. */
interface Indexes {
	actions: RoomIndex;
	lists: ActionLists;
	bookings: RoomIndex;
}

/** Desks that do what routes ask for. */
interface Desks {
	proposals: ProposalDesk;
	engagements: BookingDesk;
	press: Press;
	calendars: CalendarDesk;
}

export function apiOf(house: House, indexes: Indexes, desks: Desks, ownRoutes: OwnRoutes): express.Router {
	const api = express.Router();
	api.get("/openapi.json", serveOpenApi());
	api.use((_request, response, next) => {
		response.set("Cache-Control", "no-store");
		next();
	});
	const tables = ["people", "parties", "bodies", "interpreters"].map((register) => `/${register}/import`);
	api.use(tables, express.json({ limit: largestTable }));
	api.use(express.json({ limit: largestForm }));
	const router = express.Router();
	const route = routesOn(router, house);
	waysIn(route, house);
	accountRoutes(route, house);
	tokenRoutes(route, house);
	partyRoutes(route, house);
	partyMergingRoutes(route, house);
	partyImportRoutes(route, house);
	bodyRoutes(route, house);
	bodyImportRoutes(route, house);
	importRoutes(route, house);
	peopleRoutes(route, house);
	interpreterImportRoutes(route, house);
	interpreterRoutes(route, house);
	reliabilityRoutes(route, house);
	ownEntryRoutes(route, house, desks.calendars);
	retentionRoutes(route, house);
	importListRoutes(route, house);
	meetingRoutes(route, house);
	awaitingRoutes(route, house);
	homeRoutes(route, house);
	actionRoutes(route, house, indexes.actions, indexes.lists);
	bookingRoutes(route, house, indexes.bookings);
	proposalRoutes(route, house, desks.proposals);
	engagementRoutes(route, house, desks.engagements);
	paperRoutes(route, house, desks.press);
	ownRoutes(route, house);
	api.use(withoutPrefix(router));
	api.use((request, response) => sendRefusal(response, refuse("notFound"), languageOf(request)));
	api.use(failures(house.log, (code, request, response) => sendRefusal(response, refuse(code), languageOf(request))));
	return api;
}

/** What is neither the interface nor a page: a sentence in the reader's language instead of express's own page. */
export function nothingElse(log: Logger): [express.RequestHandler, ErrorRequestHandler] {
	return [
		(request, response) => sendSentence(response, "notFound", languageOf(request)),
		failures(log, (code, request, response) => sendSentence(response, code, languageOf(request))),
	];
}

/** The contract writes whole paths ("/api/me"); the router below /api sees them whole too. */
function withoutPrefix(router: express.Router): express.RequestHandler {
	return (request, response, next) => {
		request.url = request.originalUrl;
		router(request, response, next);
	};
}

type Say = (code: RefusalCode, request: express.Request, response: express.Response) => void;

/** What went wrong becomes a sentence for the reader and a line in the log, without what they sent. */
function failures(log: Logger, say: Say): ErrorRequestHandler {
	return (error, request, response, next) => {
		const status = typeof error?.status === "number" ? error.status : 500;
		if (status >= 500)
			// The route and not the path: people type anything into an address.
			log.error({ method: request.method, route: request.route?.path, err: error }, "A request failed.");
		// An answer that was cut off in the middle must not look whole.
		if (response.headersSent) return next(error);
		say(status === 413 ? "tooLarge" : status < 500 ? "malformed" : failureOf(error), request, response);
	};
}
