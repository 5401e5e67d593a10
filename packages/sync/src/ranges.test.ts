/** Sets of ids behave like plain sets of numbers. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { IdSet } from "./ranges.ts";

const range = fc.record({ client: fc.nat(1), from: fc.nat(40), length: fc.integer({ min: 1, max: 8 }) });

test("ranges: hold exactly what was added, sorted and never touching", () => {
	fc.assert(
		fc.property(fc.array(range), fc.array(range, { maxLength: 60 }), fc.array(range), (added, more, asked) => {
			const set = new IdSet();
			const plain = new Set<string>();
			for (const { client, from, length } of added) set.add({ client, from, to: from + length });
			set.addAll(more.map(({ client, from, length }) => ({ client, from, to: from + length })));
			for (const { client, from, length } of [...added, ...more]) {
				for (let clock = from; clock < from + length; clock++) plain.add(`${client}:${clock}`);
			}
			for (const { client, from, length } of asked) {
				const isThere = Array.from({ length }, (_, i) => plain.has(`${client}:${from + i}`)).every(Boolean);
				expect(set.has({ client, from, to: from + length })).toBe(isThere);
			}
			let before = { client: -1, to: 0 };
			for (const { client, from, to } of set) {
				if (client === before.client) expect(from).toBeGreaterThan(before.to);
				for (let clock = from; clock < to; clock++) expect(plain.delete(`${client}:${clock}`)).toBe(true);
				before = { client, to };
			}
			expect(plain.size).toBe(0);
		}),
	);
});
