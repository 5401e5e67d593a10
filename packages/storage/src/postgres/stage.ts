/** The door for tests: a PostgreSQL of one's own, a place on the one that is there, and a way to it that can be cut. */
export { type Detour, openDetour } from "./detour.ts";
export { openSchema, testUrl, title, whySkipped } from "./pretend.ts";
export { findPostgres, startTemporaryPostgres, type TemporaryPostgres } from "./temporary.ts";
