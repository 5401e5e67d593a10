/** How the browser journeys run: on the machine's Chromium, each file with a server of its own. */
import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const usual = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
];
const executablePath = process.env.CHROMIUM_PATH ?? usual.find((path) => existsSync(path));

/** Nothing of the browser's own calls home, and root needs no sandbox. */
const args = [
	...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-sync",
	"--disable-default-apps",
	"--no-first-run",
	"--disable-domain-reliability",
	"--disable-features=OptimizationHints,MediaRouter,Translate",
];

export default defineConfig({
	testDir: ".",
	outputDir: "test-results",
	workers: process.env.CI ? 1 : 2,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	retries: 0,
	reporter: [["list"]],
	use: {
		viewport: { width: 1440, height: 900 },
		locale: "en-GB",
		timezoneId: "Europe/Kyiv",
		trace: "off",
		screenshot: "only-on-failure",
		launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
	},
});
