/** The front door of domain: pure nouns and rules of meetings. */
export * from "./access.ts";
export * from "./api.ts";
export * from "./meetings.ts";
export * from "./people.ts";
export * from "./rooms.ts";
export * from "./text.ts";
