/** What this browser keeps of the server's answers, so that a reload without a network still opens. */
import { inSample } from "../sample/place.ts";

const sampleKept = "plenary.sample.kept.";
const all = inSample ? sampleKept : "plenary.kept.";
/** The number is raised when answers are shaped otherwise: an old one would be misread. */
const prefix = `${all}2.`;

/** The last answer kept under these names, if there is one that can be read. */
export function readKept<Value>(...names: readonly string[]): Value | undefined {
	try {
		const kept = localStorage.getItem(prefix + names.join("."));
		return kept === null ? undefined : (JSON.parse(kept) as Value);
	} catch {
		return undefined;
	}
}

/** Keeps an answer. A full or forbidden store keeps nothing, and nothing depends on it. */
export function keep(value: unknown, ...names: readonly string[]): void {
	try {
		localStorage.setItem(prefix + names.join("."), JSON.stringify(value));
	} catch {
		// The page works without; only a reload without a network would miss it.
	}
}

/** Forgets all of it: at sign-out, and when the server says that the sign-in has ended. */
export const forgetKept = (): void => forget(all);

/** Forgets what is kept of the sample, from outside it. */
export const forgetSample = (): void => forget(sampleKept);

function forget(beginning: string): void {
	for (const key of Object.keys(localStorage)) if (key.startsWith(beginning)) localStorage.removeItem(key);
}
