/** Letters of the glossary: words of any script of the region in one coarse Latin spelling, as people variously type it. */
import { fold, latin } from "./folding.ts";

const georgian = pairs(
	"ა a ბ b გ g დ d ე e ვ v ზ z თ t ი i კ k ლ l მ m ნ n ო o პ p ჟ zh რ r ს s ტ t უ u ფ p ქ k ღ gh ყ q შ sh ჩ ch ც ts ძ dz წ ts ჭ ch ხ kh ჯ dzh ჰ h",
);
const armenian = pairs(
	"ա a բ b գ g դ d ե e զ z է e ը i թ t ժ zh ի i լ l խ kh ծ ts կ k հ h ձ dz ղ gh ճ ch մ m յ y ն n շ sh ո o չ ch պ p ջ dzh ռ r ս s վ v տ t ր r ց ts ւ v փ p ք k օ o ֆ f և ev",
);

function pairs(list: string): ReadonlyMap<string, string> {
	const words = list.split(" ");
	return new Map(words.flatMap((letter, at) => (at % 2 === 0 ? [[letter, words[at + 1] ?? ""] as const] : [])));
}

const plainLetters = (folded: string): string =>
	folded
		.replace(/ու/gu, "u")
		.replace(/(?<!\p{L})ո/gu, "vo")
		.replace(/[\u10D0-\u10FF\u0561-\u0587]/gu, (letter) => georgian.get(letter) ?? armenian.get(letter) ?? letter)
		.replace(/ə/gu, "e")
		.replace(/ı/gu, "i");

/** What people leave out or write for a soft sign, an apostrophe or a hard consonant. */
const marks = /['’ʼʹ`´ʺ"]/gu;

/** As it is written: lower case, without diacritics and apostrophes. */
export const writtenOf = (words: string): string => fold(words).replace(marks, "");

/**
 * One spelling for all the usual romanisations of a word and for the word itself: "признание", "priznanie" and
 * "priznanije", "щит", "shchit" and "schit". Capital letters stand for sounds that Latin writes with several.
 */
export const soundsOf = (written: string): string =>
	latin(plainLetters(written))
		.replace(/gh/g, "g")
		.replace(/ph/g, "f")
		.replace(/t?ch/g, "C")
		.replace(/s(?:hC|h|C)/g, "S")
		.replace(/d?zh/g, "Z")
		.replace(/t[sz]/g, "T")
		.replace(/dz/g, "z")
		.replace(/ie/g, "e")
		.replace(/(.)\1+/gu, "$1");

/** A Ukrainian or Belarusian г is also typed as h. */
export const soundsIn = (written: string, language: string): string[] => {
	const usual = soundsOf(written);
	return /^(?:uk|be)\b/.test(language) && written.includes("г")
		? [usual, soundsOf(written.replaceAll("г", "h"))]
		: [usual];
};

/** Letters that mean one sound to some who type and another to others. */
const readings: readonly (readonly [RegExp, readonly string[]])[] = [
	[/c(?!h|k)/, ["k", "ts"]],
	[/x/, ["ks", "kh"]],
	[/[yj]o/, ["io", "e"]],
	[/j/, ["i", "zh"]],
	[/ph/, ["f", "p"]],
];
const mostReadings = 8;

/** The last letter may be the first half of a sound that is being typed. */
const begun: Readonly<Record<string, string>> = { k: "h", s: "S", z: "Z", t: "T", d: "z", i: "e", p: "f" };

const carons: Readonly<Record<string, string>> = { š: "sh", ž: "zh", č: "ch" };

/** All that somebody may mean who has typed this so far, the likeliest first. */
export function soundsMeant(typed: string): string[] {
	const spelt = typed
		.toLowerCase()
		.normalize("NFC")
		.replace(/[šžč]/gu, (letter) => carons[letter] ?? letter);
	let spellings = [writtenOf(spelt)];
	for (const [letter, meanings] of readings) {
		for (let turn = 0; turn < 2 && spellings.some((one) => letter.test(one)); turn++) {
			spellings = spellings.flatMap((one) =>
				letter.test(one) ? meanings.map((meaning) => one.replace(letter, meaning)) : [one],
			);
		}
		spellings = spellings.slice(0, mostReadings);
	}
	const sounds = spellings.map(soundsOf).filter(Boolean);
	const ends = sounds.flatMap((one) => {
		const more = one.length > 1 ? begun[one.slice(-1)] : undefined;
		return more ? [one.slice(0, -1) + more] : [];
	});
	return [...new Set([...sounds, ...ends])];
}
