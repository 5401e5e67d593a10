/** The interpreters of an instance file, with local times made instants. */
import { type Span, spokenTag } from "@plenary/domain";
import type { KnownInterpreter } from "../ground.ts";
import { type Accreditations, retoursOf } from "../retours.ts";
import { modeOf } from "./modes.ts";
import { amount, type Found, field, list, maybe, oneOf, refuse, table, text } from "./reading.ts";
import { instant } from "./times.ts";

export function interpreter(found: Found, zone: string): KnownInterpreter {
	const id = text(field(found, "id"));
	return {
		id,
		name: maybe(field(found, "name"), text) ?? id,
		...languages(found),
		unavailable: maybe(field(found, "unavailable"), (those) => list(those, (one) => span(one, zone))) ?? [],
		town: maybe(field(found, "home"), text),
		modes: maybe(field(found, "modes"), (those) => list(those, modeOf)),
		clearance: maybe(field(found, "clearance"), amount),
		conflicts: maybe(field(found, "conflicts"), (those) => list(those, text)),
		domains: maybe(field(found, "domains"), (those) => list(those, text)),
		fee: maybe(field(found, "fee"), amount),
		daysBefore: maybe(field(found, "loadSoFar"), amount),
	};
}

/** A, B and C languages, and what is accredited as retour. */
export function languages(found: Found): Pick<KnownInterpreter, "a" | "b" | "c" | "retours"> {
	const tags = (name: string) => maybe(field(found, name), (those) => list(those, tag)) ?? [];
	const [a, b, c] = [tags("A"), tags("B"), tags("C")];
	const grants: Accreditations =
		maybe(field(found, "retour"), (those) => table(those, (one) => oneOf(one, ["A", "all"]))) ?? {};
	const retours = retoursOf({ a, b, c }, grants).map(([from, to]): [string, string] => [from, to]);
	return { a, b, c, retours };
}

export function tag(found: Found): string {
	return spokenTag.safeParse(found.value).data ?? refuse(found, "the code of a language, two or three letters");
}

/** A pair of local times. */
function span(found: Found, zone: string): Span {
	const [from, to, ...more] = list(found, (one) => instant(one, zone));
	if (from === undefined || to === undefined || more.length > 0) return refuse(found, "two times");
	return from < to ? { from, to } : refuse(found, "a time that ends after it begins");
}
