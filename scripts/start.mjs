/** `npm start`: makes ready what is missing, builds, and serves the product on one port. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { environment, makeModulesReady, makeWebReady, pinnedNode, root } from "./ready.mjs";

makeModulesReady();
makeWebReady();

const serverFolder = join(root, "apps/server");
// Left to themselves, Node and the C library keep tens of megabytes in hand for what the next moment forgets.
const { nodeFlags, nodeEnvironment } = JSON.parse(readFileSync(join(serverFolder, "package.json"), "utf8"));
const server = spawn(pinnedNode(), [...nodeFlags, join(serverFolder, "src/main.ts"), ...process.argv.slice(2)], {
	cwd: root,
	env: { ...nodeEnvironment, ...environment() },
	stdio: "inherit",
});
// The server ends in its own time (it stores what is still pending); we only pass the wish on and wait.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => server.kill(signal));
// npm runs us through a shell, which dies of a signal without passing it on: then nobody is left above us.
const above = process.ppid;
setInterval(() => process.ppid !== above && server.kill("SIGTERM"), 500).unref();
server.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
