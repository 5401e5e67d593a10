/** Cases of whole problems: the best roster, by exhaustive search, with what it leaves open and who is nearest. */
import { bestOf } from "../exhaustive.ts";
import { type Gap, gapsOf } from "../gaps.ts";
import type { Rostering } from "../ground.ts";
import { readInstance } from "../instance/read.ts";
import { field } from "../instance/reading.ts";
import { codes, differences, once } from "./judging.ts";

export function judge(input: unknown, expect: unknown): string[] {
	const { rostering, prices, published } = readInstance(field({ value: input, at: "" }, "instance").value);
	const { places, score } = bestOf(rostering, { prices, published });
	const solved = { ...rostering, places };
	const gaps = gapsOf(solved);
	const asked = Object(expect);
	const found = {
		uncovered: score.uncovered,
		missing: score.missing,
		relay: score.relays,
		singlePivot: score.singlePivots,
		fragile: score.fragile,
		cost: score.cost,
		days: score.days,
		team: once(places.map(({ interpreterId }) => interpreterId)),
		none: once(gaps.map(({ from, to }) => `${from}>${to}`)),
		nearest: nearest(gaps, Object.keys(Object(asked.nearest))),
		inRoom: inRoom(solved),
	};
	return differences(found, asked);
}

/** Of the needs the case names, in its order. */
function nearest(gaps: readonly Gap[], needs: readonly string[]) {
	const words = (need: string) =>
		gaps
			.find(({ from, to }) => `${from}>${to}` === need)
			?.nearest.map(({ interpreterId, lacksPair, breaches }) => [
				interpreterId,
				once([...(lacksPair ? ["PAIR"] : []), ...breaches.map(({ code }) => codes[code])]),
			]);
	return Object.fromEntries(needs.map((need) => [need, words(need)]));
}

/** People by room, in the order of the file. */
function inRoom({ sittings, places }: Rostering) {
	return Object.fromEntries(
		[...Map.groupBy(sittings, (sitting) => sitting.hall ?? "")].map(([hall, those]) => {
			const ids = new Set(those.map(({ id }) => id));
			const here = places.filter((place) => ids.has(place.sittingId)).map(({ interpreterId }) => interpreterId);
			return [hall, new Set(here).size];
		}),
	);
}
