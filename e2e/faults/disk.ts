/** A disk that loses its power: what a program wrote, as the system's calls tell it, and what of it would be left. */
import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Roll } from "./rounds.ts";

type Call =
	| { kind: "write"; path: string; at: number; bytes: Buffer }
	| { kind: "truncate"; path: string; length: number }
	| { kind: "sync" | "unlink"; path: string };

/** A call, or a line that the program said. */
export type Happening = Call | { kind: "said"; line: string };

/** What strace has to be asked for. */
export const straceArguments = [
	"--seccomp-bpf",
	"-f",
	"-y",
	"-xx",
	"-s",
	"1000000",
	"-e",
	"trace=pwrite64,write,fdatasync,fsync,ftruncate,unlink",
];

const hex = (text: string) => Buffer.from(text.replaceAll("\\x", ""), "hex");

/** Reads what strace wrote of one database file and its journals; what goes to a pipe is said. */
export function* readTrace(trace: string, file: string): Generator<Happening> {
	const unfinished = new Map<string, string>();
	for (const line of trace.split("\n")) {
		const [thread = ""] = line.split(" ", 1);
		if (line.endsWith("<unfinished ...>")) {
			unfinished.set(thread, line);
			continue;
		}
		const call = / <\.\.\. \w+ resumed>/.test(line) ? unfinished.get(thread) : line;
		const [, name = "", fd = "", rest = ""] = /^\d+\s+(\w+)\((?:\d+<([^>]*)>)?(.*)/.exec(call ?? "") ?? [];
		const happening = readCall(name, hex(fd).toString(), rest);
		if (happening && (happening.kind === "said" || happening.path.startsWith(file))) yield happening;
	}
}

function readCall(name: string, path: string, rest: string): Happening | undefined {
	const bytes = () => hex(/"([^"]*)"/.exec(rest)?.[1] ?? "");
	switch (name) {
		case "pwrite64":
			return { kind: "write", path, at: Number(/, (\d+)(?:\) =| <)/.exec(rest)?.[1]), bytes: bytes() };
		case "ftruncate":
			return { kind: "truncate", path, length: Number(/^, (\d+)/.exec(rest)?.[1]) };
		case "fsync":
		case "fdatasync":
			return { kind: "sync", path };
		case "unlink":
			return { kind: "unlink", path: bytes().toString() };
		case "write":
			return path.startsWith("pipe:") ? { kind: "said", line: bytes().toString().trim() } : undefined;
		default:
			return undefined;
	}
}

/** A file's bytes, which can grow. */
class Content {
	#bytes: Buffer;
	#length: number;

	constructor(bytes = Buffer.alloc(0)) {
		this.#bytes = bytes;
		this.#length = bytes.length;
	}

	get bytes(): Buffer {
		return this.#bytes.subarray(0, this.#length);
	}

	do(call: Call): void {
		if (call.kind === "truncate") {
			this.#reach(call.length);
			this.#bytes.fill(0, call.length);
			this.#length = call.length;
		}
		if (call.kind !== "write") return;
		this.#reach(call.at + call.bytes.length);
		call.bytes.copy(this.#bytes, call.at);
	}

	#reach(length: number): void {
		this.#length = Math.max(this.#length, length);
		if (length <= this.#bytes.length) return;
		const longer = Buffer.alloc(length * 2);
		this.#bytes.copy(longer);
		this.#bytes = longer;
	}
}

/** Each file: what is safe on the disk, and what was written since. */
export class Disk {
	readonly #files = new Map<string, { safe: Content; since: Call[] }>();

	do(call: Call): void {
		let file = this.#files.get(call.path);
		if (!file) {
			file = { safe: new Content(), since: [] };
			this.#files.set(call.path, file);
		}
		if (call.kind === "unlink") this.#files.delete(call.path);
		else if (call.kind === "sync") for (const each of file.since.splice(0)) file.safe.do(each);
		else file.since.push(call);
	}

	/** Puts into a folder what is left when the power goes now. Shared memory (-shm) is none of it. */
	cut(roll: Roll, folder: string): void {
		mkdirSync(folder, { recursive: true });
		for (const [path, { safe, since }] of this.#files) {
			if (path.endsWith("-shm")) continue;
			const left = new Content(Buffer.from(safe.bytes));
			for (const call of surviving(since, roll)) left.do(call);
			writeFileSync(join(folder, basename(path)), left.bytes);
		}
	}
}

const sector = 512;

/** None, all, a beginning, any of them, or any sectors of them: the disk writes in whatever order it likes. */
function surviving(since: Call[], roll: Roll): Call[] {
	const how = roll(6);
	if (how === 0) return [];
	if (how === 1) return since;
	if (how === 2) return since.slice(0, roll(since.length + 1));
	if (how === 3) return since.filter(() => roll(2) === 0);
	const oneIn = 2 + roll(8);
	return since.flatMap((call): Call[] => {
		if (call.kind === "write") return torn(call, () => roll(oneIn) > 0);
		return roll(2) === 0 ? [call] : [];
	});
}

/** The sectors of a write that stay. */
export function torn(
	call: Extract<Call, { kind: "write" }>,
	stays: (place: number) => boolean,
): Extract<Call, { kind: "write" }>[] {
	const pieces = [];
	for (let from = 0; from < call.bytes.length; ) {
		const to = Math.min(call.bytes.length, from + sector - ((call.at + from) % sector));
		if (stays(call.at + from)) pieces.push({ ...call, at: call.at + from, bytes: call.bytes.subarray(from, to) });
		from = to;
	}
	return pieces;
}
