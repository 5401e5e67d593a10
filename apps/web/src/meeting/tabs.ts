/** The pages of a meeting, in the order of their tabs. */
export const tabs = ["plan", "live", "interpreters", "glossary", "booth", "people"] as const;
export type TabName = (typeof tabs)[number];
