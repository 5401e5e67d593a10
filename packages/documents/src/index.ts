/** The front door of documents: the nouns of a meeting laid out in Yjs, with typed reads and typed verbs. */
export * from "./agenda.ts";
export * from "./agenda-import.ts";
export * from "./agenda-moves.ts";
export * from "./agenda-places.ts";
export * from "./agenda-verbs.ts";
export { glossaryUndo, observeGlossary, readGlossary } from "./glossary.ts";
export * from "./glossary-verbs.ts";
export { type Hand, localVerb, schemaVersion } from "./layout.ts";
export * from "./minutes.ts";
export * from "./minutes-shape.ts";
export * from "./outcomes.ts";
export { observePlanning, planningUndo, readPlanning } from "./planning.ts";
export * from "./planning-verbs.ts";
export {
	acceptChanges,
	changesProposed,
	discardProposal,
	growProposal,
	leaveChanges,
	type ProposedChanges,
	readProposal,
	writeProposal,
} from "./proposal.ts";
export { observeRoster, type Publication, publishRoster, readRoster, readVersions } from "./published-roster.ts";
export { rewrite } from "./texts.ts";
export * from "./unsaved.ts";
