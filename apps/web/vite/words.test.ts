/** Words in all languages: the same ids and placeholders, whole plurals, none unused, and none outside the word files. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { parseAst } from "vite";
import { describe, expect, it } from "vitest";
import { gatherWords, type Words } from "./words.ts";

const source = join(import.meta.dirname, "..", "src");
const languages = { en: gatherWords(source, "en"), ru: gatherWords(source, "ru") };
const pluralForms = { en: ["one", "other"], ru: ["few", "many", "one", "other"] };
const files = globSync("**/*.{ts,tsx}", { cwd: source }).map((name) => ({
	name,
	text: readFileSync(join(source, name), "utf8"),
}));

type Token = string | [name: string, type?: string, cases?: Record<string, unknown>];

/** Calls `look` with every placeholder of a message, those inside plurals included. */
function eachPlaceholder(tokens: unknown, look: (placeholder: Exclude<Token, string>) => void): void {
	if (!Array.isArray(tokens)) return;
	for (const token of tokens as Token[]) {
		if (typeof token === "string") continue;
		look(token);
		for (const inside of Object.values(token[2] ?? {})) eachPlaceholder(inside, look);
	}
}

function placeholders(message: string): string[] {
	const found = new Set<string>();
	eachPlaceholder(compileMessageOrThrow(message), ([name, type = "plain"]) => found.add(`${name} ${type}`));
	return [...found].sort();
}

/** Plurals of a message that lack one of the language's forms. */
function brokenPlurals(words: Words, forms: readonly string[]): string[] {
	return Object.entries(words).flatMap(([id, message]) => {
		let broken = false;
		eachPlaceholder(compileMessageOrThrow(message), ([, type, cases]) => {
			const given = Object.keys(cases ?? {}).filter((form) => !/^\d+$|^offset$/.test(form));
			if (type === "plural" && given.sort().join() !== forms.join()) broken = true;
		});
		return broken ? [id] : [];
	});
}

describe("words", () => {
	it("have the same ids in both languages", () => {
		expect(Object.keys(languages.ru).sort()).toEqual(Object.keys(languages.en).sort());
	});

	it("have the same placeholders in both languages", () => {
		const differing = Object.entries(languages.en).filter(
			([id, message]) => placeholders(message).join() !== placeholders(languages.ru[id] ?? "").join(),
		);
		expect(differing).toEqual([]);
	});

	it("give every plural all forms of its language", () => {
		expect(brokenPlurals(languages.en, pluralForms.en)).toEqual([]);
		expect(brokenPlurals(languages.ru, pluralForms.ru)).toEqual([]);
	});

	it("are all used somewhere", () => {
		const code = files.map(({ text }) => text).join("\n");
		const prefixes = [...code.matchAll(/`([a-z]\w*(?:\.\w+)*\.)\$\{/gi)].map(([, prefix]) => prefix as string);
		const unused = Object.keys(languages.en).filter(
			(id) => !code.includes(`"${id}"`) && !prefixes.some((prefix) => id.startsWith(prefix)),
		);
		expect(unused).toEqual([]);
	});

	it("have their ids typed, subject by subject", () => {
		const ids = readFileSync(join(source, "words", "ids.ts"), "utf8");
		const subjects = globSync("*/words.en.json", { cwd: source }).map((file) => file.split(/[\\/]/)[0]);
		expect(subjects.filter((subject) => !ids.includes(`"../${subject}/words.en.json"`))).toEqual([]);
	});

	it("stand in the word files only, never in a component", () => {
		const components = files.filter(({ name }) => name.endsWith(".tsx"));
		const literal = components.flatMap(({ name, text }) => literalWords(text).map((words) => `${name}: ${words}`));
		expect(literal).toEqual([]);
	});
});

const readAloud = new Set(["title", "label", "aria-label", "placeholder", "alt"]);
/** Names, which are the same in every language. */
const names = new Set(["Plenary"]);

interface Node {
	readonly type: string;
	readonly value?: unknown;
	readonly name?: { readonly name?: string };
}

/** Texts between tags, and attributes that are shown or read out, which have letters in them. */
function literalWords(text: string): string[] {
	const found: string[] = [];
	const look = (words: unknown) => {
		if (typeof words === "string" && /\p{L}{2}/u.test(words) && !names.has(words.trim())) found.push(words.trim());
	};
	const walk = (node: unknown): void => {
		if (Array.isArray(node)) node.forEach(walk);
		if (typeof node !== "object" || node === null) return;
		const { type, value, name } = node as Node;
		if (type === "JSXText") look(value);
		if (type === "JSXAttribute" && readAloud.has(name?.name ?? "")) look((value as Node | null)?.value);
		Object.values(node).forEach(walk);
	};
	walk(parseAst(text, { lang: "tsx" }));
	return found;
}
