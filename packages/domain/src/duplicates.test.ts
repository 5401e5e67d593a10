/** Tests of finding and merging duplicates. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	alike,
	type Comparable,
	comparableBody,
	likelyDuplicates,
	type MergeablePerson,
	mergedPerson,
} from "./duplicates.ts";

const person = (name: string, facts: Partial<Comparable> = {}): Comparable => ({
	...{ name, names: {}, partyId: null, address: null },
	...facts,
});
const known = [
	{ id: "ivan", ...person("Ivan Petrov", { partyId: "sweden", address: "ivan@example.org" }) },
	{ id: "yuriy", ...person("Yuriy Shchukin", { names: { ru: "Юрий Щукин" } }) },
	{ id: "asa", ...person("Åsa Öberg-Ek") },
];
const likely = (one: Comparable) =>
	likelyDuplicates([one], known)[0]?.known.map(({ id, likeness }) => `${id} ${likeness}`);

describe("duplicates of known people", () => {
	it.each([
		["an address in other letters", person("I. P.", { address: " Ivan@Example.org" }), "ivan sameAddress"],
		["an address beside a name", person("Ivan Petrov", { address: "ivan@example.org" }), "ivan sameAddress"],
		["a name in the other script", person("Иван Петров"), "ivan sameName"],
		["a name in another language's field", person("I. P.", { names: { ru: "Иван Петров" } }), "ivan sameName"],
		["another spelling", person("Iurii Shchukin", { partyId: "latvia" }), "yuriy sameName"],
		["diacritics and case", person("asa OBERG EK"), "asa sameName"],
		["words in another order", person("Petrov, Ivan", { partyId: "sweden" }), "ivan sameWords"],
		["words in another order and script", person("ПЕТРОВ Иван"), "ivan sameWords"],
	])("are known by %s", (_, one, found) => expect(likely(one)).toEqual([found]));

	it.each([
		["of another party", person("Ivan Petrov", { partyId: "latvia" })],
		["of half the name", person("Petrov")],
		["without any words", person(" - ", { address: " " })],
	])("are not those %s", (_, one) => expect(likely(one)).toEqual([]));

	it("come with the surest first", () => {
		const one = person("Petrov Ivan", { names: { ru: "Юрий Щукин" }, address: "ivan@example.org" });
		expect(likely(one)).toEqual(["ivan sameAddress", "yuriy sameName"]);
	});
});

describe("duplicates within a register", () => {
	it("point at each other", () => {
		const register = [...known, { id: "ivan-2", ...person("Петров Иван") }, { id: "lia", ...person("Lia Vale") }];
		expect([...alike(register)].sort()).toEqual([
			["ivan", "ivan-2"],
			["ivan-2", "ivan"],
		]);
	});

	it("are known by a name or a short sign, where they are parties or bodies", () => {
		const parties = [
			{ id: "korea", codes: { en: "KR" }, names: { en: "Republic of Korea" } },
			{ id: "hungary", codes: { ru: "ВЕ" }, names: { ru: "Венгрия" } },
			{ id: "korea-2", codes: {}, names: { en: "Korea, Republic of" } },
			{ id: "hungary-2", codes: { en: "VE" }, names: { en: "Hungary" } },
		].map((one) => ({ id: one.id, ...comparableBody(one) }));
		expect(Object.fromEntries(alike(parties))).toEqual({
			...{ korea: "korea-2", "korea-2": "korea", hungary: "hungary-2", "hungary-2": "hungary" },
		});
	});
});

describe("duplicates within one list", () => {
	it("point at those before them", () => {
		const list = [person("Lia Vale"), person("Jon Berg"), person("Вале Лия"), person("Lia Vale")];
		expect(likelyDuplicates(list, []).map(({ earlier }) => earlier)).toEqual([
			[],
			[],
			[{ index: 0, likeness: "sameWords" }],
			[
				{ index: 0, likeness: "sameName" },
				{ index: 2, likeness: "sameWords" },
			],
		]);
	});

	it("are told for everybody, though at most five for each, when all are called the same", () => {
		const found = likelyDuplicates(
			Array<Comparable>(1000).fill(person("Lia Vale", { address: "lia@example.org" })),
			[],
		);
		expect(found.map(({ earlier }) => earlier.length)).toEqual(found.map((_, index) => Math.min(index, 5)));
	});

	it("are the same that comparing every pair would find", () => {
		const word = fc.constantFrom("Lia", "Лия", "Vale", "Jon");
		const one: fc.Arbitrary<Comparable> = fc.record({
			name: fc.array(word, { minLength: 1, maxLength: 2 }).map((words) => words.join(" ")),
			names: fc.oneof(
				fc.constant({}),
				word.map((ru) => ({ ru })),
			),
			partyId: fc.constantFrom(null, "a", "b"),
			address: fc.constantFrom(null, "x@example.org", "y@example.org"),
		});
		const words = ({ name, names }: Comparable) =>
			[name, ...Object.values(names)].map((text) => text.replaceAll("Лия", "Lia").split(" ").sort().join(" "));
		const alike = (one: Comparable, other: Comparable) =>
			(one.address !== null && one.address === other.address) ||
			((one.partyId === null || other.partyId === null || one.partyId === other.partyId) &&
				words(one).some((text) => words(other).includes(text)));
		fc.assert(
			fc.property(fc.array(one, { maxLength: 6 }), (list) => {
				const found = likelyDuplicates(list, []).map(({ earlier }) => earlier.map(({ index }) => index).sort());
				const pairs = list.map((one, at) =>
					list.flatMap((other, before) => (before < at && alike(one, other) ? before : [])),
				);
				expect(found).toEqual(pairs);
			}),
			{ seed: 64, numRuns: 300 },
		);
	});
});

describe("merging", () => {
	const empty: MergeablePerson = {
		...{ id: "empty", name: "", names: {}, partyId: null, languages: [], address: null, phone: " ", note: "" },
		joinedAt: null,
	};
	const lia: MergeablePerson = {
		...{ id: "lia", name: "Lia Vale", names: { ru: "Лия Вале" }, partyId: "latvia", languages: ["lv", "en"] },
		...{ address: "lia@example.org", phone: "+371 1", note: "by train", joinedAt: 2000 },
	};
	const other: MergeablePerson = {
		...{ id: "other", name: "L. Vale", names: { ru: "Вале", uk: "Лія Вале" }, partyId: "sweden", languages: ["sv"] },
		...{ address: "l@example.org", phone: "+46 2", note: "by ship", joinedAt: 1000 },
	};

	it("keeps what is filled, whichever of the two it stands in", () => {
		expect(mergedPerson(lia, empty)).toEqual(lia);
		expect(mergedPerson(empty, lia)).toEqual({ ...lia, id: "empty" });
	});

	it("lets the kept one's words stand, adds names in further languages and the earlier sign-in", () => {
		expect(mergedPerson(lia, other)).toEqual({ ...lia, names: { ...lia.names, uk: "Лія Вале" }, joinedAt: 1000 });
	});
});
