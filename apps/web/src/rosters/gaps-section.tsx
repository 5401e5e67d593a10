/** What is not covered and why, with those who are nearest: worked out once the roster has stood still for a moment. */
import type { Sitting } from "@plenary/domain";
import { type Gap, gapsOf } from "@plenary/roster";
import { useEffect, useState } from "react";
import { useBookingsDesk } from "../bookings/bookings-desk.tsx";
import { useWords } from "../words/words.ts";
import { askNearest } from "./asking.ts";
import type { PlannerDesk } from "./desk.ts";
import { gapWords } from "./gap-words.ts";
import { showSeat } from "./grid-keys.ts";

/** Gaps of a large register take a while; nobody is to feel that while moving people about. */
const stillMs = 250;

interface GapsProps {
	desk: PlannerDesk;
	/** Of the day. */
	sittings: readonly Sitting[];
}

export function Gaps({ desk, sittings }: GapsProps) {
	const words = useWords();
	const { t } = words;
	const bookings = useBookingsDesk();
	const { planner } = desk;
	const { rostering, register, covers } = planner;
	const isOpen = sittings.some(({ id }) => covers.get(id)?.some(({ cover }) => cover.kind === "none"));
	const [known, know] = useState<{ of: typeof rostering; gaps: readonly Gap[] }>();
	useEffect(() => {
		if (!isOpen || !register || known?.of === rostering) return;
		const timer = setTimeout(() => know({ of: rostering, gaps: gapsOf(rostering) }), known ? stillMs : 0);
		return () => clearTimeout(timer);
	}, [isOpen, register, rostering, known]);
	if (!isOpen || !known) return null;
	// All of them are of the day that is shown.
	const told = { ...planner, sittingName: planner.sittingTitle };
	const ids = sittings.map(({ id }) => id);
	const here = known.gaps.filter((gap) => gap.sittingIds.some((id) => ids.includes(id)));
	return (
		<section aria-labelledby="roster-gaps" aria-busy={known.of !== rostering}>
			<h2 id="roster-gaps">{t("rosters.gaps")}</h2>
			<ul>
				{here.map((gap) => {
					const at = gap.sittingIds.find((id) => ids.includes(id)) ?? "";
					const nearest = gap.nearest[0];
					return (
						<li key={`${gap.groupId} ${gap.from} ${gap.to}`} className="finding grave">
							<button type="button" onClick={() => showSeat({ sittingId: at, booth: nearest?.booth ?? gap.to })}>
								{gapWords(gap, told, at)}
							</button>
							{nearest && bookings && (
								<button
									type="button"
									className="gap-ask"
									onClick={() => bookings.ask(askNearest(words, planner, nearest, nearest.interpreterId))}
								>
									{t("rosters.gap.ask", { name: planner.nameOf(nearest.interpreterId) })}
								</button>
							)}
						</li>
					);
				})}
			</ul>
		</section>
	);
}
