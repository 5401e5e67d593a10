/** Text of a file: UTF-8 or UTF-16, otherwise Windows-1251, in which spreadsheets save Cyrillic text. */

/** The words of a file, whatever it was saved as. Never throws. */
export function textOfFile(bytes: Uint8Array): string {
	const [first, second] = bytes;
	if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
	if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
	try {
		return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder("windows-1251").decode(bytes);
	}
}
