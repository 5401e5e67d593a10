/** The front door of formats: what enters and leaves the product as files. */
export { type AgendaRead, type AgendaWarning, mostImported, readAgendaMarkdown } from "./agenda-markdown.ts";
