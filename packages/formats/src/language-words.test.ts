/** Tests of the words that name languages. */
import { expect, it } from "vitest";
import { readLanguages } from "./language-words.ts";

it.each([
	["en, ru", ["en", "ru"], []],
	["EN/RU/en", ["en", "ru"], []],
	["eng ukr", ["en", "uk"], []],
	["English and Russian; Polish", ["en", "ru", "pl"], []],
	["английский, русском и украинский", ["en", "ru", "uk"], []],
	["SR-latn", ["sr-Latn"], []],
	["elvish, und, zz, en-x", [], ["elvish", "und", "zz", "en-x"]],
	["", [], []],
])("languages: reads %j", (list, tags, unknown) => expect(readLanguages(list)).toEqual({ tags, unknown }));
