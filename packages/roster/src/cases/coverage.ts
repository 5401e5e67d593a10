/** Cases of coverage: how each need is served by a team. */
import { pairsOf } from "@plenary/domain";
import type { Cover } from "../cover.ts";
import { coverageOf } from "../coverage.ts";
import { languages } from "../instance/people.ts";
import { field, list, text } from "../instance/reading.ts";
import { regime } from "../instance/sessions.ts";
import { differences } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const file = { value: input, at: "" };
	const asked = regime(field(file, "session"));
	const team = list(field(file, "team"), (one) => ({
		interpreterId: text(field(one, "id")),
		booth: text(field(one, "booth")).split("-").sort().join("-"),
		pairs: pairsOf(languages(one)),
	}));
	const needs = coverageOf(asked, team).map(({ from, to, cover }) => [`${from}>${to}`, wordOf(cover)]);
	return differences(Object.fromEntries(needs), Object(Object(expect).needs));
}

function wordOf(cover: Cover): string {
	if (cover.kind === "direct") return `direct:${cover.people}`;
	if (cover.kind === "none") return "none";
	return `relay:${cover.through}${cover.single ? ":single" : ""}`;
}
