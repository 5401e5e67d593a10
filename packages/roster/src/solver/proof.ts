/** Proofs: how much is known about a roster, as plain values from which words are made. */

/** Nothing is better; nothing is better by more than that share of it; or it is the best that was found. */
export type Proof =
	| { readonly kind: "best" }
	| { readonly kind: "within"; readonly share: number }
	| { readonly kind: "found" };

export const best: Proof = { kind: "best" };
export const found: Proof = { kind: "found" };

const hair = 1e-6;

/** From what something costs and what anything costs at least. */
export function proofOf(costs: number, atLeast: number): Proof {
	const over = costs - atLeast;
	if (over <= hair * Math.max(1, Math.abs(costs))) return best;
	const share = over / Math.abs(costs);
	return Number.isFinite(share) && share < 1 ? { kind: "within", share } : found;
}
