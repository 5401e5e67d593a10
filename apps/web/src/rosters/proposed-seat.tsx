/** A cell of the grid that a proposal would fill: dotted, with why, and what can be done with it. */
import type { ProposedSeat as Seat } from "@plenary/domain";
import type { CSSProperties } from "react";
import { languageHue } from "../ui/badges.tsx";
import { Menu } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";
import type { BoothLanes } from "./lanes.ts";
import { changeLines, lineWords } from "./proposal-words.ts";

interface ProposedSeatProps {
	desk: PlannerDesk;
	seat: Seat;
	row: BoothLanes;
}

export function ProposedSeat({ desk, seat, row }: ProposedSeatProps) {
	const { t } = useWords();
	const { planner, proposals, table } = desk;
	const only = { put: [seat], out: [] };
	const [line] = changeLines(only);
	if (!table || !line) return null;
	const words = lineWords(line, table, planner);
	return (
		<td style={{ "--hue": languageHue(row.booth.into[0] ?? "") } as CSSProperties}>
			<Menu
				label={words}
				className="seat proposed"
				items={
					table.isGrowing
						? []
						: [
								{ words: t("rosters.proposal.take"), run: () => proposals.accept(only, table.count === 1) },
								{ words: t("rosters.proposal.leave"), run: () => proposals.leave(only) },
							]
				}
			>
				{t("rosters.proposal.seat")}
			</Menu>
		</td>
	);
}
