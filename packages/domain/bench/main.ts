/**
 * `npm run bench -w packages/domain [-- CONCEPTS]`: what a key costs that is typed to search a glossary in six languages,
 * beside two plain ways to do it: fold every term at each key, and look through terms that were folded once.
 */
import { type Concept, fold, glossaryIndex, latin, searchGlossary } from "@plenary/domain";
import { chanceOf, languageTags, largeGlossary, oneOf } from "./large-glossary.ts";

const count = Number(process.argv[2] ?? 5000);
const typedWords = 60;
const seed = 20261122;

/** CPU milliseconds of this process, all its threads included. */
function cpu(work: () => unknown): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1000;
}

const say = (words: string) => process.stdout.write(`${words}\n`);
const ms = (time: number) => `${time.toFixed(2).padStart(8)} ms`;
const at = (times: readonly number[], share: number) =>
	times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0;

const concepts = largeGlossary(count, seed);
const terms = concepts.flatMap((concept) => concept.terms);
const chance = chanceOf(seed + 1);

/** Words as somebody types them, each of their beginnings a key: as written, in Latin letters, inside, with a slip. */
const kinds: Readonly<Record<string, (word: string) => string>> = {
	"as written": (word) => word,
	"in Latin letters": (word) => latin(fold(word)),
	"inside a word": (word) => word.slice(2),
	"with one slip": (word) => word.slice(0, 3) + word.slice(4),
};
const keysOf = (spell: (word: string) => string): string[] =>
	Array.from({ length: typedWords }, () => {
		const word = spell(oneOf(oneOf(terms, chance).words.split(" "), chance));
		return Array.from({ length: word.length }, (_, end) => word.slice(0, end + 1));
	}).flat();

let index = glossaryIndex([]);
say(`${count} concepts in ${languageTags.join(", ")}: ${terms.length} terms; node ${process.version}`);
say(`index made from nothing: ${ms(cpu(() => (index = glossaryIndex(concepts))))} of CPU`);
const changed: Concept[] = concepts.map((one, place) => (place === 7 ? { ...one, terms: one.terms.slice(1) } : one));
say(`index after one change:  ${ms(cpu(() => glossaryIndex(changed, index)))}\n`);

const plainKey = (words: string) => latin(fold(words));
const folded = terms.map((term) => ({ term, key: plainKey(term.words) }));
const slowest = "every term folded at each key";
const ways: Readonly<Record<string, (query: string) => unknown>> = {
	"the index": (query) => searchGlossary(index, query, { first: ["ru"] }),
	[slowest]: (query) => {
		const asked = plainKey(query);
		return terms.filter((term) => plainKey(term.words).includes(asked)).slice(0, 20);
	},
	"terms folded once, all looked through": (query) => {
		const asked = plainKey(query);
		return folded.filter(({ key }) => key.includes(asked)).slice(0, 20);
	},
};
// Each way is warmed up on other words, so that none pays for being first.
const warming = Object.values(kinds).flatMap((spell) => keysOf(spell).slice(0, 40));
for (const [name, way] of Object.entries(ways))
	for (const query of warming.slice(0, name === slowest ? 8 : 160)) way(query);

for (const [kind, spell] of Object.entries(kinds)) {
	const keys = keysOf(spell);
	say(`typed ${kind}, ${keys.length} keys: CPU a key, median, p99, slowest`);
	let ours = 0;
	for (const [name, way] of Object.entries(ways)) {
		// The slow way needs fewer keys to be known for one.
		const measured = name === slowest ? keys.filter((_, nth) => nth % 16 === 0) : keys;
		const times = measured.map((query) => cpu(() => way(query))).sort((one, other) => one - other);
		const median = at(times, 0.5);
		ours ||= median;
		const ratio = name === "the index" ? "" : `  ${(median / ours).toFixed(1)} times as much`;
		say(`  ${name.padEnd(40)}${ms(median)}${ms(at(times, 0.99))}${ms(times.at(-1) ?? 0)}${ratio}`);
	}
}
