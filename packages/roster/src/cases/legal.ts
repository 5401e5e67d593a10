/** Cases of legality: which rules an assignment breaks. Gaps and what is merely unwise are none of them. */
import { isHard } from "../breach.ts";
import { breachesOf } from "../breaches.ts";
import { groupsOf } from "../groups.ts";
import { placesOf, readInstance } from "../instance/read.ts";
import { field, list } from "../instance/reading.ts";
import { codes, differences, once } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const file = { value: input, at: "" };
	const { rostering } = readInstance(field(file, "instance").value);
	const groups = groupsOf(rostering);
	const places = list(field(file, "assign"), (one) => placesOf(one, groups)).flat();
	const broken = breachesOf({ ...rostering, places }).filter(isHard);
	return differences({ codes: once(broken.map(({ code }) => codes[code])) }, Object(expect));
}
