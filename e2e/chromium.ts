/** The browser of the journeys and scripts: the machine's own Chromium if there is one, and nothing in it that calls home. */
import { existsSync } from "node:fs";

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

export const launchOptions = { args, ...(executablePath ? { executablePath } : {}) };
