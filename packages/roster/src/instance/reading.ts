/** Reading: plain JSON turned into values of a known shape, or a sentence that says where it is not. */

/** What stands in a file and where in it, "sessions[2].start". */
export interface Found {
	readonly value: unknown;
	readonly at: string;
}

/** The file does not say what it has to; the message is a sentence for whoever wrote it. */
export class NotReadable extends Error {
	override readonly name = "NotReadable";
}

export function refuse({ at, value }: Found, expected: string): never {
	const seen = value === undefined ? "nothing" : JSON.stringify(value).slice(0, 60);
	throw new NotReadable(`${at || "The file"}: expected ${expected}, found ${seen}.`);
}

export function field(found: Found, name: string): Found {
	const { value, at } = found;
	if (typeof value !== "object" || value === null || Array.isArray(value)) refuse(found, "an object");
	const inside: unknown = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
	return { value: inside, at: at ? `${at}.${name}` : name };
}

/** What is not there is undefined; what is there must fit. */
export function maybe<Value>(found: Found, read: (found: Found) => Value): Value | undefined {
	return found.value === undefined || found.value === null ? undefined : read(found);
}

export function text(found: Found): string {
	return typeof found.value === "string" && found.value !== "" ? found.value : refuse(found, "words");
}

export function flag(found: Found): boolean {
	return typeof found.value === "boolean" ? found.value : refuse(found, "true or false");
}

/** Zero or more. */
export function amount(found: Found): number {
	const { value } = found;
	return typeof value === "number" && Number.isFinite(value) && value >= 0
		? value
		: refuse(found, "a number from 0 up");
}

export function oneOf<Word extends string>(found: Found, words: readonly Word[]): Word {
	return words.find((word) => word === found.value) ?? refuse(found, `one of ${words.join(", ")}`);
}

export function list<Value>(found: Found, read: (found: Found) => Value): Value[] {
	const { value, at } = found;
	if (!Array.isArray(value)) return refuse(found, "a list");
	return value.map((one: unknown, order) => read({ value: one, at: `${at}[${order}]` }));
}

export function table<Value>(found: Found, read: (found: Found) => Value): Record<string, Value> {
	const { value } = found;
	if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(found, "an object");
	return Object.fromEntries(Object.keys(value).map((key) => [key, read(field(found, key))]));
}
