/** Tests of gaps in sentences: each reason, in both languages, names the languages and who is nearest. */
import type { Gap, Nearest } from "@plenary/roster";
import { expect, test } from "vitest";
import { gapWords } from "./gap-words.ts";
import { toldIn } from "./pretend.ts";

const nearest: Nearest = {
	...{ interpreterId: "anna", sittingId: "Morning", booth: "en", lacksPair: false, distance: 20, opens: [] },
	breaches: [{ code: "clearanceTooLow", sittingId: "Morning", booth: "en", facts: { needed: 1, has: 0 } }],
};
const gap = (more: Partial<Gap>): Gap => ({
	...{ groupId: "Morning", sittingIds: ["Morning"], from: "ka", to: "en", reason: "blocked", nearest: [nearest] },
	...more,
});
const moved: Nearest = {
	...nearest,
	breaches: [],
	lacksPair: true,
	opens: [{ from: "ru", to: "uk" }],
};

test("what is not heard is told with who is nearest, and what stands in the way", () => {
	expect(gapWords(gap({}), toldIn("en"))).toBe(
		"No one can work Georgian → English at “Morning”. Nearest: Anna has no clearance; this sitting asks for level 1.",
	);
	expect(gapWords(gap({ reason: "elsewhere", nearest: [moved] }), toldIn("en"))).toBe(
		"Whoever could work Georgian → English at “Morning” is needed elsewhere. Nearest: Anna knows both languages, but is not accredited for Georgian → English. Moving Anna would leave Russian → Ukrainian open.",
	);
	expect(gapWords(gap({ reason: "nobody", nearest: [] }), toldIn("en"))).toBe(
		"No one in the register has both Georgian and English.",
	);
	expect(gapWords(gap({ reason: "follows", to: "ru", through: "en" }), toldIn("en"))).toBe(
		"Georgian → Russian would follow by relay as soon as Georgian → English is covered.",
	);
});

test("every reason is a sentence in both languages", () => {
	for (const language of ["en", "ru"] as const)
		for (const reason of ["nobody", "blocked", "elsewhere", "free", "follows"] as const) {
			const words = gapWords(gap({ reason, through: "ru", nearest: [{ ...moved, distance: 0 }] }), toldIn(language));
			expect(words, reason).toMatch(/^[«\p{Lu}].*\.$/u);
			expect(words, reason).not.toMatch(/[{}]|undefined|NaN|rosters\./);
			expect(/[а-яё]/i.test(words), reason).toBe(language === "ru");
		}
});
