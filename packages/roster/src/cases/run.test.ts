/** Tests of cases: one of each kind passes as it stands, and fails when it expects anything else. */
import { expect, it, test } from "vitest";
import { runCases } from "./run.ts";

const interpreters = [
	{ id: "i1", A: ["pl"], C: ["hy"], home: "Gdansk", fee: 10 },
	{ id: "i2", A: ["hy"], B: ["pl"], home: "Gdansk", fee: 20, clearance: 1 },
];
const sessions = [
	{
		...{ id: "s1", meeting: "M", city: "Gdansk", room: "Blue", start: "2027-02-01T10:00", end: "2027-02-01T10:30" },
		...{ spoken: ["pl", "hy"], heard: ["pl"], clearance: 1 },
	},
];
const price = { relay: 0, singlePivot: 0, fragile: 0, offDomain: 0, change: 0, load: 0 };
const team = [
	{ id: "i1", booth: "pl", A: ["pl"], C: ["hy"] },
	{ id: "i3", booth: "lt", A: ["lt"], C: ["pl"] },
];
const cases = [
	{
		...{
			id: "pairs",
			kind: "pairs",
			input: { interpreter: { A: ["hy"], B: ["pl"], C: ["lt"], retour: { pl: "all" } } },
		},
		...{ expect: { pairs: ["hy>pl", "lt>hy", "lt>pl", "pl>hy"] }, other: { pairs: ["lt>hy", "pl>hy"] } },
	},
	{
		...{ id: "regime", kind: "regime", input: { session: { spoken: ["pl", "lt", "hy"], heard: ["pl", "lt"] } } },
		...{ expect: { regime: "3-2 asymmetric", needs: 4, booths: ["pl", "lt"] }, other: { needs: 6 } },
	},
	{
		...{
			id: "strength",
			kind: "strength",
			input: {
				rows: [
					{ mode: "sim", into: ["pl"], min: 300, heavy: true },
					{ mode: "sign", into: ["pl", "pso"], min: 500 },
				],
			},
		},
		...{ expect: { need: [3, null] }, other: { need: [2, null] } },
	},
	{
		...{ id: "coverage", kind: "coverage", input: { session: { spoken: ["hy", "pl"], heard: ["pl", "lt"] }, team } },
		...{
			expect: { needs: { "hy>lt": "relay:pl:single", "pl>lt": "direct:1" } },
			other: { needs: { "hy>lt": "relay:pl" } },
		},
	},
	{
		...{
			id: "legal",
			kind: "legal",
			input: { instance: { sessions, interpreters }, assign: [{ i: "i1", g: "s1", b: "pl" }] },
		},
		...{ expect: { codes: ["CLEARANCE"] }, other: { codes: [] } },
	},
	{
		...{ id: "solve", kind: "solve", input: { instance: { sessions, interpreters, price, perDiem: 0 } } },
		...{
			expect: {
				uncovered: 1,
				missing: 1,
				cost: 0,
				none: ["hy>pl"],
				team: [],
				nearest: {
					"hy>pl": [
						["i1", ["CLEARANCE"]],
						["i2", ["PAIR"]],
					],
				},
			},
		},
		...{ other: { uncovered: 0 } },
	},
];

test.each(cases)("a case of $kind passes, and does not when it expects something else", ({ other, ...one }) => {
	const differs = { ...one, id: "differs", expect: other };
	const [passes, fails] = runCases({ cases: [one, differs] });
	expect(passes).toEqual({ id: one.id, wrong: [] });
	expect(fails?.id).toBe("differs");
	expect(fails?.wrong).not.toEqual([]);
});

it("a case that can not be read, or that nobody judges, does not pass and says why", () => {
	const results = runCases({
		cases: [
			{ id: "a", kind: "weather", input: {}, expect: {} },
			{ id: "b", kind: "pairs", input: { interpreter: { A: "hy" } }, expect: {} },
			{ id: "c", kind: "regime", input: { session: { spoken: ["pl"], heard: ["lt"] } }, expect: { moon: 1 } },
		],
	});
	expect(results.map(({ wrong }) => wrong)).toEqual([
		["nobody judges cases of the kind weather"],
		['interpreter.A: expected a list, found "hy".'],
		["moon: this kind of case says nothing about it"],
	]);
});
