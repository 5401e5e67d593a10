/** Fee and clearance as a form holds them while they are typed, and as the contract has them. */
import type { Clearance, Fee } from "@plenary/domain";

export interface TypedFee {
	/** Empty for none. */
	readonly amount: string;
	readonly currency: string;
}

export interface TypedClearance {
	/** Empty for none; else one of `clearanceLevels`. */
	readonly level: string;
	readonly issuer: string;
	readonly until: string;
}

export const clearanceLevels = [0, 1, 2, 3] as const;
const usualCurrency = "EUR";

export const typedFee = (fee: Fee | null): TypedFee => ({
	amount: fee ? String(fee.amount) : "",
	currency: fee?.currency ?? usualCurrency,
});

/** An amount that is none stays none: the contract says so. */
export const feeOf = ({ amount, currency }: TypedFee): Fee | null =>
	amount.trim() === "" ? null : { amount: Number(amount.replace(/\s/g, "").replace(",", ".")), currency };

export const typedClearance = (clearance: Clearance | null): TypedClearance => ({
	level: clearance ? String(clearance.level) : "",
	issuer: clearance?.issuer ?? "",
	until: clearance?.until ?? "",
});

export const clearanceOf = ({ level, issuer, until }: TypedClearance): Clearance | null =>
	level === "" ? null : { level: Number(level), issuer, until: until || null };
