/** A Vite plugin: gathers every subject's words and serves them compiled, as `virtual:words/en` and `virtual:words/ru`. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import type { Plugin } from "vite";

const prefix = "virtual:words/";
const wordsFile = /[\\/]src[\\/][^\\/]+[\\/]words\.([a-z]+)\.json$/;

export type Words = Record<string, string>;

/** The words of one language, subject by subject; the same id in two subjects is a mistake and throws. */
export function gatherWords(source: string, language: string): Words {
	const gathered: Words = {};
	for (const subject of readdirSync(source).sort()) {
		const file = join(source, subject, `words.${language}.json`);
		if (!existsSync(file)) continue;
		for (const [id, message] of Object.entries(JSON.parse(readFileSync(file, "utf8")) as Words)) {
			if (id in gathered) throw new Error(`The words "${id}" stand in more than one subject; ${file} is the second.`);
			gathered[id] = message;
		}
	}
	return gathered;
}

/** Compiled to the arrays that the browser reads; a message that is no right ICU fails the build. */
const compiled = (words: Words): Record<string, unknown> =>
	Object.fromEntries(Object.entries(words).map(([id, message]) => [id, compileMessageOrThrow(message)]));

export function words(): Plugin {
	let source = "";
	return {
		name: "plenary-words",
		configResolved(config) {
			source = join(config.root, "src");
		},
		resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
		load(id) {
			if (!id.startsWith(`\0${prefix}`)) return;
			const language = id.slice(prefix.length + 1);
			for (const subject of readdirSync(source)) {
				const file = join(source, subject, `words.${language}.json`);
				if (existsSync(file)) this.addWatchFile(file);
			}
			// A string parsed at run time is quicker than a large literal, and JSON needs no escaping of its own.
			return `export default JSON.parse(${JSON.stringify(JSON.stringify(compiled(gatherWords(source, language))))});`;
		},
		hotUpdate({ file, modules }) {
			const language = wordsFile.exec(file)?.[1];
			const served = language && this.environment.moduleGraph.getModuleById(`\0${prefix}${language}`);
			return served ? [...modules, served] : modules;
		},
	};
}
