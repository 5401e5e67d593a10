/** The front door of formats: what enters and leaves the product as files. */
export { type AgendaRead, type AgendaWarning, mostImported, readAgendaMarkdown } from "./agenda-markdown.ts";
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
