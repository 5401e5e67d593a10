/** The log: tells what failed and where, and nothing of whoever was there. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createServer, type Server } from "node:net";
import { afterEach, beforeEach, expect, test } from "vitest";
import { invite, type Person, type Running, runServer } from "../stage.ts";
import { openLog, withoutWords } from "./log.ts";

const address = "ada.lovelace@people.test";
const name = "Ada Lovelace";

let lines: string[];
let post: Server;
let server: Running;
let admin: Person;

beforeEach(async () => {
	lines = [];
	post = createServer(refuseReceivers).listen(0, "127.0.0.1");
	await once(post, "listening");
	const { port } = post.address() as AddressInfo;
	const log = openLog("debug", { write: (line) => lines.push(line) });
	server = await runServer({ SMTP_URL: `smtp://127.0.0.1:${port}` }, log);
	admin = await server.enter(await server.firstLink());
});
afterEach(async () => {
	await server.stop();
	post.close();
});

/** A mail server that knows nobody, and says so with name and address. */
function refuseReceivers(socket: import("node:net").Socket): void {
	socket.on("error", () => {});
	socket.write("220 post\r\n");
	socket.on("data", (bytes) => {
		const isReceiver = bytes.toString().startsWith("RCPT");
		socket.write(isReceiver ? `550 No such user here: ${name} <${address}>\r\n` : "250 well\r\n");
	});
}

async function said(sentence: string): Promise<string> {
	for (let waited = 0; waited < 5_000 && !lines.join("").includes(sentence); waited += 20)
		await new Promise((resolve) => setTimeout(resolve, 20));
	expect(lines.join("")).toContain(sentence);
	return lines.join("");
}

test("log: a letter nobody takes, a guessed link and refused forms leave no address, name, secret or words", async () => {
	const secrets = [address, "lovelace", name, "Lovelace", admin.cookie.split("=")[1] ?? "", "guessed-and-long-secret"];
	const { secret } = await invite(admin, "somebody");
	secrets.push(secret);
	const person = { address, name, language: "en", partyId: null, office: null };
	await admin.ask("POST", "/api/people", person);
	await said("did not take a letter");
	await admin.ask("POST", "/api/sign-in/ask", { address });
	await admin.ask("POST", "/api/sign-in/look", { token: "guessed-and-long-secret" });
	await admin.ask("POST", "/api/sign-in/confirm", { token: `${secret}x` });
	await admin.ask("POST", "/api/people", { ...person, address: `${address} ${name}` });
	await admin.ask("POST", "/api/people", { ...person, names: { en: 5 } });
	await admin.ask("GET", `/api/${address}?name=${encodeURIComponent(name)}`);
	const log = lines.join("").toLowerCase();
	for (const word of secrets.filter((each) => each !== "")) expect(log).not.toContain(word.toLowerCase());
});

test("log: what fails is told by its route and its place in the program, without the address that was asked for", async () => {
	const { house } = server;
	const spoilt = { id: "party-1", kind: "state", codes: '{"en":"XX"}', names: `{"en": ${name}}` } as const;
	await house.db.insertInto("party").values(spoilt).execute();
	const answer = await admin.ask("GET", `/api/parties?${address}`);
	expect(answer.status).toBe(500);
	const log = await said("A request failed.");
	expect(log).toContain('"route":"/api/parties"');
	expect(log).toContain("SyntaxError");
	expect(log).toContain("database.ts");
	for (const word of [address, name, "Lovelace"]) expect(log).not.toContain(word);
});

test.each([
	[
		"of a library",
		Object.assign(new Error(`550 ${name} <${address}> is unknown`), {
			stack: "Error: x\n    at /node_modules/x.js:1:1",
		}),
	],
	["that quotes what it read", parseError()],
	[
		"of ours that quotes",
		new Error(`Nobody here is called "${name}" or ${address}, see /enter#secret-of-a-link-that-is-long.`),
	],
	["with a cause", new Error("It failed.", { cause: parseError() })],
	["that is a string", `SyntaxError: Unexpected token in ${name} <${address}>`],
	["that is an object", { address, name }],
])("log: an error %s loses the words and keeps its kind", (_, error) => {
	const words = JSON.stringify(withoutWords(error));
	for (const word of [name, "Lovelace", address, "secret-of"]) expect(words).not.toContain(word);
	expect(withoutWords(error).type).toMatch(/^(Error|SyntaxError|object)$/);
});

test("log: fields that nobody knows to be plain are left out", () => {
	openLog("info", { write: (line) => lines.push(line) }).info(
		{ room: "meeting/1/agenda", rows: 3, user: name, who: { address } },
		"Said.",
	);
	expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ room: "meeting/1/agenda", rows: 3, msg: "Said." });
	expect(lines.at(-1)).not.toContain("Lovelace");
	expect(lines.at(-1)).not.toContain(address);
});

function parseError(): unknown {
	try {
		return JSON.parse(`{"name": ${name} ${address}`);
	} catch (error) {
		return error;
	}
}
