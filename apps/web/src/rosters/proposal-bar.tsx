/** The strip of a proposal: how good it is known to be, what stays open with it, and taking or leaving all of it. */
import { useState } from "react";
import { Pill } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import type { PlannerDesk } from "./desk.ts";
import { openWords, stateWords } from "./proposal-words.ts";

export function ProposalBar({ desk }: { desk: PlannerDesk }) {
	const words = useWords();
	const { t } = words;
	const { table, proposals } = desk;
	const [failed, fail] = useState("");
	if (!table) return null;
	const { proposal, count, isGrowing } = table;
	const open = proposal.found && openWords(proposal.found, words);
	const stop = () =>
		void proposals.stop().then(
			() => fail(""),
			(error: Error) => fail(error.message),
		);
	return (
		<section className="proposal-bar" aria-label={t("rosters.proposal")}>
			<span role="status">
				<Pill tone={isGrowing ? "late" : proposal.state === "failed" ? "live" : "done"} dot>
					{stateWords(table, words)}
				</Pill>
			</span>
			{open && <span className="small">{open}</span>}
			{proposal.found && count === 0 && !isGrowing && <span className="small">{t("rosters.proposal.same")}</span>}
			{failed && (
				<span className="wrong" role="alert">
					{failed}
				</span>
			)}
			<span className="planner-tools">
				{isGrowing && <Button onClick={stop}>{t("rosters.proposal.stop")}</Button>}
				<Button look="quiet" onClick={proposals.discard}>
					{t(count > 0 ? "rosters.proposal.discard" : "rosters.proposal.close")}
				</Button>
				{count > 0 && (
					<Button look="primary" shortcut="A" disabled={isGrowing} onClick={() => proposals.accept(table, true)}>
						{t("rosters.proposal.accept", { count })}
					</Button>
				)}
			</span>
		</section>
	);
}
