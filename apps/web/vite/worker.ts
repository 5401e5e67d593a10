/** A Vite plugin: writes the service worker beside the built files, with their names and a version made of them. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** Fonts come one by one as scripts need them; pages and programs are kept from the first visit. */
const isKept = (name: string): boolean => /\.(js|css)$/.test(name);

export function worker(): Plugin {
	let root = "";
	return {
		name: "plenary-worker",
		apply: "build",
		configResolved(config) {
			root = config.root;
		},
		generateBundle: {
			order: "post",
			handler(_options, bundle) {
				const source = readFileSync(join(root, "offline/worker.js"), "utf8");
				const files = [
					"/index.html",
					...Object.keys(bundle)
						.filter(isKept)
						.map((name) => `/${name}`),
				].sort();
				const version = createHash("sha256").update(files.join("\n")).update(source).digest("hex").slice(0, 12);
				const head = `self.plenary = ${JSON.stringify({ version, files })};\n`;
				this.emitFile({ type: "asset", fileName: "worker.js", source: head + source });
			},
		},
	};
}
