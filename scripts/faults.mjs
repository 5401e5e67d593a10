/** `npm run faults`: the fault tests with all their rounds, one file after the other; ends with a table of what was found. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { environment, makeModulesReady, root } from "./ready.mjs";

makeModulesReady();
const folder = mkdtempSync(join(tmpdir(), "plenary-faults-"));
const [figures, results] = [join(folder, "figures"), join(folder, "results.json")];
const named = process.argv.slice(2);
const reporters = ["--reporter=verbose", "--reporter=json", `--outputFile.json=${results}`];
const env = { FAULTS: "full", ...environment(), FAULTS_REPORT: figures };

// `npm run faults -- sigkill power` tries those alone.
const files = named.length > 0 ? named : ["faults/"];
const tests = spawn(join(root, "node_modules/.bin/vitest"), ["run", ...files, ...reporters], {
	cwd: join(root, "e2e"),
	env,
	stdio: "inherit",
	shell: process.platform === "win32",
});
const code = await new Promise((resolve) => tests.on("close", resolve));
printTable();
rmSync(folder, { recursive: true });
process.exit(code ?? 1);

/** One line for each figure, then one for each test that failed or was not tried. */
function printTable() {
	console.log("\n| what | tried | found | seed |\n|---|---|---|---|");
	const lines = existsSync(figures) ? readFileSync(figures, "utf8").trim().split("\n") : [];
	for (const line of lines) {
		const { subject, tried, found, seed } = JSON.parse(line);
		console.log(`| ${subject} | ${tried} | ${found} | ${seed} |`);
	}
	const told = existsSync(results) ? JSON.parse(readFileSync(results, "utf8")).testResults : [];
	for (const { title, status, failureMessages } of told.flatMap((file) => file.assertionResults)) {
		if (status === "failed") console.log(`| **failed** | ${title} | ${firstLine(failureMessages)} | |`);
		else if (status !== "passed") console.log(`| not tried | ${title} | | |`);
	}
}

function firstLine([message = ""]) {
	return message.split("\n", 1)[0].replaceAll("|", "\\|").slice(0, 300);
}
