/** Tests of guessing a text's language. */
import { expect, it } from "vitest";
import { languageOfText } from "./import-language.ts";

it("goes by the letters", () => {
	expect(languageOfText("1. Открытие (UNHCR)", ["en", "ru"])).toBe("ru");
	expect(languageOfText("1. Opening and adoption", ["ru", "en"])).toBe("en");
	expect(languageOfText("1. გახსნა", ["en", "ka"])).toBe("ka");
});

it("tells Ukrainian from Russian by the letters only one of them has", () => {
	expect(languageOfText("1. Відкриття засідання", ["ru", "uk"])).toBe("uk");
	expect(languageOfText("1. Открытие заседания мы", ["uk", "ru"])).toBe("ru");
});

it("stays with the first language when there are no letters", () => {
	expect(languageOfText("1. 2. 3.", ["ru", "en"])).toBe("ru");
});
