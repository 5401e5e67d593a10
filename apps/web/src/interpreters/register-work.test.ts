/** Tests of fee and clearance while they are typed. */
import { newInterpreterSchema } from "@plenary/domain";
import { expect, test } from "vitest";
import { clearanceOf, feeOf, typedClearance, typedFee } from "./register-work.ts";

test("work: what is kept is typed and kept again, and nothing stays nothing", () => {
	const fee = { amount: 412.5, currency: "GEL" };
	const clearance = { level: 2, issuer: "Ministry", until: "2027-05-01" };
	expect(feeOf(typedFee(fee))).toEqual(fee);
	expect(clearanceOf(typedClearance(clearance))).toEqual(clearance);
	expect([feeOf(typedFee(null)), clearanceOf(typedClearance(null))]).toEqual([null, null]);
	expect(feeOf({ amount: "1 200,50", currency: "EUR" })).toEqual({ amount: 1200.5, currency: "EUR" });
});

test.each([
	["much", "EUR"],
	["-1", "EUR"],
	["400", "euro"],
])("work: a fee of %s %s is refused by name", (amount, currency) => {
	const asked = newInterpreterSchema.safeParse({ name: "N.", fee: feeOf({ amount, currency }) });
	expect(asked.error?.issues[0]?.message).toBe("feeInvalid");
});
