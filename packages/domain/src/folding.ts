/** Folding: words made comparable across case, diacritics and the Latin and Cyrillic scripts. */

const cyrillic: Readonly<Record<string, string>> = {
	а: "a",
	б: "b",
	в: "v",
	г: "g",
	ґ: "g",
	д: "d",
	ђ: "dj",
	е: "e",
	є: "ie",
	ж: "zh",
	з: "z",
	и: "i",
	і: "i",
	ј: "i",
	к: "k",
	л: "l",
	љ: "li",
	м: "m",
	н: "n",
	њ: "ni",
	о: "o",
	п: "p",
	р: "r",
	с: "s",
	т: "t",
	ћ: "c",
	у: "u",
	ф: "f",
	х: "h",
	ц: "ts",
	ч: "ch",
	џ: "dzh",
	ш: "sh",
	щ: "shch",
	ъ: "",
	ы: "i",
	ь: "",
	э: "e",
	ю: "iu",
	я: "ia",
};

/** Lower case without diacritics: "Ёлка" and "Елка", "Łódź" and "lodz" are the same. */
export function fold(text: string): string {
	return text
		.toLowerCase()
		.normalize("NFD")
		.replace(/\p{M}/gu, "")
		.replace(/ł/g, "l")
		.replace(/ø/g, "o")
		.replace(/đ/g, "d")
		.replace(/ß/g, "ss");
}

/**
 * Folded words in one Latin spelling, whichever script they came in: "Украина" and "Ukraina", "Петров" and "Petrov",
 * "Юрий", "Yuriy" and "Iurii" are the same. Meant for comparing, not for showing.
 */
export function latin(folded: string): string {
	const spelt = folded.replace(/[Ѐ-ӿ]/gu, (letter) => cyrillic[letter] ?? letter);
	return spelt
		.replace(/kh/g, "h")
		.replace(/x/g, "ks")
		.replace(/w/g, "v")
		.replace(/[yj]/g, "i")
		.replace(/c(?!h)/g, "k")
		.replace(/q/g, "k")
		.replace(/(.)\1+/gu, "$1");
}

/** The words of a folded text. */
export const wordsOf = (folded: string): string[] => folded.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
