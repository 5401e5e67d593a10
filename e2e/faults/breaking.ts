/** Ways to break a running server's database from outside, each with its repair. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { TestServer } from "../server.ts";

export interface Breaking {
	what: string;
	/** Why it can not be done here; "" when it can. */
	unable: string;
	/** Breaks it; resolves, when it is broken, with the repair. */
	begin(server: TestServer): Promise<() => Promise<void>>;
}

/** Whether a program is there and ends well. */
export const runs = (program: string, args: string[]) => spawnSync(program, args, { stdio: "ignore" }).status === 0;
const noStrace = runs("strace", ["-o", "/dev/null", "true"]) ? "" : "there is no strace here that may trace";
const noLimits = runs("prlimit", ["--fsize"]) ? "" : "there is no prlimit here";

export const locked: Breaking = {
	what: "locked by another process",
	unable: "",
	async begin({ folder }) {
		const holder = new DatabaseSync(join(folder, "plenary.sqlite"), { timeout: 2_000 });
		holder.exec("begin exclusive");
		return async () => {
			holder.exec("rollback");
			holder.close();
		};
	},
};

/** No file may be longer than a page: whatever the database writes fails. */
export const tooLong: Breaking = {
	what: "no room for longer files (prlimit)",
	unable: noLimits,
	async begin({ pid }) {
		runs("prlimit", [`--pid=${pid}`, "--fsize=1024:unlimited"]);
		return async () => void runs("prlimit", [`--pid=${pid}`, "--fsize=unlimited"]);
	},
};

/** The calls named fail with the error named, all of them or those that `when` says. */
export function failing(what: string, calls: string, error: string, when = "1+"): Breaking {
	return {
		what: `${what} (${calls} fails with ${error}, ${when})`,
		unable: noStrace,
		async begin({ pid }) {
			const inject = `inject=${calls}:error=${error}:when=${when}`;
			const args = ["120", "strace", "-f", "-p", String(pid), "-o", "/dev/null", "-e", `trace=${calls}`, "-e", inject];
			const tracer = spawn("timeout", args, { stdio: ["ignore", "ignore", "pipe"] });
			await attached(tracer);
			return async () => {
				const gone = once(tracer, "exit");
				tracer.kill("SIGINT");
				await gone;
			};
		},
	};
}

async function attached(tracer: ChildProcess): Promise<void> {
	await new Promise<void>((done, fail) => {
		tracer.stderr?.on("data", (piece) => String(piece).includes("attached") && done());
		tracer.once("exit", () => fail(new Error("strace could not attach to the server.")));
	});
}

/** Writes until not another byte fits: the server goes on taking room meanwhile. */
function fill(path: string): void {
	const file = openSync(path, "w");
	try {
		for (const size of [65_536, 512, 1]) while (isWritten(file, size));
	} finally {
		closeSync(file);
	}
}

function isWritten(file: number, size: number): boolean {
	try {
		return writeSync(file, Buffer.alloc(size)) === size;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
		throw error;
	}
}

/** A disk of its own, small enough to be filled; undefined where none can be had. */
export function smallDisk(): { folder: string; full: Breaking; remove: () => void } | undefined {
	const folder = mkdtempSync(join(tmpdir(), "plenary-disk-"));
	if (process.getuid?.() !== 0 || !runs("mount", ["-t", "tmpfs", "-o", "size=24m", "tmpfs", folder])) {
		rmSync(folder, { recursive: true });
		return undefined;
	}
	const filler = join(folder, "filler");
	const full: Breaking = {
		what: "a disk that is full",
		unable: "",
		async begin() {
			fill(filler);
			return async () => rmSync(filler);
		},
	};
	return {
		folder,
		full,
		remove() {
			runs("umount", [folder]);
			if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
		},
	};
}
