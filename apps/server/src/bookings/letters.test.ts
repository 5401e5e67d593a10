/** Letters about bookings: what each says in both languages, and that a link stands only where there is something to open. */
import { interfaceLanguages } from "@plenary/domain";
import { expect, test } from "vitest";
import { bookingLetter, bookingNews } from "./letters.ts";

const facts = {
	...{
		name: "Maria",
		title: "Workshop",
		booth: "English ↔ Russian",
		note: "Bring a badge.",
		from: "Ada, ada@people.test",
	},
	lines: ["1 December 2026 (Europe/Vilnius, UTC+2)", "09:00–12:30, Hall 2"],
	...{ answerBy: "22 November 2026, 20:00", holdUntil: "25 November 2026", link: "https://plenary.test/offer#secret" },
};

for (const language of interfaceLanguages)
	for (const news of bookingNews)
		test(`letter: ${news} in ${language} names the meeting, its hours and who asked`, () => {
			const { subject, text } = bookingLetter(language, news, { ...facts, asked: "offer" });
			expect(subject).toContain("Workshop");
			for (const part of ["Maria,", "Workshop", ...facts.lines, facts.booth, facts.from]) expect(text).toContain(part);
			expect(text.includes(`\n${facts.link}\n`)).toBe(["ask", "option", "firm"].includes(news));
			expect(text.includes(facts.answerBy)).toBe(news === "ask");
			expect(/[а-яё]/i.test(subject + text)).toBe(language === "ru");
		});

test("letter: an enquiry, an option and an offer are asked for in words of their own", () => {
	const kinds = ["enquire", "option", "offer"] as const;
	const texts = kinds.map((asked) => bookingLetter("en", "ask", { ...facts, asked }).text);
	expect(new Set(texts).size).toBe(3);
	expect(texts[0]).toContain("binds nobody");
	expect(texts[2]).toContain("it is firm");
});
