/** Papers as PDF: tagged, in their language, with their fonts inside. Made by Typst, which not every machine has. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { folioParts, type Paper, type Part, printable, wordsOf } from "./paper.ts";

type Typst = typeof import("@myriaddreamin/typst-ts-node-compiler");
type Compiler = ReturnType<Typst["NodeCompiler"]["create"]>;

const require = createRequire(import.meta.url);
const layout = new URL("./paper.typ", import.meta.url);
const fonts = [
	"noto-sans/400Regular/NotoSans_400Regular.ttf",
	"noto-sans/700Bold/NotoSans_700Bold.ttf",
	"noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf",
	"noto-sans-georgian/700Bold/NotoSansGeorgian_700Bold.ttf",
	"noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf",
	"noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf",
];

/** Typst is not there for this machine. The paper can still be had as DOCX. */
export class NoPdfHere extends Error {
	override readonly name = "NoPdfHere";
}

let compiler: Compiler | undefined;

function openCompiler(): Compiler {
	let typst: Typst;
	try {
		typst = require("@myriaddreamin/typst-ts-node-compiler");
	} catch (cause) {
		throw new NoPdfHere("There is no Typst for this machine.", { cause });
	}
	const fontBlobs = fonts.map((file) => readFileSync(require.resolve(`@expo-google-fonts/${file}`)));
	return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}

/** Accessible by PDF/UA-1 where every letter has a font; a letter without one is shown as a box, in a PDF that is tagged. */
const standards = ["ua-1", "1.7"] as const;

/**
 * The file. It blocks while it works, for tens of milliseconds. Throws `NoPdfHere` where it can not be made, and anything
 * else with what Typst says of the layout.
 */
export function pdfOf(paper: Paper): Uint8Array {
	compiler ??= openCompiler();
	const mainFileContent = readFileSync(layout, "utf8");
	const inputs = { paper: JSON.stringify(forTypst(printable(paper))) };
	const options = { pdfTags: true, creationTimestamp: Math.floor(paper.issuedAt / 1000) };
	let failed: unknown;
	for (const pdfStandard of standards)
		try {
			return compiler.pdf({ mainFileContent, inputs }, { ...options, pdfStandard });
		} catch (error) {
			failed = error;
		}
	throw new Error(`Typst could not lay out a paper: ${complaintOf(failed)}`, { cause: failed });
}

const complaintOf = (error: unknown): string =>
	(error instanceof Error ? error.message : String(error)).slice(0, 1_000);

const forTypst = (paper: Paper) => {
	const [before, between, after] = folioParts(paper.folio);
	const sections = paper.sections.map((section) => ({ ...section, parts: section.parts.map(forLayout) }));
	return { ...paper, folio: { before, between, after }, sections };
};

/** A row is kept on one page unless it is so long that it might not fit on any. */
const longRow = 25;

function forLayout(part: Part) {
	if (part.kind !== "table") return part;
	const rows = part.rows.map((cells) => {
		const lengths = cells.map((cell) => cell.reduce((all, line) => all + 1 + wordsOf(line).length / 30, 0));
		return { cells, whole: Math.max(0, ...lengths) < longRow };
	});
	return { ...part, rows };
}
