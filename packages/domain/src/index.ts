/** The front door of domain: pure nouns and rules of meetings. */
export * from "./access.ts";
export * from "./agenda.ts";
export * from "./api.ts";
export * from "./floor.ts";
export * from "./ids.ts";
export * from "./meetings.ts";
export * from "./outcomes.ts";
export * from "./outline.ts";
export * from "./people.ts";
export * from "./positions.ts";
export * from "./rooms.ts";
export * from "./text.ts";
