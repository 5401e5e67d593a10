/** Reading of cases: plain JSON turned into values of a known shape, and what came out held against what was expected. */

/** What stands in a case, and where in it: "items[2].min". */
export interface Found {
	readonly value: unknown;
	readonly at: string;
}

export function refuse({ at, value }: Found, expected: string): never {
	throw new Error(`${at || "The case"}: expected ${expected}, found ${JSON.stringify(value) ?? "nothing"}.`);
}

export function field(found: Found, name: string): Found {
	const { value, at } = found;
	if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(found, "an object");
	const entries: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
	return { value: Object.hasOwn(entries, name) ? entries[name] : undefined, at: at ? `${at}.${name}` : name };
}

export const maybe = <Value>(found: Found, read: (found: Found) => Value): Value | undefined =>
	found.value === undefined || found.value === null ? undefined : read(found);

export const text = (found: Found): string =>
	typeof found.value === "string" && found.value !== "" ? found.value : refuse(found, "words");

export const flag = (found: Found): boolean =>
	typeof found.value === "boolean" ? found.value : refuse(found, "true or false");

export const amount = (found: Found): number =>
	typeof found.value === "number" && found.value >= 0 ? found.value : refuse(found, "a number from 0 up");

export const oneOf = <Word extends string>(found: Found, words: readonly Word[]): Word =>
	words.find((word) => word === found.value) ?? refuse(found, `one of ${words.join(", ")}`);

export function list<Value>(found: Found, read: (found: Found) => Value): Value[] {
	const { value, at } = found;
	if (!Array.isArray(value)) return refuse(found, "a list");
	return value.map((one: unknown, index) => read({ value: one, at: `${at}[${index}]` }));
}

export function table<Value>(found: Found, read: (found: Found) => Value): Record<string, Value> {
	const { value } = found;
	if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(found, "an object");
	return Object.fromEntries(Object.keys(value).map((key) => [key, read(field(found, key))]));
}

/** Only of what the case says something about. */
export function differences(found: Readonly<Record<string, unknown>>, expect: unknown): string[] {
	return Object.entries(table({ value: expect, at: "expect" }, ({ value }) => value)).flatMap(([what, expected]) => {
		if (!Object.hasOwn(found, what)) return [`${what}: this kind of case says nothing about it`];
		const [is, ought] = [sorted(found[what]), sorted(expected)].map((value) => JSON.stringify(value));
		return is === ought ? [] : [`${what}: expected ${ought}, found ${is}`];
	});
}

/** The order of an object's fields says nothing. */
function sorted(value: unknown): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));
}
