/** Settings: defaults, and a sentence for each that can not be used. */
import { expect, test } from "vitest";
import { readSettings, warningsOf } from "./settings.ts";

test("settings: an empty environment starts a server", () => {
	expect(readSettings({ PORT: "", PATH: "/bin" })).toMatchObject({
		port: 3000,
		host: "0.0.0.0",
		dataDir: "./data",
		publicUrl: undefined,
		trustedProxies: 0,
	});
});

test("settings: an address loses the slash at its end", () => {
	expect(readSettings({ PUBLIC_URL: "https://plenary.test/" }).publicUrl).toBe("https://plenary.test");
});

test.each([
	["PORT", "abc"],
	["PORT", "65536"],
	["PORT", "1.5"],
	["PUBLIC_URL", "plenary.test"],
	["PUBLIC_URL", "ftp://plenary.test"],
	["PUBLIC_URL", "https://plenary.test/path"],
	["PUBLIC_URL", "https://user@plenary.test"],
	["SMTP_URL", "http://mail.test"],
	["TRUSTED_PROXIES", "-1"],
	["TRUSTED_PROXIES", "true"],
	["METRICS_TOKEN", "short"],
	["METRICS_TOKEN", "long enough, but of words"],
	["LOG_LEVEL", "loud"],
	["SAMPLE", "perhaps"],
	["LIMITS", "many"],
	["LIMITS", '{"socketsPerAcount": 5}'],
	["LIMITS", '{"socketsPerAccount": "five"}'],
])("settings: names %s when it is %j", (name, value) => {
	expect(() => readSettings({ [name]: value })).toThrow(
		new RegExp(`^These settings can not be used:\n${name}: Give .+\\.$`),
	);
});

test("settings: the sample is offered unless it is switched off", () => {
	expect(readSettings({}).sample).toBe(true);
	expect(readSettings({ SAMPLE: "off" }).sample).toBe(false);
	const shared = { DATABASE_URL: "postgres://plenary@localhost/plenary" };
	expect(readSettings(shared).sample).toBe(false);
	expect(readSettings({ ...shared, SAMPLE: "on" }).sample).toBe(true);
});

test("settings: takes other limits by name", () => {
	expect(readSettings({ LIMITS: '{"socketsPerAccount": 5, "roomBytes": 1000000}' }).limits).toEqual({
		socketsPerAccount: 5,
		roomBytes: 1_000_000,
	});
	expect(readSettings({}).limits).toEqual({});
});

test("settings: names all that can not be used at once", () => {
	expect(() => readSettings({ PORT: "abc", LOG_LEVEL: "loud" })).toThrow(/PORT: .+\nLOG_LEVEL: /);
});

test("settings: warns of https without a believed proxy, and of letters that lead nowhere", () => {
	const warnings = (environment: NodeJS.ProcessEnv) => warningsOf(readSettings(environment)).join();
	expect(warnings({})).toBe("");
	expect(warnings({ PUBLIC_URL: "https://plenary.test" })).toContain("TRUSTED_PROXIES");
	expect(warnings({ SMTP_URL: "smtp://mail.test" })).toContain("PUBLIC_URL");
	expect(warnings({ PUBLIC_URL: "https://plenary.test", TRUSTED_PROXIES: "1", SMTP_URL: "smtp://mail.test" })).toBe("");
});
