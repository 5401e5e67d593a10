/** Sentences begin with a capital letter, whatever Intl says in the middle of one. */
export const capital = (words: string): string => words.replace(/^\p{L}/u, (first) => first.toUpperCase());
