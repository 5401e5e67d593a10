/** Retours as accreditations are worded: into a B language from the A languages only, or from everything known. */
import type { Languages, Pair } from "@plenary/domain";

/** What is accredited, by B language. */
export type Accreditations = Readonly<Record<string, "A" | "all">>;

/** The accredited pairs; a language that is no B of the person gives none. */
export function retoursOf({ a, b, c }: Omit<Languages, "retours">, accredited: Accreditations): Pair[] {
	return b.flatMap((to) => {
		const grant = Object.hasOwn(accredited, to) ? accredited[to] : undefined;
		const from = grant === undefined ? [] : grant === "A" ? a : [...a, ...b, ...c];
		return from.filter((one) => one !== to).map((one): Pair => [one, to]);
	});
}
