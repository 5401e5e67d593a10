/** An interpreter's languages in the trade's short form. */
import type { Languages, Pair } from "@plenary/domain";

const sign = (tag: string): string => tag.toUpperCase();

/** "A KA · B EN · C RU, UK"; empty for somebody without languages. */
export const combinationOf = ({ a, b, c }: Languages): string =>
	Object.entries({ A: a, B: b, C: c })
		.filter(([, tags]) => tags.length > 0)
		.map(([letter, tags]) => `${letter} ${tags.map(sign).join(", ")}`)
		.join(" · ");

/** Both ends of a retour as signs, for the words around them. */
export const signsOf = ([from, to]: Pair): { from: string; to: string } => ({ from: sign(from), to: sign(to) });
