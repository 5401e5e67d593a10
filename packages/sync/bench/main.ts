/** `npm run bench`: measures Plenary's server beside its peers, one after the other, and says what came of it. */
import { existsSync } from "node:fs";
import { join } from "node:path";

const modules = ["@hocuspocus/server", "@y/websocket-server", "y-leveldb", "yjs", "ws"];
const isMissing = (name: string) => !existsSync(join(import.meta.dirname, "node_modules", name));

if (modules.some(isMissing)) {
	process.stderr.write("The benchmark has packages of its own. Install them first: cd packages/sync/bench && npm ci\n");
	process.exitCode = 1;
} else {
	const { bench } = await import("./bench.ts");
	await bench(process.argv.slice(2));
}
