/** `npm test`: makes ready what is missing and runs every check; ends with a line "N passed, N failed", with what was skipped if anything was. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import {
	environment,
	makeBrowserReady,
	makeModulesReady,
	makePostgresReady,
	makeRedisReady,
	pinnedNode,
	root,
} from "./ready.mjs";

const withBrowser = !process.argv.includes("--no-browser");
makeModulesReady();
const chromium = withBrowser ? makeBrowserReady() : "";
const postgres = await startPostgres(process.env.TEST_POSTGRES_URL ? "" : makePostgresReady());

const steps = [
	["lock file is complete", "node", ["scripts/check-lock.mjs"]],
	["packages import only downwards", "turbo", ["boundaries"]],
	["format and lint", "biome", ["check", "--error-on-warnings", "."]],
	["no dead code", "knip", ["--no-progress"]],
	["types", "turbo", ["run", "typecheck", "--output-logs=errors-only"]],
	["unit tests", "turbo", ["run", "test", "--concurrency=1", "--output-logs=full"]],
	["web build and first load", "turbo", ["run", "build"]],
];
const journeys = ["test", "--config", "e2e/playwright.config.ts"];
/** What many servers could get wrong, in few minutes; with TOPOLOGY=two all journeys run so. */
const onTwo = ["three-people", "rights", "ways-in"];
const hasTown = makeRedisReady() && postgres.environment.TEST_POSTGRES_URL !== undefined;
if (withBrowser) steps.push(["browser journeys", "playwright", journeys]);
if (withBrowser && hasTown)
	steps.push(["journeys on two servers", "playwright", [...journeys, ...onTwo], { TOPOLOGY: "two" }]);

let passed = 0;
let failed = 0;
let skipped = 0;
for (const [name, program, args, more] of steps) {
	console.log(`\n── ${name}`);
	const { code, output } = await follow(program, args, more);
	const counts = countTests(output);
	passed += counts.passed + (code === 0 ? 1 : 0);
	// A step that ends badly without a failing test (a crash, a lint error) is itself one failure.
	failed += counts.failed + (code !== 0 && counts.failed === 0 ? 1 : 0);
	skipped += counts.skipped;
	if (code !== 0) console.log(`── ${name}: failed`);
}
await postgres.stop();
console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
process.exit(failed === 0 ? 0 : 1);

/** Runs one step in front of the reader's eyes and keeps what it printed. */
function follow(program, args, more = {}) {
	const env = {
		...environment(),
		FORCE_COLOR: "0",
		...(chromium ? { CHROMIUM_PATH: chromium } : {}),
		...postgres.environment,
		...more,
	};
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

/** Starts a PostgreSQL for the tests, unless there is one for them already; it goes when we do, however we go. */
async function startPostgres(starter) {
	const { TEST_POSTGRES_URL } = process.env;
	if (!starter) return { environment: TEST_POSTGRES_URL ? { TEST_POSTGRES_URL } : {}, stop: async () => {} };
	const child = spawn(pinnedNode(), [starter], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
	child.stdin.on("error", () => {});
	const ended = new Promise((resolve) => child.on("close", resolve));
	const said = new Promise((resolve) => child.stdout.once("data", resolve));
	const words = await Promise.race([said, ended.then(() => undefined)]);
	if (words === undefined) {
		console.log("PostgreSQL could not be started: what is tested on it is skipped.");
		return { environment: {}, stop: async () => {} };
	}
	const { url, version } = JSON.parse(words);
	return {
		environment: { TEST_POSTGRES_URL: url, TEST_POSTGRES_VERSION: version },
		async stop() {
			child.stdin.end();
			await ended;
		},
	};
}

/** Adds up the closing lines of Vitest ("Tests  3 failed | 40 passed (43)") and Playwright ("  12 passed (1.2m)"). */
function countTests(output) {
	const counts = { passed: 0, failed: 0, skipped: 0 };
	for (const line of output.split("\n")) {
		const summary = /\bTests\s+(.*)/.exec(line)?.[1] ?? /^\s+(\d+ (?:passed|failed|skipped)\b.*)$/.exec(line)?.[1];
		for (const [, number, word] of (summary ?? "").matchAll(/(\d+) (passed|failed|skipped)/g))
			counts[word] += Number(number);
	}
	return counts;
}
