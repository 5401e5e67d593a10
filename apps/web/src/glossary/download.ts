/** The glossary as a file: a table for spreadsheets, or TBX for terminologists' programs. */
import { type Concept, inLanguage, type Meeting } from "@plenary/domain";
import { writeGlossaryTable } from "@plenary/formats";
import { separators } from "../people/download.ts";
import { saveFile } from "../ui/save-file.ts";
import type { Words } from "../words/words.ts";

export interface GlossaryFile {
	readonly meeting: Pick<Meeting, "titles">;
	readonly concepts: readonly Concept[];
	readonly languages: readonly string[];
	readonly words: Words;
}

/** Whoever finds the file somewhere sees by its name that it is not for everybody. */
const nameOf = ({ concepts }: GlossaryFile, ending: string): string =>
	concepts.some(({ isRestricted }) => isRestricted) ? `glossary-RESTRICTED.${ending}` : `glossary.${ending}`;

export function downloadTable(file: GlossaryFile): void {
	const { language } = file.words;
	const table = writeGlossaryTable(file.concepts, file.languages, language, separators[language]);
	saveFile(nameOf(file, "csv"), new Blob([table], { type: "text/csv" }));
}

export async function downloadTbx(file: GlossaryFile): Promise<void> {
	const { writeTbx } = await import("@plenary/formats/tbx");
	const { meeting, concepts, words } = file;
	const restricted = concepts.filter(({ isRestricted }) => isRestricted).length;
	const title = inLanguage(meeting.titles, [words.language]);
	const description = [
		words.t("glossary.fileOf", { title, count: concepts.length }),
		words.t(restricted > 0 ? "glossary.fileRestricted" : "glossary.fileForMeeting", { count: restricted }),
	].join(" ");
	const text = writeTbx(concepts, {
		title: words.t("glossary.fileTitle", { title }),
		description,
		language: words.language,
	});
	saveFile(nameOf(file, "tbx"), new Blob([text], { type: "application/x-tbx+xml" }));
}
