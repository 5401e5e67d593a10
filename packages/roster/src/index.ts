/** The front door of roster: who may work where, what is covered, and what is wrong. */
export * from "./breach.ts";
export { breachesOf } from "./breaches.ts";
export * from "./candidates.ts";
export * from "./coverage.ts";
export { coversOf } from "./covers.ts";
export type { KnownInterpreter, Rostering, SeatedPlace } from "./ground.ts";
export * from "./profiles.ts";
export * from "./sittings.ts";
export * from "./snapshot.ts";
export * from "./strength.ts";
