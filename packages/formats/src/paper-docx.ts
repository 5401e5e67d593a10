/** Papers as DOCX: real headings, tables whose heads come again on each page, page numbers, the language of the words. */
import {
	AlignmentType,
	BorderStyle,
	Document,
	Footer,
	Header,
	HeadingLevel,
	type IRunOptions,
	Packer,
	PageNumber,
	PageOrientation,
	Paragraph,
	Table,
	TableCell,
	TableLayoutType,
	TableRow,
	TabStopType,
	TextRun,
	WidthType,
} from "docx";
import { type Fact, folioParts, type Line, type Paper, type Part, printable, toneOf, wordsOf } from "./paper.ts";

/** Twentieths of a point: A4 with its margins. */
const sheet = { short: 11_906, long: 16_838, side: 964, top: 1_250, bottom: 1_080 };
const quiet = "525C68";
const locales = { en: "en-GB", ru: "ru-RU" } as const;
/** Found on every desk, with Latin and Cyrillic letters; for others the program takes one of its own. */
const font = "Arial";

/** The file. */
export async function docxOf(asked: Paper): Promise<Uint8Array> {
	const paper = printable(asked);
	const width = (paper.wide ? sheet.long : sheet.short) - 2 * sheet.side;
	const document = new Document({
		title: `${paper.title} · ${paper.subject}`,
		creator: "Plenary",
		styles: {
			default: {
				document: {
					run: { font, size: 19, language: { value: locales[paper.language] } },
					paragraph: { spacing: { after: 60 } },
				},
				title: { run: { font, size: 36, bold: true }, paragraph: { spacing: { after: 60 } } },
				heading1: { run: { font, size: 36, bold: true }, paragraph: { spacing: { after: 80 } } },
				heading2: { run: { font, size: 25, bold: true }, paragraph: { spacing: { before: 280, after: 100 } } },
				heading3: { run: { font, size: 21, bold: true }, paragraph: { spacing: { before: 200, after: 80 } } },
			},
		},
		sections: [
			{
				properties: {
					page: {
						// The library turns a sheet that lies on its side by itself.
						size: {
							width: sheet.short,
							height: sheet.long,
							orientation: paper.wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
						},
						margin: { top: sheet.top, bottom: sheet.bottom, left: sheet.side, right: sheet.side },
					},
				},
				headers: { default: new Header({ children: [headerOf(paper, width)] }) },
				footers: { default: new Footer({ children: [footerOf(paper)] }) },
				children: [
					new Paragraph({ text: paper.title, heading: HeadingLevel.HEADING_1 }),
					new Paragraph({ children: [new TextRun({ text: paper.subject, size: 24 })], spacing: { after: 140 } }),
					...paper.facts.map(factOf),
					...paper.sections.flatMap(({ heading, level, parts }) => [
						new Paragraph({
							text: heading,
							heading: level === 1 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3,
							keepNext: true,
						}),
						...parts.flatMap((part) => drawn(part, width)),
					]),
				],
			},
		],
	});
	return new Uint8Array(await Packer.toArrayBuffer(document));
}

const headerOf = ({ running, issue }: Paper, width: number): Paragraph =>
	new Paragraph({
		tabStops: [{ type: TabStopType.RIGHT, position: width }],
		border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: "B8C0C9", space: 4 } },
		children: [new TextRun({ text: `${running}\t${issue}`, size: 16, color: quiet })],
	});

function footerOf({ folio }: Paper): Paragraph {
	const [before, between, after] = folioParts(folio);
	const children = [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after];
	return new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ children, size: 16, color: quiet })] });
}

const factOf = ([label, words]: Fact): Paragraph =>
	new Paragraph({
		children: [new TextRun({ text: `${label}: `, bold: true }), new TextRun(words)],
		indent: { left: 240, hanging: 240 },
	});

function drawn(part: Part, width: number): (Paragraph | Table)[] {
	switch (part.kind) {
		case "text":
			return part.lines.map((line) => new Paragraph({ children: [run(line)] }));
		case "list":
			return part.items.map((line) => new Paragraph({ children: [run(line)], bullet: { level: 0 } }));
		case "facts":
			return part.facts.map(factOf);
		case "table":
			// Two tables in a row would become one, and a heading would stick to the last line.
			return [tableOf(part, width), new Paragraph({ text: "", spacing: { after: 60 } })];
	}
}

function tableOf({ columns, rows }: Extract<Part, { kind: "table" }>, width: number): Table {
	const shares = columns.reduce((all, { share }) => all + share, 0);
	const widths = columns.map(({ share }) => Math.floor((width * share) / shares));
	const cells = (contents: readonly (readonly Line[])[], look: Partial<IRunOptions>) =>
		columns.map(
			(_, at) =>
				new TableCell({
					width: { size: widths[at] ?? 0, type: WidthType.DXA },
					margins: { top: 60, bottom: 40, left: 80, right: 80 },
					children: paragraphs(contents[at] ?? [], look),
				}),
		);
	const none = { style: BorderStyle.NONE, size: 0, color: "auto" };
	const hairline = { style: BorderStyle.SINGLE, size: 4, color: "B8C0C9" };
	return new Table({
		columnWidths: widths,
		width: { size: width, type: WidthType.DXA },
		layout: TableLayoutType.FIXED,
		borders: { top: none, left: none, right: none, bottom: hairline, insideHorizontal: hairline, insideVertical: none },
		rows: [
			new TableRow({
				tableHeader: true,
				cantSplit: true,
				children: cells(
					columns.map(({ head }) => [head]),
					{ bold: true, size: 16, color: quiet },
				),
			}),
			...rows.map((row) => new TableRow({ cantSplit: true, children: cells(row, { size: 18 }) })),
		],
	});
}

/** A cell needs at least one. */
const paragraphs = (lines: readonly Line[], look: Partial<IRunOptions>): Paragraph[] =>
	(lines.length === 0 ? [""] : lines).map(
		(line) => new Paragraph({ children: [run(line, look)], spacing: { after: 20 } }),
	);

const looks: Readonly<Record<"strong" | "quiet" | "warning", Partial<IRunOptions>>> = {
	strong: { bold: true },
	quiet: { color: quiet },
	warning: { bold: true, color: "98201D" },
};

function run(line: Line, look: Partial<IRunOptions> = {}): TextRun {
	const tone = toneOf(line);
	return new TextRun({ ...look, ...(tone && looks[tone]), text: wordsOf(line) });
}
