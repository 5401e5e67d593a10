/** Which of the titles' languages a text is most likely in, by the letters it is written with. */

const letters: Readonly<Record<string, RegExp>> = {
	ru: /[а-яё]/giu,
	uk: /[а-щьюяґєії]/giu,
	be: /[а-яёўі]/giu,
	ka: /[ა-ჿ]/gu,
	hy: /[ա-և]/giu,
};
const latin = /[a-z]/giu;

/** The language whose letters there are most of; among equals the first of the list. */
export function languageOfText(text: string, languages: readonly string[]): string {
	const count = (tag: string) => text.match(letters[tag.split("-")[0] ?? ""] ?? latin)?.length ?? 0;
	return languages.reduce((best, tag) => (count(tag) > count(best) ? tag : best), languages[0] ?? "en");
}
