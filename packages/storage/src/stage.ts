/** The door for tests: a PostgreSQL or a Redis of one's own, a place on the one that is there, and a way to it that can be cut. */
export { type Detour, openDetour } from "./postgres/detour.ts";
export { openSchema, testUrl, title, whySkipped } from "./postgres/pretend.ts";
export { findPostgres, startTemporaryPostgres, type TemporaryPostgres } from "./postgres/temporary.ts";
export { noRedis, startRedis, type TemporaryRedis } from "./redis/temporary.ts";
