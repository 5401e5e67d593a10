/** A list of words that can be looked through at each key: by their beginning, by what stands inside, and with one slip. */

/** All different words of many terms, sorted, and which terms each stands in. */
export interface WordList {
	readonly words: readonly string[];
	/** Numbers of terms by word. */
	readonly terms: readonly (readonly number[])[];
	/** All words on lines of their own, so that one look goes over all of them. */
	readonly lines: string;
	/** Where each word begins in `lines`. */
	readonly starts: Int32Array;
}

/** From the words of each term, by its number. */
export function wordList(wordsOfTerms: readonly (readonly string[])[]): WordList {
	const found = new Map<string, number[]>();
	for (const [term, words] of wordsOfTerms.entries()) {
		for (const word of words) {
			const terms = found.get(word);
			if (!terms) found.set(word, [term]);
			else if (terms.at(-1) !== term) terms.push(term);
		}
	}
	const words = [...found.keys()].sort();
	const starts = new Int32Array(words.length);
	let at = 1;
	for (const [place, word] of words.entries()) {
		starts[place] = at;
		at += word.length + 1;
	}
	return { words, terms: words.map((word) => found.get(word) ?? []), lines: `\n${words.join("\n")}\n`, starts };
}

/** Places of the words that begin so. */
export function beginningWith({ words }: WordList, beginning: string): number[] {
	const places: number[] = [];
	for (let at = firstAt(words.length, (place) => (words[place] ?? "") >= beginning); at < words.length; at++) {
		if (!words[at]?.startsWith(beginning)) break;
		places.push(at);
	}
	return places;
}

/** Places of the words in which this stands anywhere. */
export function holding(list: WordList, part: string): number[] {
	const places: number[] = [];
	for (let at = list.lines.indexOf(part); at >= 0; ) {
		const place = placeAt(list, at);
		places.push(place);
		const end = (list.starts[place] ?? 0) + (list.words[place]?.length ?? 0);
		at = list.lines.indexOf(part, end);
	}
	return places;
}

/**
 * Places of the words that begin with this but for one slip: a letter too many, too few, another one, or two that have
 * changed places. A slip spares one half of what was typed, so only words that have that half there are looked at.
 */
export function slipping(list: WordList, typed: string): number[] {
	const half = typed.length >> 1;
	const [head, tail] = [typed.slice(0, half), typed.slice(half)];
	const found = new Set(beginningWith(list, head));
	// Two letters that have changed places on the border spare neither.
	const turned = typed.slice(0, half - 1) + typed.charAt(half) + typed.charAt(half - 1);
	for (const place of beginningWith(list, turned)) found.add(place);
	for (let at = list.lines.indexOf(tail); at >= 0; at = list.lines.indexOf(tail, at + 1)) {
		const place = placeAt(list, at);
		if (Math.abs(at - (list.starts[place] ?? 0) - half) <= 1) found.add(place);
	}
	return [...found].filter((place) => beginsWithSlip(list.words[place] ?? "", typed));
}

/** Does the word begin with what was typed, with at most one slip? */
export function beginsWithSlip(word: string, typed: string): boolean {
	let same = 0;
	while (same < typed.length && word[same] === typed[same]) same++;
	if (same === typed.length) return true;
	const rest = typed.slice(same + 1);
	return (
		word.startsWith(rest, same + 1) ||
		word.startsWith(rest, same) ||
		word.startsWith(typed.slice(same), same + 1) ||
		(word[same] === typed[same + 1] &&
			word[same + 1] === typed[same] &&
			word.startsWith(typed.slice(same + 2), same + 2))
	);
}

const placeAt = ({ starts }: WordList, at: number): number =>
	firstAt(starts.length, (place) => (starts[place] ?? 0) > at) - 1;

/** The first place from which on it is so; `count` where it never is. */
function firstAt(count: number, isSo: (place: number) => boolean): number {
	let [low, high] = [0, count];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isSo(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}
