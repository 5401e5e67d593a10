/** Makes ready what is missing on a bare machine: modules, the pinned Node, the web build, a browser, a PostgreSQL and a Redis for the tests. Runs on Node 20 with nothing installed. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const modules = join(root, "node_modules");
const windows = process.platform === "win32";
const runtimeMajor = 26;

/** Ends the program with a sentence for the person who started it. */
export function stop(sentence) {
	console.error(`\n${sentence}`);
	process.exit(1);
}

/** Runs a command to its end with our modules' programs first on the path; true when it went well. */
export function run(command, args, options = {}) {
	const ended = spawnSync(command, args, {
		cwd: root,
		stdio: "inherit",
		env: environment(),
		shell: windows,
		...options,
	});
	return ended.status === 0;
}

/** The environment of everything we start: the pinned Node is the first `node` on the path. */
export function environment() {
	const path = [join(modules, ".bin"), process.env.PATH ?? ""].join(delimiter);
	return { ...process.env, PATH: path, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
}

/** Installs exactly what the lock file says, unless that has been done for this lock file. */
export function makeModulesReady() {
	const [major, minor] = process.versions.node.split(".").map(Number);
	if (major < 20) stop(`Plenary needs Node 20 or newer to start; this is Node ${major}.${minor}.`);
	const lock = createHash("sha256")
		.update(readFileSync(join(root, "package-lock.json")))
		.update(process.platform + process.arch);
	const wanted = lock.digest("hex");
	const marker = join(modules, ".made-ready");
	if (existsSync(marker) && readFileSync(marker, "utf8") === wanted) return;
	console.log(
		"Installing the packages of the lock file (about a minute, once). Notes about engines are harmless: Plenary brings its own Node.",
	);
	const npm = process.env.npm_execpath;
	const args = ["ci", "--no-audit", "--no-fund", "--loglevel=error"];
	const done = npm ? run(process.execPath, [npm, ...args]) : run("npm", args);
	if (!done)
		stop(
			"The packages could not be installed. Is the npm registry within reach? The lines above say more; the same command tries again.",
		);
	writeFileSync(marker, wanted);
}

/** The path of the Node that runs the product: the pinned one, or this one where it is new enough. */
export function pinnedNode() {
	const pinned = join(modules, ".bin", windows ? "node.cmd" : "node");
	if (existsSync(pinned)) return pinned;
	if (Number(process.versions.node.split(".")[0]) >= runtimeMajor) return process.execPath;
	return stop(
		`Plenary runs on Node ${runtimeMajor}, which is packaged for Linux (glibc), macOS and Windows on common processors, but not for ${process.platform} ${process.arch}. Install Node ${runtimeMajor} or newer and start again.`,
	);
}

/** Builds the web app; takes a second when nothing has changed. */
export function makeWebReady() {
	const quiet = spawnSync(
		join(modules, ".bin", windows ? "turbo.cmd" : "turbo"),
		["run", "build", "--filter=@plenary/web", "--output-logs=errors-only"],
		{
			cwd: root,
			env: environment(),
			encoding: "utf8",
			shell: windows,
		},
	);
	if (quiet.status !== 0) stop(`The web app could not be built:\n${quiet.stdout}${quiet.stderr}`);
}

const usualBrowsers = [
	"/usr/bin/chromium",
	"/usr/bin/chromium-browser",
	"/usr/bin/google-chrome",
	"/usr/bin/google-chrome-stable",
];

/** A Chromium for the browser journeys: named, installed, installable, or Playwright's own. Returns its path, or "" for Playwright's own. */
export function makeBrowserReady() {
	const named = process.env.CHROMIUM_PATH;
	if (named) return existsSync(named) ? named : stop(`CHROMIUM_PATH names ${named}, and there is no such file.`);
	const found = usualBrowsers.find((path) => existsSync(path));
	if (found) return found;
	if (installOnDebian("chromium", "Chromium", "the browser journeys")) {
		const installed = usualBrowsers.find((path) => existsSync(path));
		if (installed) return installed;
	}
	console.log("No Chromium found; asking Playwright for its own.");
	if (run(pinnedNode(), [join(modules, "@playwright/test/cli.js"), "install", "chromium"])) return "";
	return stop(
		"The browser journeys need Chromium. On Debian or Ubuntu: sudo apt-get install chromium. Elsewhere install Chromium or Chrome and name it: CHROMIUM_PATH=/path/to/it npm test.",
	);
}

/** A PostgreSQL for the tests that want one, installed or installable. Returns what starts it, or "" where there is none. */
export function makePostgresReady() {
	const starter = join(root, "packages/storage/src/postgres/temporary-child.ts");
	const isThere = () => run(pinnedNode(), [starter, "found"]);
	if (isThere()) return starter;
	if (installOnDebian("postgresql", "PostgreSQL", "the tests of many servers") && isThere()) return starter;
	console.log(
		"There is no PostgreSQL here: what is tested on it is skipped. On Debian or Ubuntu: sudo apt-get install postgresql.",
	);
	return "";
}

/** Whether there is a Redis for the tests that want one, installed or installable; they start it themselves. */
export function makeRedisReady() {
	const isThere = () => spawnSync("redis-server", ["--version"]).status === 0;
	if (isThere() || (installOnDebian("redis-server", "Redis", "the tests of many servers") && isThere())) return true;
	console.log(
		"There is no Redis here: what is tested on it is skipped. On Debian or Ubuntu: sudo apt-get install redis-server.",
	);
	return false;
}

/** Whoever may installs a package of Debian's; true when it was tried and went well. */
function installOnDebian(name, called, wantedBy) {
	if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return false;
	console.log(`Installing ${called} from Debian's packages for ${wantedBy} (once).`);
	const quiet = {
		stdio: ["ignore", "ignore", "inherit"],
		env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
		// Without a network it would be tried for many minutes.
		timeout: 300_000,
	};
	const patience = ["-o", "Acquire::http::Timeout=15", "-o", "Acquire::Retries=1"];
	return (
		run("apt-get", [...patience, "update", "-qq"], quiet) &&
		run("apt-get", [...patience, "install", "-y", "-qq", "--no-install-recommends", name], quiet)
	);
}
