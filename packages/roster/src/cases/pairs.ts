/** Cases of pairs: between which languages somebody works. */
import { pairsOf } from "@plenary/domain";
import { languages } from "../instance/people.ts";
import { field } from "../instance/reading.ts";
import { differences } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const person = languages(field({ value: input, at: "" }, "interpreter"));
	const pairs = pairsOf(person).map(([from, to]) => `${from}>${to}`);
	return differences({ pairs: pairs.sort() }, Object(expect));
}
