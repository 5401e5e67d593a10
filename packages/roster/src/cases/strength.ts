/** Cases of strength: how many people for how many minutes, by the profile for interpreting on site. */
import { modeOf } from "../instance/modes.ts";
import { tag } from "../instance/people.ts";
import { amount, type Found, field, flag, list, maybe } from "../instance/reading.ts";
import { profiles } from "../profiles.ts";
import { strength } from "../strength.ts";
import { differences } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const need = list(field({ value: input, at: "" }, "rows"), people);
	return differences({ need }, Object(expect));
}

/** Null where a second team is needed. */
function people(found: Found): number | null {
	const into = list(field(found, "into"), tag);
	const mode = modeOf(field(found, "mode"));
	const heavy = maybe(field(found, "heavy"), flag);
	// Nobody is interpreted into the one language that is spoken: a booth of one has to hear another.
	const spoken = into.length === 1 ? [...into, into[0] === "en" ? "ru" : "en"] : into;
	const regime = { spoken, heard: into, mode, heavy };
	const minutes = amount(field(found, "min"));
	return strength(profiles.onSite, regime, { id: into.join("-"), into }, minutes) ?? null;
}
