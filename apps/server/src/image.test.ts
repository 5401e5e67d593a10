/** The image: it starts the server as npm start does. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../../..");

test("image: has the flags and the environment of npm start, and runs as an ordinary user", () => {
	const { nodeFlags, nodeEnvironment } = JSON.parse(readFileSync(join(root, "apps/server/package.json"), "utf8"));
	const image = readFileSync(join(root, "Dockerfile"), "utf8");
	expect(image).toContain(
		`CMD ${JSON.stringify(["node", ...nodeFlags, "apps/server/src/main.ts"]).replaceAll(",", ", ")}`,
	);
	for (const [name, value] of Object.entries(nodeEnvironment)) expect(image).toContain(`${name}=${value}`);
	expect(image).toContain("USER node");
});
