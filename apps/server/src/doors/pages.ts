/** The web app's files: packed once, kept for ever where the name carries a hash, and one page for every address. */
import { readFile, stat } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { RequestHandler } from "express";

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
			kept.set(name, found);
			// Names that do not exist are not kept: there is no end of them.
			found.then((file) => file ?? kept.delete(name)).catch(() => kept.delete(name));
		}
		return found;
	};

	return async (request, response, next) => {
		if (request.method !== "GET" && request.method !== "HEAD") return next();
		const name = request.path;
		const isFile = extname(name) !== "" && /^[\w./-]+$/.test(name) && !name.includes("..");
		const file = isFile ? await find(name) : await find("/index.html");
		if (!file) return next();
		response.set("Content-Type", file.type);
		response.set("Cache-Control", name.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "no-cache");
		response.set("Vary", "Accept-Encoding");
		const pack = file.packed && request.acceptsEncodings("gzip") === "gzip";
		if (pack) response.set("Content-Encoding", "gzip");
		response.end(pack ? file.packed : file.body);
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
