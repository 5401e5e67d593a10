/** What a proposal would change, a line for each person and booth with its reason, to be taken or left one by one. */
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";
import { changeLines, lineWords } from "./proposal-words.ts";

export function ProposedChanges({ desk, sittingIds }: { desk: PlannerDesk; sittingIds: readonly string[] }) {
	const { t } = useWords();
	const { table, proposals, planner } = desk;
	if (!table || table.count === 0) return null;
	// All of them are of the day that is shown.
	const told = { ...planner, sittingName: planner.sittingTitle };
	const here = ({ sittingId }: { sittingId: string }) => sittingIds.includes(sittingId);
	const lines = changeLines({ put: table.put.filter(here), out: table.out.filter(here) });
	const elsewhere = table.count - lines.reduce((all, line) => all + line.sittingIds.length, 0);
	return (
		<section aria-labelledby="roster-proposed">
			<h2 id="roster-proposed">{t("rosters.proposal.changes")}</h2>
			<ul>
				{lines.map((line) => {
					const words = lineWords(line, table, told);
					return (
						<li key={`${line.kind} ${line.booth} ${line.interpreterId}`} className={`proposed-line ${line.kind}`}>
							<p>{words}</p>
							<span className="row">
								<Button
									aria-label={`${t("rosters.proposal.take")}: ${words}`}
									disabled={table.isGrowing}
									onClick={() => proposals.accept(line.changes, table.count === line.sittingIds.length)}
								>
									{t("rosters.proposal.take")}
								</Button>
								<Button
									look="quiet"
									aria-label={`${t("rosters.proposal.leave")}: ${words}`}
									disabled={table.isGrowing}
									onClick={() => proposals.leave(line.changes)}
								>
									{t("rosters.proposal.leave")}
								</Button>
							</span>
						</li>
					);
				})}
			</ul>
			{elsewhere > 0 && <p className="quiet small">{t("rosters.proposal.otherDays", { count: elsewhere })}</p>}
		</section>
	);
}
