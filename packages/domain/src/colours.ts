/** The colour a person is shown in, the same on every screen: caret, face and list. */

/** Dark enough for white words on them (4.5 to 1 or better), six hexadecimal digits as the editor wants them. */
const palette = [
	"#2763a5",
	"#b03a3f",
	"#2f7d4f",
	"#8a4fb0",
	"#a8562b",
	"#00727d",
	"#b0357c",
	"#5a6b1f",
	"#4a5ac7",
	"#7a5c00",
] as const;

export function colourOf(accountId: string): string {
	let sum = 0;
	for (const letter of accountId) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
	return palette[sum % palette.length] ?? palette[0];
}
