/** Proofs: how much is known about a roster, as plain values from which words are made. */

/** Nothing is better; or nothing is better by more than that share of it; or it is the best that was found. */
export type Proof =
	| { readonly kind: "best" }
	| { readonly kind: "within"; readonly share: number }
	| { readonly kind: "found" };

export const best: Proof = { kind: "best" };
export const found: Proof = { kind: "found" };

/** Solver and checker round differently. */
const hair = 1e-6;

/** From what something costs, by the checker, and what anything costs at least, by the solver. */
export function proofOf(costs: number, atLeast: number): Proof {
	const share = (costs - atLeast) / Math.max(1, Math.abs(costs));
	// What is cheaper than anything can be was counted otherwise: then the bound proves nothing.
	if (!Number.isFinite(share) || share < -hair || share >= 1) return found;
	return share <= hair ? best : { kind: "within", share };
}
