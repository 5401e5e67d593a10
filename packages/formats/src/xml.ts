/** XML read safely: nothing is fetched, nothing is expanded, and what is too large, too deep or no XML is refused. */
import { SaxesParser } from "saxes";
import { textOfFile } from "./text-of-file.ts";

/** The longest file that is read, in bytes; of a text, in characters. */
export const longestXml = 5_000_000;
const deepest = 64;
const mostElements = 400_000;

export interface XmlElement {
	/** Without the prefix of its namespace. */
	readonly name: string;
	readonly attributes: Readonly<Record<string, string>>;
	/** Line on which its start ends, from 1. */
	readonly line: number;
}

/** What is told while a file is read; `text` of an element is all that stands in it, in the elements within it as well. */
export interface XmlListener {
	open(element: XmlElement): void;
	close(element: XmlElement, text: string): void;
}

/** `notXml` with the line where it ends to be some; `unsafeXml` defines entities; `tooDeep` or `tooLong` for what it is. */
export interface XmlRefused {
	readonly refusal: "notXml" | "unsafeXml" | "tooDeep" | "tooLong";
	readonly line: number;
}

class Stopped extends Error {
	readonly refusal: XmlRefused["refusal"];
	constructor(refusal: XmlRefused["refusal"]) {
		super(refusal);
		this.refusal = refusal;
	}
}

/** Walks through a file; undefined when it was read to its end. Never throws but what the listener throws. */
export function readXml(source: string | Uint8Array, listener: XmlListener): XmlRefused | undefined {
	if (source.length > longestXml) return { refusal: "tooLong", line: 1 };
	const text = (typeof source === "string" ? source : textOfFile(source)).replace(/^\uFEFF/, "");
	const parser = new SaxesParser({ position: true });
	const open: { element: XmlElement; text: string }[] = [];
	let elements = 0;
	parser.on("error", () => {
		throw new Stopped("notXml");
	});
	parser.on("doctype", (doctype) => {
		// Entities could be made to grow without end. Who names a DTD and defines nothing is harmless: none is ever fetched.
		if (doctype.includes("[") || /<!ENTITY/i.test(doctype)) throw new Stopped("unsafeXml");
	});
	parser.on("opentag", ({ name, attributes }) => {
		if (open.length === deepest) throw new Stopped("tooDeep");
		elements += 1;
		if (elements > mostElements) throw new Stopped("tooLong");
		const element = { name: localOf(name), attributes: attributes as Record<string, string>, line: parser.line };
		open.push({ element, text: "" });
		listener.open(element);
	});
	const add = (words: string) => {
		const last = open.at(-1);
		if (last) last.text += words;
	};
	parser.on("text", add);
	parser.on("cdata", add);
	parser.on("closetag", () => {
		const last = open.pop();
		if (!last) return;
		listener.close(last.element, last.text);
		add(last.text);
	});
	try {
		parser.write(text).close();
		return undefined;
	} catch (error) {
		if (error instanceof Stopped) return { refusal: error.refusal, line: parser.line };
		throw error;
	}
}

const localOf = (name: string): string => name.slice(name.lastIndexOf(":") + 1);

/** Words as they may stand in XML; letters that it can not hold are left out. */
export const xmlText = (words: string): string =>
	words
		.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "")
		.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
		.replaceAll("&", "&amp;")
		.replaceAll("<", "&lt;")
		.replaceAll(">", "&gt;")
		.replaceAll('"', "&quot;")
		.replaceAll("\r", "&#13;");
