/** Runs cases: each by the judge of its kind. */
import { field, list, text } from "../instance/reading.ts";
import * as booking from "./booking.ts";
import * as coverage from "./coverage.ts";
import * as drift from "./drift.ts";
import * as legal from "./legal.ts";
import * as pairs from "./pairs.ts";
import * as regime from "./regime.ts";
import * as rota from "./rota.ts";
import * as solve from "./solve.ts";
import * as strength from "./strength.ts";

/** Differences in words; none when the case passes. */
type Judge = (input: unknown, expect: unknown) => string[];

const judges: Readonly<Record<string, Judge>> = {
	pairs: pairs.judge,
	regime: regime.judge,
	strength: strength.judge,
	coverage: coverage.judge,
	legal: legal.judge,
	solve: solve.judge,
	rota: rota.judge,
	drift: drift.judge,
	booking: booking.judge,
};

export interface Result {
	readonly id: string;
	/** Differences in words; none when the case passes. */
	readonly wrong: readonly string[];
}

/** In the order of the file; a kind that nobody judges does not pass. */
export function runCases(json: unknown): Result[] {
	return list(field({ value: json, at: "" }, "cases"), (one) => {
		const kind = text(field(one, "kind"));
		return { id: text(field(one, "id")), wrong: judged(kind, field(one, "input").value, field(one, "expect").value) };
	});
}

function judged(kind: string, input: unknown, expect: unknown): string[] {
	const judge = Object.hasOwn(judges, kind) ? judges[kind] : undefined;
	if (!judge) return [`nobody judges cases of the kind ${kind}`];
	try {
		return judge(input, expect);
	} catch (cause) {
		return [cause instanceof Error ? cause.message : String(cause)];
	}
}
