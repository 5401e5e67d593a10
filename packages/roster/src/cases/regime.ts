/** Cases of regimes: how they are called, what they ask for, and which booths they have. */
import { field } from "../instance/reading.ts";
import { regime } from "../instance/sessions.ts";
import { isSymmetric, regimeText, teamBoothsOf, teamNeedsOf } from "../regimes.ts";
import { differences } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const asked = regime(field({ value: input, at: "" }, "session"));
	const found = {
		regime: `${regimeText(asked)} ${isSymmetric(asked) ? "symmetric" : "asymmetric"}`,
		needs: teamNeedsOf(asked).length,
		booths: teamBoothsOf(asked).map(({ id }) => id),
	};
	return differences(found, Object(expect));
}
