/** Tests of reading agendas, from a fixture page, from pasted lines and from nonsense. */
import { readFileSync } from "node:fs";
import type { ImportedItem } from "@plenary/domain";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mostImported, readAgendaMarkdown } from "./agenda-markdown.ts";

/** One line for each item: two spaces a level, "~" before a break, then length and presenter. */
function lines(items: readonly ImportedItem[], level = ""): string[] {
	return items.flatMap((item) => {
		const words = [item.kind === "break" ? "~" : "", item.title, item.minutes, item.presenter && `@${item.presenter}`];
		return [level + words.filter((word) => word).join(" "), ...lines(item.children, `${level}  `)];
	});
}
const read = (text: string) => lines(readAgendaMarkdown(text).items);

describe("an agenda in a page that holds more", () => {
	const page = readFileSync(new URL("./agenda.fixture.md", import.meta.url), "utf8");
	const found = readAgendaMarkdown(page);

	it("is what stands under the heading that announces it, with lengths, presenters and tables", () => {
		expect(lines(found.items)).toEqual([
			"Opening and roll call 10 @Chair",
			"  Adoption of the agenda",
			"  Practical matters",
			"Secretariat's report 15 @A. Lindqvist",
			"Country reports",
			"  Lithuania 5",
			"  Ukraine 90",
			"~ Coffee break 15",
			"Proposals",
			"  Glossary for adoption 10 @I. Petrova",
			"  Register of interpreters 60 @R. Petrauskas",
			"Other business",
			"Closing",
		]);
		expect(found.counts).toEqual({ top: 7, items: 13, minutes: 205 });
	});

	it("keeps links to papers with their item and warns of what it left out, by line", () => {
		expect(found.items[1]?.links).toEqual([
			{ text: "slides", href: "./report.pdf" },
			{ text: "budget", href: "./budget.pdf" },
		]);
		const lineOf = (words: string) => page.split("\n").findIndex((line) => line.includes(words)) + 1;
		expect(found.warnings).toEqual([
			{ code: "attachmentsSkipped", line: lineOf("   - [slides]") },
			{ code: "attachmentsSkipped", line: lineOf("reference material") },
			{ code: "sectionSkipped", line: lineOf("### Constraints") },
		]);
	});
});

describe("an agenda by days", () => {
	const text = [
		"# Interim meeting, winter",
		"* [Call](https://example.org/call)",
		"## 1 February 2027, [21:00-23:00 UTC](https://example.org/clock)",
		"### Administration",
		"*  3 min - [Lists](https://example.org/l) / scribes",
		"### Drafts",
		"* 35 min - [Signatures](https://example.org/s) ([Slides](s.pdf)) - _J. Rich_",
		"* 15 min - Digest - _L. Pard_ ([slides](d.pdf))",
		"* 10 min - Cookies (Slides) - Steven Bing",
		"## 2 февраля 2027 года",
		"### Предложения",
		"- Реестр переводчиков — 1 ч 30 мин",
	].join("\n");

	it("has a sitting for each day, with hours where they are given, and headings as items", () => {
		const found = readAgendaMarkdown(text);
		expect(lines(found.items)).toEqual([
			"Administration",
			"  Lists / scribes 3",
			"Drafts",
			"  Signatures 35 @J. Rich",
			"  Digest 15 @L. Pard",
			"  Cookies 10 @Steven Bing",
			"Предложения",
			"  Реестр переводчиков 90",
		]);
		expect(found.items.map((item) => item.sitting)).toEqual([0, 0, 1]);
		expect(found.sittings).toEqual([
			{ title: "1 February 2027, 21:00-23:00 UTC", day: "2027-02-01", startsAt: "21:00", endsAt: "23:00" },
			{ title: "2 февраля 2027 года", day: "2027-02-02", startsAt: undefined, endsAt: undefined },
		]);
	});

	it("takes morning and afternoon for sittings of the day above", () => {
		const { sittings } = readAgendaMarkdown(
			"# Programme\n## Monday, 7 July 2026\n### Morning 09:00-12:30\n- A\n### Afternoon 14:00 – 17:30\n- B",
		);
		expect(sittings.map((one) => [one.day, one.startsAt, one.endsAt])).toEqual([
			["2026-07-07", "09:00", "12:30"],
			["2026-07-07", "14:00", "17:30"],
		]);
	});
});

describe("pasted lines", () => {
	it("with hours last until the next one, and own the bullets under them", () => {
		const text =
			"09:30 Opening\n10:00–10:45 Country reports\n- Lithuania 10 min\n- Ukraine\n10:45 Coffee break\n11:00 Conclusions";
		expect(read(text)).toEqual([
			"Opening 30",
			"Country reports 45",
			"  Lithuania 10",
			"  Ukraine",
			"~ Coffee break 15",
			"Conclusions",
		]);
	});

	it.each([
		[
			"numbers",
			"1. Opening\n2. Reports\n2.1 Lithuania 15 min\n2.2 Poland\n3. Closing",
			["Opening", "Reports", "  Lithuania 15", "  Poland", "Closing"],
		],
		[
			"typographic bullets",
			"• Opening 30m\n• Перерыв\n  ◦ ignored under nothing",
			["Opening 30", "~ Перерыв", "  ignored under nothing"],
		],
		[
			"no marks at all",
			"Opening\nCoffee break 15 min\nOther business",
			["Opening", "~ Coffee break 15", "Other business"],
		],
		["a quoting mail", "> 1. Opening\n> 2. Closing", ["Opening", "Closing"]],
		["an indented block", "    1. Opening\n    2. Closing", ["Opening", "Closing"]],
		["Windows line ends", "1. Opening\r\n2. Closing\r\n", ["Opening", "Closing"]],
		[
			"a Russian heading",
			"## Участники\n- Литва\n- Польша\n- Украина\n\n## Повестка дня\n1. Открытие (10 мин)\n2. Разное",
			["Открытие 10", "Разное"],
		],
		[
			"hours in a table",
			"| Time | Topic | Speaker |\n|---|---|---|\n| 09:00-09:30 | Opening | Chair |\n| 09:30 | Lunch | |\n| 10:30 | Reports | |",
			["Opening 30 @Chair", "~ Lunch 60", "Reports"],
		],
	])("with %s are read", (_, text, expected) => {
		expect(read(text)).toEqual(expected);
	});

	it("keep words that only look like a length, a name or a break", () => {
		const text =
			"- Short (≤30m) discussions\n- Challenges (Baltic States)\n- Break-out groups\n- Lunch seminar\n- 2027 work plan";
		expect(read(text)).toEqual(text.split("\n").map((line) => line.slice(2)));
	});
});

describe("nonsense", () => {
	it.each([
		"",
		"   \n\n",
		"# Agenda\n",
		"A sentence that ends here.\n\nAnd another one. It goes on.",
		"<!-- - a -->",
		"```\n- a\n```",
	])("such as %j gives nothing, and says so", (text) => {
		expect(readAgendaMarkdown(text)).toMatchObject({ items: [], warnings: [{ code: "nothingFound", line: 1 }] });
	});

	it("never throws, and every item it finds has a title", () => {
		const piece = fc.constantFrom(
			"- ",
			"1. ",
			"\n",
			"  ",
			"# ",
			"agenda",
			"a",
			"|",
			"---",
			"(5m",
			")",
			"[x](y)",
			"_",
			"<!--",
			"10:00 ",
			"\u0000",
			"> ",
			"`",
			"é",
		);
		fc.assert(
			fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 60 }), (pieces) => {
				const { items, counts } = readAgendaMarkdown(pieces.join(""));
				const all = lines(items);
				expect(all.length).toBe(counts.items);
				expect(all.every((line) => line.trim() !== "")).toBe(true);
			}),
		);
	});

	it("reads no more than the first items of a very long text, and says so", { timeout: 60_000 }, () => {
		const found = readAgendaMarkdown("- An item of the agenda (5m)\n".repeat(40_000));
		expect(found.counts.items).toBe(mostImported);
		expect(found.warnings.map((warning) => warning.code)).toEqual(["textCut", "tooManyItems"]);
	});

	it.each([
		["capitals", `- 5 min - a - ${"A".repeat(1900)}1\n`.repeat(500)],
		["asterisks", "*a **b ".repeat(150_000)],
		["brackets", "[".repeat(1_000_000)],
		["quotes", `${">".repeat(2000)}a\n\n`.repeat(500)],
		["quotes in bullets", `- ${">".repeat(1900)}a\n\n`.repeat(500)],
		["bullets in bullets", "- ".repeat(500_000)],
		["ever deeper lists", Array.from({ length: 1400 }, (_, at) => `${" ".repeat(at)}- a`).join("\n")],
	])("comes to an end with a megabyte of %s", { timeout: 60_000 }, (_, text) => {
		expect(readAgendaMarkdown(text).counts.items).toBeLessThanOrEqual(mostImported);
	});
});
