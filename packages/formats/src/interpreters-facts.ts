/** Tracks, modes, clearance and fee as cells of a table: read from the words people use, and written so that they are read again. */
import {
	type Clearance,
	type Fee,
	fold,
	type InterfaceLanguage,
	type InterpreterTrack,
	type InterpretingMode,
} from "@plenary/domain";
import { dayOf } from "./parties-table.ts";

/** What a cell says, and which of its words say nothing. */
interface Words<Word extends string> {
	readonly found: readonly Word[];
	readonly unknown: readonly string[];
}

/** How a word may begin, in either language. */
const tracks: Readonly<Record<InterpreterTrack, readonly string[]>> = {
	conference: ["conf", "конф"],
	community: ["commun", "asyl", "public", "legal", "соц", "убеж", "устн", "общ"],
};
const modes: Readonly<Record<InterpretingMode, readonly string[]>> = {
	simultaneous: ["simul", "booth", "синхр", "кабин"],
	remote: ["remote", "distan", "online", "rsi", "дистан", "удал", "онлайн"],
	consecutive: ["consec", "послед"],
	whispered: ["whisper", "chuch", "шушут", "шеп", "нашеп"],
	signed: ["sign", "жест"],
};

export const readTracks = (cell: string): Words<InterpreterTrack> => readWords(cell, tracks);
export const readModes = (cell: string): Words<InterpretingMode> =>
	/^(any|all|любо|все)/.test(fold(cell.trim())) ? { found: [], unknown: [] } : readWords(cell, modes);

function readWords<Word extends string>(cell: string, known: Readonly<Record<Word, readonly string[]>>): Words<Word> {
	const found = new Set<Word>();
	const unknown: string[] = [];
	for (const piece of cell.split(/[;,/\n]/).map((part) => part.trim())) {
		if (piece === "") continue;
		const begun = Object.entries<readonly string[]>(known).find(([, starts]) =>
			starts.some((start) => fold(piece).startsWith(fold(start))),
		);
		if (begun) found.add(begun[0] as Word);
		else unknown.push(piece);
	}
	return { found: [...found], unknown };
}

/** "2", "Level 2 (Ministry of Interior; until 2027-05-01)"; undefined for what is none. */
export function readClearance(cell: string): Clearance | undefined {
	const [, level, inside = ""] = /^(?:\p{L}+\s*)?([0-3])\s*(?:\((.*)\))?$/su.exec(cell.trim()) ?? [];
	if (level === undefined) return undefined;
	const parts = inside.split(";").map((part) => part.trim());
	const last = (parts.at(-1) ?? "").replace(/^(until|till|to|до|по)\s+/iu, "");
	const until = last === "" ? null : dayOf(last);
	const issuer = (until === null ? parts : parts.slice(0, -1)).filter(Boolean).join(", ");
	return { level: Number(level), issuer: issuer.slice(0, 120).trim(), until };
}

/** "400 EUR", "EUR 1 200.50", "€400"; undefined for what is none. */
export function readFee(cell: string): Fee | undefined {
	const words = cell.trim().replaceAll("€", " EUR ").replaceAll("$", " USD ").trim();
	const [, before, figures = "", after] = /^([A-Za-z]{3})?\s*([\d\s.,]*\d)\s*([A-Za-z]{3})?$/.exec(words) ?? [];
	const currency = (before ?? after)?.toUpperCase();
	const amount = Number(
		figures
			.replace(/\s/g, "")
			.replace(/[.,](?=\d{3}(\D|$))/g, "")
			.replace(",", "."),
	);
	if (!currency || (before && after) || figures === "" || !(amount <= 1e9)) return undefined;
	return { amount, currency };
}

const names = {
	en: {
		conference: "conference",
		community: "community",
		simultaneous: "simultaneous",
		consecutive: "consecutive",
		whispered: "whispered",
		remote: "remote",
		signed: "signed",
	},
	ru: {
		conference: "конференции",
		community: "социальный перевод",
		simultaneous: "синхронный",
		consecutive: "последовательный",
		whispered: "шушутаж",
		remote: "дистанционный",
		signed: "жестовый",
	},
} as const satisfies Record<InterfaceLanguage, unknown>;

export const writeWords = (
	words: readonly (InterpreterTrack | InterpretingMode)[],
	language: InterfaceLanguage,
): string => words.map((word) => names[language][word]).join("; ");

export function writeClearance(clearance: Clearance | null): string {
	if (!clearance) return "";
	const issuer = clearance.issuer.replaceAll(";", ",").replaceAll("(", "[").replaceAll(")", "]");
	const inside = [issuer, clearance.until ?? ""].filter(Boolean).join("; ");
	return `${clearance.level}${inside && ` (${inside})`}`;
}

export const writeFee = (fee: Fee | null): string => (fee ? `${fee.amount.toFixed(2)} ${fee.currency}` : "");
