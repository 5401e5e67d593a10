/** Questions asked together. */
import { expect, test } from "vitest";
import { together } from "./together.ts";

test("together: what is asked at once is asked once, and everybody gets their own answer", async () => {
	const asked: string[][] = [];
	const lengthOf = together(async (keys) => {
		asked.push(keys);
		return new Map(keys.filter((key) => key !== "").map((key) => [key, key.length]));
	});
	expect(await Promise.all(["a", "bcd", "", "a"].map(lengthOf))).toEqual([1, 3, undefined, 1]);
	expect(asked).toEqual([["a", "bcd", ""]]);
});

test("together: what is asked while an answer is under way gets one that is newer", async () => {
	let now = 0;
	const held: (() => void)[] = [];
	const ask = together(async (keys) => {
		const seen = now;
		await new Promise<void>((resolve) => held.push(resolve));
		return new Map(keys.map((key) => [key, seen]));
	});
	const early = ask("a");
	await expect.poll(() => held.length).toBe(1);
	now = 1;
	const late = ask("a");
	held[0]?.();
	expect(await early).toBe(0);
	await expect.poll(() => held.length).toBe(2);
	held[1]?.();
	expect(await late).toBe(1);
});

test("together: a question that fails fails for those who asked it, and for nobody after", async () => {
	let fails = true;
	const ask = together(async (keys) => {
		if (fails) throw new Error("The disk is gone.");
		return new Map(keys.map((key) => [key, key]));
	});
	const [one, other] = await Promise.allSettled([ask("a"), ask("b")]);
	expect([one.status, other.status]).toEqual(["rejected", "rejected"]);
	fails = false;
	expect(await ask("a")).toBe("a");
});
