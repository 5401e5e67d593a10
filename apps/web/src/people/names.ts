/** Names of people and parties as a reader of a language sees them. */
import type { Text } from "@plenary/domain";

/** The name in the reader's script when it is known, otherwise the one the person gave. */
export const nameOf = (person: { name: string; names: Text }, language: string): string =>
	person.names[language] || person.name;
