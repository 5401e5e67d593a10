/** Tests of fetching calendars: where it goes and where never, redirects, and its limits; over a server that pretends. */
import { once } from "node:events";
import { createServer, get as plainGet, type RequestListener, type Server } from "node:http";
import type { get } from "node:https";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { fetchCalendar, type Web } from "./fetch-calendar.ts";
import { isPublicAddress } from "./public-addresses.ts";
import { readApart } from "./read-apart.ts";

let server: Server | undefined;
afterEach(() => {
	server?.closeAllConnections();
	server?.close();
	server = undefined;
});

const calendar = (...lines: string[]) =>
	["BEGIN:VCALENDAR", "BEGIN:VEVENT", "UID:1", ...lines, "END:VEVENT", "END:VCALENDAR"].join("\r\n");
const day = "2026-11-23";
const fine = calendar("DTSTART:20261123T090000Z", "DURATION:PT1H");

/** A web in which every name leads to this server, over a connection that goes where the lookup says. */
async function pretend(listener: RequestListener, more: Partial<Web> = {}) {
	server = createServer(listener).listen(0, "127.0.0.1");
	await once(server, "listening");
	const { port } = server.address() as AddressInfo;
	const asked: string[] = [];
	const web: Web = {
		resolve: async (host) => {
			asked.push(host);
			return host === "inside.test" ? ["10.0.0.1"] : ["127.0.0.1"];
		},
		isPublic: (address) => address === "127.0.0.1",
		isPort: () => true,
		get: ((url: URL, { lookup, signal, headers }: object & Record<string, never>, heard: never) =>
			plainGet({ host: url.hostname, port, path: url.pathname, lookup, signal, headers }, heard)) as typeof get,
		mostMs: 5_000,
		...more,
	};
	return { web, asked };
}

test("fetching: only what is out in the internet is public", () => {
	for (const address of ["9.9.9.9", "193.0.6.139", "2a00:1450:4001:80b::200e", "2620:fe::fe"])
		expect(isPublicAddress(address), address).toBe(true);
	for (const address of [
		...[
			"127.0.0.1",
			"127.9.9.9",
			"0.0.0.0",
			"10.1.2.3",
			"172.16.0.1",
			"172.31.255.255",
			"192.168.1.1",
			"169.254.169.254",
		],
		...["100.64.0.1", "192.0.0.8", "198.18.0.1", "224.0.0.1", "255.255.255.255", "203.0.113.9"],
		...[
			"::1",
			"::",
			"fe80::1",
			"fc00::1",
			"fd00:ec2::254",
			"ff02::1",
			"::ffff:127.0.0.1",
			"::ffff:a9fe:a9fe",
			"64:ff9b::7f00:1",
		],
		...["2002:7f00:1::", "2001:db8::1", "2001::1", "localhost", ""],
	])
		expect(isPublicAddress(address), address).toBe(false);
});

test("fetching: a calendar is fetched from the address that was looked at", async () => {
	const { web, asked } = await pretend((_, response) => response.end(fine));
	expect(await fetchCalendar("webcal://calendars.test/mine.ics", web)).toEqual({ text: fine });
	expect(asked).toEqual(["calendars.test"]);
});

test("fetching: never over http, with a password, to another port, or to what is not public", async () => {
	for (const address of [
		...["http://calendars.test/a.ics", "ftp://calendars.test/a.ics", "file:///etc/passwd", "nonsense", ""],
		...["https://user:word@calendars.test/a.ics", "https://9.9.9.9:8443/a.ics", "https://127.0.0.1/a.ics"],
		...["https://[::1]/a.ics", "https://0x7f.1/a.ics", "https://2130706433/", "https://169.254.169.254/latest/"],
		...["https://[::ffff:127.0.0.1]/", "https://localhost/a.ics"],
	])
		expect(await fetchCalendar(address), address).toEqual({ trouble: "addressRefused" });
	const { web } = await pretend((_, response) => response.end(fine));
	expect(await fetchCalendar("https://inside.test/a.ics", web)).toEqual({ trouble: "addressRefused" });
	const both = { ...web, resolve: async () => ["127.0.0.1", "10.0.0.1"] };
	expect(await fetchCalendar("https://both.test/a.ics", both)).toEqual({ trouble: "addressRefused" });
});

test("fetching: a redirect is looked at like an address, and there is an end to them", async () => {
	const { web, asked } = await pretend((request, response) => {
		const to: Record<string, string> = {
			"/moved": "https://elsewhere.test/fine",
			"/inside": "https://inside.test/secret",
			"/plain": "http://elsewhere.test/fine",
			"/round": "/round",
		};
		const location = to[request.url ?? ""];
		if (location) response.writeHead(302, { location }).end();
		else response.end(fine);
	});
	const from = (path: string) => fetchCalendar(`https://calendars.test${path}`, web);
	expect(await from("/moved")).toEqual({ text: fine });
	expect(asked).toEqual(["calendars.test", "elsewhere.test"]);
	expect(await from("/inside")).toEqual({ trouble: "addressRefused" });
	expect(await from("/plain")).toEqual({ trouble: "addressRefused" });
	expect(await from("/round")).toEqual({ trouble: "notThere" });
});

test("fetching: what is too large, too slow, not there or not reached is told", async () => {
	const { web } = await pretend(
		(request, response) => {
			if (request.url === "/large") return void response.end("x".repeat(1_000_001));
			if (request.url === "/slow") return void response.write("BEGIN:VCALENDAR");
			if (request.url === "/cut") return void response.write("BEGIN", () => response.destroy());
			response.writeHead(403).end(fine);
		},
		{ mostMs: 400 },
	);
	const from = (path: string) => fetchCalendar(`https://calendars.test${path}`, web);
	expect(await from("/large")).toEqual({ trouble: "tooLarge" });
	expect(await from("/slow")).toEqual({ trouble: "tooSlow" });
	expect(await from("/cut")).toEqual({ trouble: "notReached" });
	expect(await from("/private")).toEqual({ trouble: "notThere" });
	const never = { ...web, resolve: () => new Promise<string[]>(() => {}) };
	expect(await fetchCalendar("https://calendars.test/", never)).toEqual({ trouble: "tooSlow" });
	const unknown = { ...web, resolve: async () => Promise.reject(new Error("ENOTFOUND")) };
	expect(await fetchCalendar("https://calendars.test/", unknown)).toEqual({ trouble: "notReached" });
});

test("reading apart: gives busy times, and ends what would never end", async () => {
	const ask = { now: Date.parse(`${day}T00:00Z`), zone: "UTC" };
	const from = Date.parse(`${day}T09:00Z`);
	// A machine with much else to do takes long to begin a thread.
	const patience = 60_000;
	expect(await readApart(fine, ask, patience)).toEqual({ spans: [{ from, to: from + 3_600_000 }] });
	expect(await readApart("<html>", ask, patience)).toEqual({ trouble: "notCalendar" });
	expect(await readApart(fine, ask, 0)).toEqual({ trouble: "tooSlow" });
});
