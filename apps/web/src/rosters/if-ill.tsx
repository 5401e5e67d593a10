/** What would fall if somebody of the day were ill: those without whom something is not heard, and what. */
import type { Sitting } from "@plenary/domain";
import { type Fall, fallsAt } from "@plenary/roster";
import { useMemo } from "react";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";

export function IfIll({ desk, sittings }: { desk: PlannerDesk; sittings: readonly Sitting[] }) {
	const { t, languageName, list, compare } = useWords();
	const { planner } = desk;
	const falls = useMemo(() => fallsAt(planner.rostering), [planner.rostering]);
	const silent = new Map<string, Fall[]>();
	for (const { id } of sittings)
		for (const [person, those] of falls.get(id) ?? []) {
			const lost = those.filter(({ after }) => after.kind === "none");
			if (lost.length > 0) silent.set(person, [...(silent.get(person) ?? []), ...lost]);
		}
	if (silent.size === 0) return null;
	const people = [...silent].sort(([one], [other]) => compare(planner.nameOf(one), planner.nameOf(other)));
	const pairs = (those: readonly Fall[]) =>
		list([...new Set(those.map(({ from, to }) => `${languageName(from)} → ${languageName(to)}`))]);
	return (
		<section aria-labelledby="roster-ill">
			<h2 id="roster-ill">{t("rosters.ifIll")}</h2>
			<ul>
				{people.map(([id, those]) => (
					<li key={id} className="if-ill">
						{t("rosters.ifIll.lost", { name: planner.nameOf(id), pairs: pairs(those) })}
					</li>
				))}
			</ul>
		</section>
	);
}
