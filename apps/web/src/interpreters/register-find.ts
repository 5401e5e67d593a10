/** Finding interpreters: by name in either script, town or theme, and by the direction they work in. */
import { fold, type Languages, latin, matchPeople, pairsOf, type RegisteredInterpreter } from "@plenary/domain";

export interface Wanted {
	readonly words: string;
	/** A language tag, or "" for any. */
	readonly into: string;
	readonly from: string;
}

/** Those that fit all that is wanted, in the order they were given. */
export function findInterpreters(
	wanted: Wanted,
	register: readonly RegisteredInterpreter[],
): readonly RegisteredInterpreter[] {
	const named = new Set(matchPeople(wanted.words, register, register.length).map(({ id }) => id));
	const words = spelt(wanted.words);
	return register.filter((one) => {
		const fits =
			words === "" ||
			named.has(one.id) ||
			[one.town, one.address, ...one.domains].some((fact) => spelt(fact).includes(words));
		return fits && worksSo(one, wanted);
	});
}

/** Works some pair that goes from the one language and into the other, where they are asked for. */
function worksSo(languages: Languages, { from, into }: Wanted): boolean {
	if (from === "" && into === "") return true;
	return pairsOf(languages).some(([one, other]) => (from === "" || one === from) && (into === "" || other === into));
}

/** Every language that stands in the register. */
export function languagesIn(register: readonly Languages[]): string[] {
	return [...new Set(register.flatMap(({ a, b, c }) => [...a, ...b, ...c]))];
}

const spelt = (words: string): string => latin(fold(words.trim()));
