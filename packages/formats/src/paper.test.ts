/** Tests of papers as files: read back, with names in them that mean something to Word, to Typst or to a terminal. */
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { folioParts, type Paper, printable } from "./paper.ts";
import { docxOf } from "./paper-docx.ts";
import { NoPdfHere, pdfOf } from "./paper-pdf.ts";

const hostile = [
	'#panic() #import "@preview/x:1.0.0" $x^2$ *bold* _under_ @ref <label> \\ `raw` // comment /* more */ [b] {c} ~ ~~ = - + 1.',
	'"), read("/etc/passwd"), ("',
	"<w:p>&amp;</w:p> ]]> \u0000\u0007\ud800 \u202emohammed",
	"ანა ბერიძე · Գայանե · Łukasz Żółć · Ștefan",
	"مرحبا · שלום · 田中 · 👩🏽‍🦰",
	"W".repeat(300),
];

const paper = (more: Partial<Paper> = {}): Paper => ({
	language: "ru",
	title: "Лист команды",
	subject: "Семинар",
	running: "Семинар · 7 июля",
	issue: "Версия 3",
	folio: "Страница {page} из {pages}",
	issuedAt: Date.UTC(2026, 6, 1),
	wide: true,
	facts: [["Зал", "Большой"]],
	sections: [
		{
			heading: "Кабины",
			level: 1,
			parts: [
				{ kind: "text", lines: hostile.map((text) => ({ text, tone: "warning" })) },
				{ kind: "list", items: hostile },
				{
					kind: "table",
					columns: [
						{ head: "Кабина", share: 1 },
						{ head: "Переводчики", share: 2 },
					],
					rows: Array.from({ length: 60 }, (_, at) => [[`${at}`], [hostile[at % hostile.length] ?? ""]]),
				},
			],
		},
	],
	...more,
});

async function wordsOfDocx(asked: Paper): Promise<Record<string, string>> {
	const files = unzipSync(await docxOf(asked));
	return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
}

describe("paper as DOCX", () => {
	it("has headings, a table whose head comes again, page numbers and its language", async () => {
		const files = await wordsOfDocx(paper());
		const text = files["word/document.xml"] ?? "";
		expect(text).toContain('<w:pStyle w:val="Heading1"/>');
		expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(1);
		expect(text).toContain('w:orient="landscape"');
		expect(text).toMatch(/<w:pgSz w:w="16838" w:h="11906"/);
		expect(files["word/styles.xml"]).toContain('w:val="ru-RU"');
		const footer = Object.entries(files).find(([name]) => name.startsWith("word/footer"))?.[1];
		expect(footer).toMatch(/Страница .*PAGE.* из .*NUMPAGES/s);
		expect(files["docProps/core.xml"]).toContain("Лист команды · Семинар");
	});

	it("shows what is hostile as it was written, without what no file can hold", async () => {
		const text = (await wordsOfDocx(paper()))["word/document.xml"] ?? "";
		expect(text).toContain("#panic() #import &quot;@preview/x:1.0.0&quot; $x^2$ *bold*");
		expect(text).toContain("&lt;w:p&gt;&amp;amp;&lt;/w:p&gt; ]]&gt;");
		expect(text).toContain("ანა ბერიძე · Գայանե");
		expect(text).toContain("👩🏽‍🦰");
		// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
		expect(text).not.toMatch(/[\u0000-\u0008\u202e]/);
	});
});

/** Typst does not come for every machine. */
function hasTypst(): boolean {
	try {
		pdfOf(paper());
		return true;
	} catch (error) {
		return !(error instanceof NoPdfHere);
	}
}

describe.skipIf(!hasTypst())("paper as PDF", () => {
	const read = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");

	it("is tagged, says its language, and is accessible by PDF/UA where every letter has a font", () => {
		const plain = paper({
			sections: [{ heading: "A", level: 1, parts: [{ kind: "text", lines: hostile.slice(0, 2) }] }],
		});
		const text = read(pdfOf(plain));
		expect(text).toMatch(/^%PDF-1\.7/);
		expect(text).toMatch(/\/Marked true/);
		expect(text).toMatch(/\/Lang \(ru(-RU)?\)/);
		expect(text).toContain("pdfuaid:part");
		expect(text).toContain("NotoSans-Regular");
	});

	it("comes out whatever stands in it, and as the same file each time", () => {
		const first = pdfOf(paper());
		expect(read(first)).toMatch(/\/Type\s*\/StructTreeRoot/);
		expect(Buffer.compare(Buffer.from(first), Buffer.from(pdfOf(paper())))).toBe(0);
	});
});

describe("paper", () => {
	it("cuts what nobody would read", () => {
		expect(printable(paper({ title: "x".repeat(30_000) })).title).toHaveLength(2_000);
	});

	it("knows where the numbers of pages stand", () => {
		expect(folioParts("Страница {page} из {pages}")).toEqual(["Страница ", " из ", ""]);
	});
});
