/** How the browser journeys run: on the machine's Chromium, each file with a server of its own. */
import { defineConfig } from "@playwright/test";
import { launchOptions } from "./chromium.ts";

export default defineConfig({
	testDir: ".",
	testMatch: "**/*.spec.ts",
	outputDir: "test-results",
	workers: process.env.CI ? 1 : 2,
	timeout: 180_000,
	expect: { timeout: 10_000 },
	retries: 0,
	reporter: [["list"]],
	use: {
		viewport: { width: 1440, height: 900 },
		locale: "en-GB",
		timezoneId: "Europe/Kyiv",
		// What is not there after this long will not come: better a sentence than the test's whole time.
		actionTimeout: 30_000,
		trace: "off",
		screenshot: "only-on-failure",
		launchOptions,
	},
});
