/** Tests of finding a glossary's terms in what is said. */
import { expect, it } from "vitest";
import type { Concept } from "./glossary.ts";
import { termFinder, termsInText } from "./glossary-in-text.ts";

const concept = (id: string, words: Readonly<Record<string, string>>): Concept => ({
	id,
	terms: Object.entries(words).map(([language, one]) => ({
		id: id + language,
		language,
		words: one,
		status: "agreed",
		note: "",
		pronunciation: "",
		addedBy: "",
	})),
	definition: "",
	subject: "",
	source: "",
	isRestricted: false,
	addedBy: "",
	addedAt: 0,
});
const finder = termFinder([
	concept("status", { en: "refugee status", ru: "статус беженца", uk: "статус біженця", ka: "ლტოლვილის სტატუსი" }),
	concept("refugee", { en: "refugee", ru: "беженец" }),
	concept("agency", { en: "agency", ru: "агентство" }),
	concept("state", { en: "state" }),
	concept("eu", { en: "EU", ru: "ЕС" }),
	concept("c", { en: "constructor" }),
]);
const found = (text: string, language: string) =>
	termsInText(finder, text, language).map(({ start, end, concept: { id } }) => `${id}: ${text.slice(start, end)}`);

it("finds terms in whatever case or number the language puts them", () => {
	expect(found("О статусе беженцев и агентствах ЕС", "ru")).toEqual([
		"status: статусе беженцев",
		"agency: агентствах",
		"eu: ЕС",
	]);
	expect(found("Про статуси біженців", "uk")).toEqual(["status: статуси біженців"]);
	expect(found("ლტოლვილის სტატუსის შესახებ", "ka")).toEqual(["status: ლტოლვილის სტატუსის"]);
	expect(found("Agencies, refugees and their Refugee Status", "en")).toEqual([
		"agency: Agencies",
		"refugee: refugees",
		"status: Refugee Status",
	]);
});

it("takes no other word for a term, and no term of another language", () => {
	expect(found("The station is eurocentric; status: refugees'", "en")).toEqual(["refugee: refugees"]);
	expect(found("статус беженца", "en")).toEqual([]);
	expect(found("", "en")).toEqual([]);
});
