/** The front door of formats: what enters and leaves the product as files. */
export { type AgendaRead, type AgendaWarning, mostImported, readAgendaMarkdown } from "./agenda-markdown.ts";
export {
	type BodiesMapping,
	type BodiesRead,
	type BodyCandidate,
	type BodyField,
	type BodyRow,
	type BodyTrouble,
	guessBodiesColumns,
	isBodyField,
	readBodies,
	writeBodies,
} from "./bodies-table.ts";
export {
	conceptParts,
	type GlossaryField,
	type GlossaryMapping,
	guessGlossaryColumns,
	isGlossaryField,
	termFieldOf,
	termParts,
} from "./glossary-columns.ts";
export {
	type ConceptCandidate,
	type GlossaryRead,
	type GlossaryTrouble,
	readGlossaryTable,
	writeGlossaryTable,
} from "./glossary-table.ts";
export {
	guessInterpreterColumns,
	type InterpreterField,
	type InterpretersMapping,
	isInterpreterField,
	plainInterpreterFields,
} from "./interpreters-columns.ts";
export {
	type InterpreterCandidate,
	type InterpreterRow,
	type InterpretersRead,
	type InterpreterTrouble,
	readInterpreters,
	writeInterpreters,
} from "./interpreters-table.ts";
export { commonLanguages, readLanguages } from "./language-words.ts";
export {
	guessPartiesColumns,
	isPartyField,
	type PartiesMapping,
	type PartiesRead,
	type PartyCandidate,
	type PartyField,
	type PartyRow,
	type PartyTrouble,
	readParties,
	writeParties,
} from "./parties-table.ts";
export {
	guessColumns,
	isPeopleField,
	type PeopleField,
	type PeopleMapping,
	plainPeopleFields,
} from "./people-columns.ts";
export {
	type PeopleRead,
	type PersonCandidate,
	type PersonRow,
	type PersonTrouble,
	readPeople,
	type WrittenColumn,
	writePeople,
} from "./people-table.ts";
export {
	longestTable,
	mostRows,
	readTable,
	type Separator,
	type ShapeTrouble,
	type Table,
	type TableRefused,
	type TableRow,
	type TableTrouble,
	writeTable,
} from "./table.ts";
