/** A large glossary made of nothing: words of six languages in four scripts, the same for the same seed. */
import type { Concept, Term } from "@plenary/domain";

/** Letters by language, consonants then vowels, and endings that its words like to have. */
const languages: Readonly<Record<string, readonly [string, string, readonly string[]]>> = {
	en: ["bcdfghjklmnprstvw", "aeiou", ["tion", "ment", "ity", "er", ""]],
	ru: ["бвгджзклмнпрстфхцчшщ", "аеиоуыэюя", ["ение", "ость", "ный", "ание", ""]],
	uk: ["бвгґджзклмнпрстфхцчшщ", "аеєиіїоуюя", ["ення", "ість", "ний", ""]],
	ka: ["ბგდვზთკლმნპრსტფქღყშჩცძწჭხჯჰ", "აეიოუ", ["ება", "ობა", "ური", ""]],
	hy: ["բգդզթժլխծկհձղճմնշչպջռսվտրցփքֆ", "աեիոու", ["ություն", "ական", ""]],
	lt: ["bcčdgjklmnprsšvzž", "aąeęėiouųū", ["imas", "ybė", "inis", ""]],
};
export const languageTags = Object.keys(languages);

/** A small generator of numbers between 0 and 1, by its seed. */
export function chanceOf(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

export const oneOf = <One>(all: ArrayLike<One>, chance: () => number): One =>
	all[Math.floor(chance() * all.length)] as One;

export function largeGlossary(count: number, seed: number): Concept[] {
	const chance = chanceOf(seed);
	const stocks = new Map(languageTags.map((tag) => [tag, Array.from({ length: count }, () => wordIn(tag, chance))]));
	return Array.from({ length: count }, (_, at) => ({
		id: `concept-${at}`,
		terms: languageTags.map((language): Term => {
			const words = Array.from({ length: 1 + Math.floor(chance() * 3) }, () =>
				oneOf(stocks.get(language) ?? [], chance),
			);
			return {
				id: `${language}-${at}`,
				language,
				words: words.join(" "),
				status: "agreed",
				note: "",
				pronunciation: "",
				addedBy: "",
			};
		}),
		definition: "",
		subject: "",
		source: "",
		isRestricted: false,
		addedBy: "",
		addedAt: at,
	}));
}

function wordIn(tag: string, chance: () => number): string {
	const [consonants, vowels, endings] = languages[tag] as (typeof languages)[string];
	const syllables = Array.from(
		{ length: 2 + Math.floor(chance() * 2) },
		() => oneOf(consonants, chance) + oneOf(vowels, chance),
	);
	return syllables.join("") + oneOf(consonants, chance) + oneOf(endings, chance);
}
