/** What the benchmark ran on. */
import { readFileSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { availableParallelism, cpus, release, totalmem, type } from "node:os";
import { join } from "node:path";

export interface Machine {
	processor: string;
	cores: number;
	memoryGb: number;
	kernel: string;
	node: string;
	/** Whether what servers write goes to memory, where syncing costs nothing. */
	isFolderInMemory: boolean;
	versions: Record<string, string>;
}

const tmpfs = 0x01021994;
const packages = ["@y/websocket-server", "@hocuspocus/server", "@hocuspocus/provider", "y-websocket", "yjs", "ws"];

export async function thisMachine(folder: string): Promise<Machine> {
	return {
		processor: cpus()[0]?.model.trim() ?? "unknown",
		cores: availableParallelism(),
		memoryGb: Math.round(totalmem() / 2 ** 30),
		kernel: `${type()} ${release()}`,
		node: process.version,
		isFolderInMemory: (await statfs(folder)).type === tmpfs,
		versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
	};
}

function versionOf(name: string): string {
	const file = join(import.meta.dirname, "node_modules", name, "package.json");
	return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}
