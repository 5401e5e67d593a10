/** Tests of proofs. */
import { expect, it } from "vitest";
import { proofOf } from "./proof.ts";

it.each([
	["nothing costs less", 200, 200, { kind: "best" }],
	["what differs is a rounding", 200, 199.9999, { kind: "best" }],
	["something could cost less", 200, 199, { kind: "within", share: 0.005 }],
	["nothing is known", 200, -Infinity, { kind: "found" }],
	["next to nothing is known", 200, -10, { kind: "found" }],
	["it is cheaper than anything can be", 200, 210, { kind: "found" }],
	["it costs nothing", 0, 0, { kind: "best" }],
])("a proof says how good it is when %s", (_, costs, atLeast, proof) => {
	expect(proofOf(costs, atLeast)).toEqual(proof);
});
