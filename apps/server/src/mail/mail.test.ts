/** Letters: what they say in both languages, and what happens when nobody takes them. */
import { interfaceLanguages } from "@plenary/domain";
import { expect, test } from "vitest";
import { quiet } from "../stage.ts";
import { linkLetter, meetingLetter } from "./letters.ts";
import { openMail } from "./mail.ts";

const facts = {
	to: "ada@people.test",
	name: "Ada",
	process: "Baltic Process",
	link: "https://plenary.test/enter#secret",
};

for (const language of interfaceLanguages)
	for (const purpose of ["sign-in", "invitation"] as const)
		test(`letter: the ${purpose} in ${language} names reader and process, and says how long its link lives`, () => {
			const { to, subject, text } = linkLetter({ ...facts, language, purpose });
			expect(to).toBe(facts.to);
			expect(subject).toContain(facts.process);
			for (const part of [facts.name, facts.process, `\n${facts.link}\n`]) expect(text).toContain(part);
			expect(text).toMatch(purpose === "sign-in" ? /\b20 (minutes|минут)/ : /\b7 (days|дней)/);
			expect(/[а-яё]/i.test(subject + text)).toBe(language === "ru");
		});

for (const language of interfaceLanguages)
	for (const letsIn of [true, false])
		test(`letter: the invitation in ${language} says what, when and where, and ${letsIn ? "how long its link lives" : "that one signs in as always"}`, () => {
			const meeting = { title: "Workshop", days: "7–8 July 2031", place: "Vilnius" };
			const { to, name, link } = facts;
			const { subject, text } = meetingLetter({ to, name, link, language, meeting, letsIn });
			expect(subject).toContain(meeting.title);
			for (const part of [name, "\nWorkshop\n7–8 July 2031, Vilnius\n", `\n${link}\n`]) expect(text).toContain(part);
			expect(/\b7 (days|дней)/.test(text)).toBe(letsIn);
			expect(/[а-яё]/i.test(subject + text)).toBe(language === "ru");
		});

test("mail: without a mail server nothing is sent, and that is said", async () => {
	const mail = openMail(undefined, "Plenary <plenary@localhost>", quiet);
	expect(mail.canSend).toBe(false);
	expect(await mail.send({ to: "ada@people.test", subject: "", text: "" })).toBe("notNow");
});

test("mail: a mail server that can not be reached is worth another try", async () => {
	const mail = openMail("smtp://127.0.0.1:1", "Plenary <plenary@localhost>", quiet);
	expect(mail.canSend).toBe(true);
	expect(await mail.send({ to: "ada@people.test", subject: "Letter", text: "Words." })).toBe("notNow");
});
