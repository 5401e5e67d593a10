/** After a build: adds up what a first visit must fetch before its first page, and fails when that is too much. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const mostKilobytes = 200;
const dist = process.argv[2] ?? join(import.meta.dirname, "..", "dist");

interface Chunk {
	readonly file: string;
	readonly isEntry?: boolean;
	readonly imports?: readonly string[];
	readonly dynamicImports?: readonly string[];
	readonly css?: readonly string[];
}

const manifest = JSON.parse(readFileSync(join(dist, ".vite", "manifest.json"), "utf8")) as Record<string, Chunk>;

/** The chunk itself, what it imports at once, and their style sheets. */
function filesOf(name: string, found = new Set<string>()): Set<string> {
	const chunk = manifest[name];
	if (!chunk) throw new Error(`The build's manifest does not know the chunk "${name}".`);
	if (found.has(chunk.file)) return found;
	found.add(chunk.file);
	for (const sheet of chunk.css ?? []) found.add(sheet);
	for (const imported of chunk.imports ?? []) filesOf(imported, found);
	return found;
}

const weight = (file: string): number => gzipSync(readFileSync(join(dist, file)), { level: 9 }).length;
const sum = (files: Iterable<string>): number => [...files].reduce((total, file) => total + weight(file), 0);

const entry = Object.keys(manifest).find((name) => manifest[name]?.isEntry);
if (!entry) throw new Error("The build's manifest has no entry.");
const first = filesOf(entry);
const languages = Object.keys(manifest).filter((name) => name.includes("virtual:words/"));
if (languages.length === 0) throw new Error("The build's manifest has no words.");
const words = Math.max(...languages.map((name) => sum(filesOf(name).difference(first))));
const home = Object.keys(manifest).find((name) => name.endsWith("src/home/home-page.tsx"));
const page = home ? sum(filesOf(home).difference(first)) : 0;

const kilobytes = (sum(first) + words + page) / 1024;
console.log(`First load: ${kilobytes.toFixed(1)} KB gzip of at most ${mostKilobytes} KB (fonts not counted).`);
if (kilobytes > mostKilobytes) process.exit(1);
