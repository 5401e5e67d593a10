/** `npm test`: makes ready what is missing and runs every check; ends with a line "N passed, N failed". */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { environment, makeBrowserReady, makeModulesReady, root } from "./ready.mjs";

const withBrowser = !process.argv.includes("--no-browser");
makeModulesReady();
const chromium = withBrowser ? makeBrowserReady() : "";

const steps = [
	["lock file is complete", "node", ["scripts/check-lock.mjs"]],
	["packages import only downwards", "turbo", ["boundaries"]],
	["format and lint", "biome", ["check", "--error-on-warnings", "."]],
	["no dead code", "knip", ["--no-progress"]],
	["types", "turbo", ["run", "typecheck", "--output-logs=errors-only"]],
	["unit tests", "turbo", ["run", "test", "--concurrency=1", "--output-logs=full"]],
	["web build and first load", "turbo", ["run", "build"]],
];
if (withBrowser) steps.push(["browser journeys", "playwright", ["test", "--config", "e2e/playwright.config.ts"]]);

let passed = 0;
let failed = 0;
for (const [name, program, args] of steps) {
	console.log(`\n── ${name}`);
	const { code, output } = await follow(program, args);
	const counts = countTests(output);
	passed += counts.passed + (code === 0 ? 1 : 0);
	// A step that ends badly without a failing test (a crash, a lint error) is itself one failure.
	failed += counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0);
	if (code !== 0) console.log(`── ${name}: failed`);
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Runs one step in front of the reader's eyes and keeps what it printed. */
function follow(program, args) {
	const env = { ...environment(), FORCE_COLOR: "0", ...(chromium ? { CHROMIUM_PATH: chromium } : {}) };
	const child = spawn(join(root, "node_modules/.bin", program), args, {
		cwd: root,
		env,
		stdio: ["ignore", "pipe", "pipe"],
	});
	let output = "";
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding("utf8");
		stream.on("data", (text) => {
			output += text;
			process.stdout.write(text);
		});
	}
	return new Promise((resolve) => child.on("close", (code) => resolve({ code, output })));
}

/** Adds up the closing lines of Vitest ("Tests  3 failed | 40 passed (43)") and Playwright ("  12 passed (1.2m)"). */
function countTests(output) {
	const counts = { passed: 0, failed: 0 };
	for (const line of output.split("\n")) {
		const summary = /\bTests\s+(.*)/.exec(line)?.[1] ?? /^\s+(\d+ (?:passed|failed)\b.*)$/.exec(line)?.[1];
		for (const [, number, word] of (summary ?? "").matchAll(/(\d+) (passed|failed)/g)) counts[word] += Number(number);
	}
	return counts;
}
