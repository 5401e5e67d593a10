/** What a browser calls itself, made short: "Firefox, Windows". */

// The order matters: most browsers also claim to be Chrome, and Chrome claims to be Safari.
const browsers = [
	["Edg", "Edge"],
	["OPR", "Opera"],
	["YaBrowser", "Yandex"],
	["Firefox", "Firefox"],
	["Chrome", "Chrome"],
	["Safari", "Safari"],
] as const;
const systems = [
	["iPhone", "iPhone"],
	["iPad", "iPad"],
	["Android", "Android"],
	["Windows", "Windows"],
	["Mac OS", "macOS"],
	["Linux", "Linux"],
] as const;

const among = (list: readonly (readonly [string, string])[], words: string): string | undefined =>
	list.find(([sign]) => words.includes(sign))?.[1];

/** Short words for a user agent; its own beginning when it is none we know. */
export const browserName = (agent: string): string =>
	[among(browsers, agent), among(systems, agent)].filter(Boolean).join(", ") || agent.slice(0, 40);
