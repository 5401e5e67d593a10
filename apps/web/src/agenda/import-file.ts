/** A file with an agenda, read as text, or the reason why it can not be. */

/** The largest file that is read, in bytes. */
const largest = 1_000_000;

export type FileRead =
	| { readonly text: string }
	| { readonly problem: "tooLarge" | "notText" | "empty" | "unreadable" };

export async function readTextFile(file: Blob): Promise<FileRead> {
	if (file.size > largest) return { problem: "tooLarge" };
	try {
		const text = new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
		if (text.includes("\0")) return { problem: "notText" };
		return text.trim() === "" ? { problem: "empty" } : { text };
	} catch (problem) {
		return { problem: problem instanceof TypeError ? "notText" : "unreadable" };
	}
}
