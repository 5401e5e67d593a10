/** Checks that the lock file can be installed everywhere: no host names, exact pins, every platform's optional package present. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./ready.mjs";

/**
 * Packages that come for fewer platforms than they list. The program has to do without them where they are missing: npm
 * passes them over there, because whoever needs them names them as optional.
 */
const notEverywhere = ["@myriaddreamin/typst-ts-node-compiler"];

const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
const entries = Object.entries(lock.packages);
const complaints = [];

for (const [path, entry] of entries) {
	if (/^https?:/.test(entry.resolved ?? "")) complaints.push(`${path} names the host it was downloaded from.`);
	if (entry.hasInstallScript) complaints.push(`${path} runs a script when it is installed.`);
	for (const name of Object.keys(entry.optionalDependencies ?? {})) {
		if (!isLocked(path, name) && !notEverywhere.some((one) => path === `node_modules/${one}` && entry.optional))
			complaints.push(`${path || "the root"} lists ${name} for some platform, and the lock file lacks it.`);
	}
	if (path.includes("node_modules")) continue;
	for (const kind of ["dependencies", "devDependencies", "optionalDependencies"]) {
		for (const [name, version] of Object.entries(entry[kind] ?? {})) {
			if (!/^\d/.test(version))
				complaints.push(`${path || "the root"} wants ${name} at "${version}", which is not an exact version.`);
		}
	}
}

for (const complaint of complaints) console.error(complaint);
console.log(
	complaints.length === 0
		? `${entries.length} entries, all complete.`
		: `${complaints.length} complaints about the lock file.`,
);
process.exit(complaints.length === 0 ? 0 : 1);

/** A package is found in its user's own folder or in one of the folders above. */
function isLocked(user, name) {
	for (let at = user; ; at = at.slice(0, Math.max(0, at.lastIndexOf("node_modules/") - 1))) {
		if (lock.packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
		if (!at) return false;
		if (!at.includes("node_modules/")) at = "";
		if (lock.packages[`node_modules/${name}`]) return true;
	}
}
