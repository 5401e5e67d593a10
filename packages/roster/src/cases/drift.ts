/** Cases of drift: how many people a longer day needs, and at which minute it outgrows those there are. */
import { outgrown } from "../drift-limits.ts";
import { amount, type Found, field, list, oneOf, text } from "../instance/reading.ts";
import { profiles } from "../profiles.ts";
import { limitsOf, peopleFor } from "../strength.ts";
import { differences } from "./judging.ts";

const modes = { sim: "simultaneous", rsi: "simultaneous", consec: "consecutive", whisper: "whispered" } as const;

export function judge(input: unknown, expect: unknown): string[] {
	const found = { value: input, at: "" };
	const limits = limitsFor(found);
	const minutes = amount(field(found, "projectedMin"));
	const reached = outgrown(limits, amount(field(found, "staffed")), minutes);
	return differences(
		{
			need: peopleFor(limits, minutes) ?? null,
			code: reached ? "STRENGTH" : null,
			atMin: reached?.limit ?? null,
		},
		Object(expect),
	);
}

function limitsFor(found: Found) {
	const mode = oneOf(field(found, "mode"), Object.keys(modes) as (keyof typeof modes)[]);
	const into = list(field(found, "into"), text);
	// Nobody is interpreted into the one language that is spoken: a booth of one hears another.
	const spoken = into.length === 1 ? [...into, into[0] === "en" ? "ru" : "en"] : into;
	const regime = { spoken, heard: into, mode: modes[mode] };
	return limitsOf(mode === "rsi" ? profiles.remote : profiles.onSite, regime, { id: into.toSorted().join("-"), into });
}
