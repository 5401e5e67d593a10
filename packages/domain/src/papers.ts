/** Papers of a chief interpreter: which there are, as what files, and for whom each is. */
import type { MeetingObject } from "./access.ts";

/**
 * Who may read that of a meeting may have the paper. The roster is for everybody at the meeting; with which languages people
 * are there, and what would be lost without somebody, is for those who stand at the booths' desk.
 */
export const papers = {
	"team-sheet": "desk",
	"booth-plan": "roster",
	rota: "roster",
	pack: "desk",
} as const satisfies Record<string, MeetingObject>;
export type PaperName = keyof typeof papers;
export const paperNames = Object.keys(papers) as PaperName[];

export const paperFormats = ["pdf", "docx"] as const;
export type PaperFormat = (typeof paperFormats)[number];
