/** `npm run cases -w packages/roster -- FILE`: runs a file of cases, one line for each and a count at the end. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { runCases } from "./run.ts";

const [file] = process.argv.slice(2);
if (file === undefined) {
	process.stderr.write("Which file of cases? npm run cases -w packages/roster -- FILE\n");
	process.exitCode = 2;
} else {
	// npm runs scripts in the package's own folder; the file is named from where npm was called.
	const path = resolve(process.env.INIT_CWD ?? ".", file);
	const results = runCases(JSON.parse(readFileSync(path, "utf8")));
	for (const { id, wrong } of results) {
		process.stdout.write(`${id} ${wrong.length === 0 ? "pass" : "fail"}\n`);
		for (const difference of wrong) process.stderr.write(`    ${difference}\n`);
	}
	const passed = results.filter(({ wrong }) => wrong.length === 0).length;
	process.stdout.write(`${passed} of ${results.length} passed\n`);
	process.exitCode = passed < results.length ? 1 : 0;
}
