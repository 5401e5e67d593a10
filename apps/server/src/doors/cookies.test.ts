/** Cookies and origins: what a browser's word is worth. */
import { expect, test } from "vitest";
import { isOwnOrigin, isSecure, readCookie, realPlace, samplePlace, writeCookie } from "./cookies.ts";

test("cookie: over https its name forbids other hosts, over plain http it has a plain one", () => {
	expect(writeCookie("s", true, realPlace)).toBe(
		"__Host-plenary=s; Secure; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200",
	);
	expect(writeCookie("s", false, realPlace)).toBe("plenary=s; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200");
	expect(writeCookie("", false, realPlace)).toContain("Max-Age=0");
});

test.each([
	[undefined, false, undefined],
	["", false, undefined],
	["plenary=s", false, "s"],
	["a=b; plenary=s=t ; c", false, "s=t"],
	["plenary=s", true, undefined],
	["plenary=forged; __Host-plenary=s", true, "s"],
	["__Host-plenary=s", false, undefined],
	["=; ;;plenary", false, undefined],
	["__proto__=x; constructor=y", false, undefined],
])("cookie: %j over https %s is read as %j", (header, isHttps, secret) => {
	expect(readCookie(header, isHttps, realPlace)).toBe(secret);
});

test("cookie: the sample's has its own name and path, and neither house takes the other's", () => {
	expect(writeCookie("s", true, samplePlace)).toMatch(/^__Secure-plenary-sample=s; Secure; Path=\/sample; HttpOnly;/);
	expect(writeCookie("s", false, samplePlace)).toMatch(/^plenary-sample=s; Path=\/sample; HttpOnly;/);
	for (const isHttps of [true, false]) {
		const both = [realPlace, samplePlace].map((place) => writeCookie("s", isHttps, place).split(";")[0]);
		expect(readCookie(both[0], isHttps, samplePlace)).toBeUndefined();
		expect(readCookie(both[1], isHttps, realPlace)).toBeUndefined();
	}
});

test.each([
	[{}, 1, false],
	[{ "x-forwarded-proto": "https" }, 0, false],
	[{ "x-forwarded-proto": "https" }, 1, true],
	[{ "x-forwarded-proto": "https, http" }, 2, true],
	[{ "x-forwarded-proto": "http, https" }, 2, false],
])("https: %j behind %s believed proxies: %s", (headers, proxies, secure) => {
	expect(isSecure({ headers }, proxies)).toBe(secure);
});

const host = "plenary.test";
const https = { "x-forwarded-proto": "https" };
test.each([
	[{ host, origin: "http://plenary.test" }, true],
	[{ host, origin: "https://plenary.test" }, true],
	[{ host: "plenary.test:3000", origin: "http://plenary.test:3000" }, true],
	[{ host: "inside:3000", origin: "https://public.test" }, true],
	[{ host }, false],
	[{ host, origin: "null" }, false],
	[{ host, origin: "" }, false],
	[{ host, origin: "http://plenary.test.evil.test" }, false],
	[{ host, origin: "http://plenary.test:3001" }, false],
	[{ host, origin: "http://evil.test" }, false],
	[{ host, origin: "http://public.test" }, false],
	[{ host, origin: "https://plenary.test", ...https }, true],
	[{ host, origin: "http://plenary.test", ...https }, false],
])("origin: %j is ours: %s", (headers, own) => {
	expect(isOwnOrigin({ headers }, "https://public.test", 1)).toBe(own);
});
