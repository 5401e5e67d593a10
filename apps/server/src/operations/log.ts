/** The log: what happened and where in the program, never who did it from where with which words. */
import pino, { type DestinationStream, type Logger } from "pino";

/** Strings that may stand in a line: ids, names of rooms and of our own things. Any other is left out. */
const plainFields = new Set(["room", "account", "code", "method", "route", "type", "signal", "reason"]);

/** Makes the log; every line of the server goes through here. */
export function openLog(level: string, destination?: DestinationStream): Logger {
	const options = {
		level,
		serializers: { err: withoutWords, error: withoutWords },
		formatters: { log: withoutStrangers },
	};
	return destination ? pino(options, destination) : pino(options);
}

export interface ErrorInLog {
	type: string;
	message?: string;
	code?: string | number;
	stack: string[];
	cause?: ErrorInLog;
}

/**
 * An error without what people wrote. Messages are kept only where it is known who makes them: those of libraries
 * quote what they were given, such as an address that no mail server knows, or the JSON that could not be read.
 */
export function withoutWords(error: unknown, depth = 0): ErrorInLog {
	if (!(error instanceof Error)) return { type: typeof error === "string" ? kindIn(error) : typeof error, stack: [] };
	const { name, code, errno } = error as Error & { code?: unknown; errno?: unknown };
	const stack = (error.stack ?? "").split("\n").flatMap((line) => /^\s+at (.+)$/.exec(line)?.[1] ?? []);
	const known = typeof code === "string" || typeof code === "number" ? code : errno;
	return {
		type: name,
		...(isOurs(error, stack) ? { message: blotted(error.message) } : {}),
		...(typeof known === "string" || typeof known === "number" ? { code: known } : {}),
		stack: stack.slice(0, 12),
		...(error.cause instanceof Error && depth < 3 ? { cause: withoutWords(error.cause, depth + 1) } : {}),
	};
}

/** Whether we, SQLite, the system or the language itself found the words of an error. */
function isOurs(error: Error, [top = ""]: string[]): boolean {
	if (error.name === "StorageError" || error.name === "UpdateRefused") return true;
	if (error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError) return true;
	if (typeof (error as NodeJS.ErrnoException).syscall === "string") return true;
	return error.constructor === Error && /[/\\](apps|packages)[/\\]/.test(top) && !top.includes("node_modules");
}

/** Even known sentences may quote: what stands in quotation marks, addresses and what looks like a secret goes. */
function blotted(message: string): string {
	return message
		.replace(/"[^"]*"|'[^']*'|`[^`]*`|“[^”]*”|«[^»]*»/g, "“…”")
		.replace(/\S+@\S+/g, "…@…")
		.replace(/[?#]\S+/g, "")
		.replace(/[A-Za-z0-9_-]{24,}/g, "…");
}

/** Somebody turned an error into a string: of that the kind alone is kept. */
const kindIn = (words: string): string => /^[A-Z]\w*(?=:)/.exec(words)?.[0] ?? "string";

/** Numbers and what is known to be plain; a line that says more than it should says less than it might. */
function withoutStrangers(fields: Record<string, unknown>): Record<string, unknown> {
	const kept = Object.entries(fields).flatMap(([key, value]): [string, unknown][] => {
		if (key === "err" || key === "error") return [[key, value]];
		if (key === "complaint") return [[key, blotted(String(value))]];
		const isPlain = typeof value === "number" || typeof value === "boolean";
		return isPlain || (typeof value === "string" && plainFields.has(key)) ? [[key, value]] : [];
	});
	return Object.fromEntries(kept);
}
