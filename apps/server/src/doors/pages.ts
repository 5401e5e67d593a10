/** The web app's files: packed once, kept for ever where the name carries a hash, and one page for every address. */
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestHandler } from "express";
import { languageOf, sendSentence } from "./http.ts";

const types: Readonly<Record<string, string>> = {
	".html": "text/html; charset=utf-8",
	".js": "text/javascript; charset=utf-8",
	".css": "text/css; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".webmanifest": "application/manifest+json; charset=utf-8",
	".svg": "image/svg+xml",
	".png": "image/png",
	".woff2": "font/woff2",
};
const packable = new Set([".html", ".js", ".css", ".json", ".svg", ".webmanifest"]);

/** One spelling for each file: no dots that lead elsewhere or nowhere, nothing hidden, nothing encoded. */
const plainName = /^(\/[\w-][\w.-]*)+$/;
/** More than we ship; where capitals do not count, one file has many names. */
const mostKept = 500;

interface Packed {
	body: Buffer;
	packed: Buffer | undefined;
	type: string;
}

/** Serves `folder`; what is no file there and looks like a page's address gets index.html. */
export function pages(folder: string): RequestHandler {
	const kept = new Map<string, Promise<Packed | undefined>>();

	const find = (name: string): Promise<Packed | undefined> => {
		let found = kept.get(name);
		if (!found) {
			found = pack(folder, name);
			if (kept.size >= mostKept) kept.clear();
			kept.set(name, found);
			// Names that do not exist are not kept: there is no end of them.
			found.then((file) => file ?? kept.delete(name)).catch(() => kept.delete(name));
		}
		return found;
	};

	return async (request, response, next) => {
		if (request.method !== "GET" && request.method !== "HEAD") return next();
		const name = request.path;
		const isFile = extname(name) !== "";
		if (isFile && !plainName.test(name)) return next();
		const file = await find(isFile ? name : "/index.html");
		if (!file) return isFile ? next() : sendSentence(response, "notBuilt", languageOf(request));
		const isHashed = isFile && name.startsWith("/assets/");
		response.set("Content-Type", file.type);
		response.set("Cache-Control", isHashed ? "public, max-age=31536000, immutable" : "no-cache");
		response.set("Vary", "Accept-Encoding");
		const isPacked = file.packed && request.acceptsEncodings("gzip") === "gzip";
		if (isPacked) response.set("Content-Encoding", "gzip");
		response.end(isPacked ? file.packed : file.body);
	};
}

async function pack(folder: string, name: string): Promise<Packed | undefined> {
	const path = join(folder, name);
	const kind = types[extname(name)];
	const isThere =
		kind &&
		(await stat(path).then(
			(found) => found.isFile(),
			() => false,
		));
	if (!isThere) return undefined;
	const body = await readFile(path);
	const packed = packable.has(extname(name)) ? await promisify(gzip)(body, { level: 9 }) : undefined;
	return { body, packed, type: kind };
}
