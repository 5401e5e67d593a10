/** The HTTP interface: every route with the shapes that go in and come out, shared by server, browser and tests. */
import type * as z from "zod/mini";
import { accountRoutes } from "./api-accounts.ts";
import { bookingRoutes } from "./api-bookings.ts";
import { interpreterRoutes } from "./api-interpreters.ts";
import { meetingRoutes } from "./api-meetings.ts";
import { registerRoutes } from "./api-registers.ts";
import { rosterRoutes } from "./api-rosters.ts";

/** name → [method, path, what goes in, what comes out]. Path parts with a colon are ids. */
export const api = {
	...accountRoutes,
	...registerRoutes,
	...meetingRoutes,
	...rosterRoutes,
	...bookingRoutes,
	...interpreterRoutes,
} as const;

export type Api = typeof api;
export type ApiName = keyof Api;
export type Asked<Name extends ApiName> = z.input<Api[Name][2]>;
export type Answered<Name extends ApiName> = z.infer<Api[Name][3]>;
