/** Pages: what is served of a folder, how it is packed and kept, and that nothing else is served. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import express from "express";
import { afterEach, beforeEach, expect, test } from "vitest";
import { quiet } from "../stage.ts";
import { nothingElse } from "./api.ts";
import { pages } from "./pages.ts";

const page = "<!doctype html><title>Plenary</title>";
let folder: string;
let server: Server;

beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "plenary-pages-"));
	mkdirSync(join(folder, "dist/assets"), { recursive: true });
	writeFileSync(join(folder, "secret.json"), '"secret"');
	writeFileSync(join(folder, "dist/index.html"), page);
	writeFileSync(join(folder, "dist/.hidden.json"), '"secret"');
	writeFileSync(join(folder, "dist/assets/app-1a2b.js"), "run()");
	const app = express();
	app.use(pages(join(folder, "dist")), ...nothingElse(quiet));
	server = createServer(app).listen(0, "127.0.0.1");
	await new Promise((done) => server.once("listening", done));
});
afterEach(() => {
	server.closeAllConnections();
	server.close();
	rmSync(folder, { recursive: true });
});

/** Asks for a path exactly as it is written, which `fetch` would tidy first. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET") {
	const { port } = server.address() as AddressInfo;
	return new Promise<{ status: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
		const asked = request({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
			const pieces: Buffer[] = [];
			answer.on("data", (piece: Buffer) => pieces.push(piece));
			answer.on("end", () =>
				resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(pieces) }),
			);
		});
		asked.on("error", reject);
		asked.end();
	});
}

test.each(["/", "/meetings/abc/live", "/index.html", "/assets"])(
	"pages: %s is the page, asked for each time",
	async (path) => {
		const { status, headers, body } = await ask(path);
		expect([status, body.toString()]).toEqual([200, page]);
		expect(headers).toMatchObject({ "cache-control": "no-cache", "content-type": "text/html; charset=utf-8" });
	},
);

test("pages: a file with a hash in its name is kept for ever, and packed for who can unpack it", async () => {
	const plain = await ask("/assets/app-1a2b.js");
	expect(plain.headers).toMatchObject({
		"cache-control": "public, max-age=31536000, immutable",
		vary: "Accept-Encoding",
	});
	expect(plain.body.toString()).toBe("run()");
	const packed = await ask("/assets/app-1a2b.js", { "accept-encoding": "gzip, br" });
	expect(packed.headers["content-encoding"]).toBe("gzip");
	expect(gunzipSync(packed.body).toString()).toBe("run()");
});

test.each([
	"/../secret.json",
	"/assets/../../secret.json",
	"/..%2fsecret.json",
	"/%2e%2e/secret.json",
	"/..\\secret.json",
	"//secret.json",
	"/.hidden.json",
	"/./index.html",
	"/assets/./app-1a2b.js",
	"/assets/gone-3c4d.js",
	"/index.html%00.js",
])("pages: %s is no file", async (path) => {
	const { status, body } = await ask(path);
	expect([status, body.toString()]).toEqual([404, "There is no such thing here."]);
});

test("pages: who asks for the head gets no body", async () => {
	const { status, body } = await ask("/assets/app-1a2b.js", {}, "HEAD");
	expect([status, body.length]).toEqual([200, 0]);
});

test("pages: nothing is changed here, said in the reader's language", async () => {
	const { status, body } = await ask("/", { "accept-language": "ru-RU" }, "POST");
	expect([status, body.toString()]).toEqual([404, "Здесь такого нет."]);
});

test("pages: before they are built the reader is told so", async () => {
	rmSync(join(folder, "dist"), { recursive: true });
	const { status, body } = await ask("/");
	expect([status, body.toString()]).toEqual([503, expect.stringContaining("have not been built")]);
});
