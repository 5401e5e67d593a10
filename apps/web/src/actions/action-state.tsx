/** How far an action is: in words, with the days it is late, and to be changed in place by those who may. */
import { type ListedAction, type OutcomeStatus, outcomeStatuses } from "@plenary/domain";
import { Pill } from "../ui/badges.tsx";
import { daysBetween, today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { isLate } from "./filters.ts";
import { changeAction } from "./use-actions.ts";

export function ActionState({ action }: { action: ListedAction }) {
	const { t } = useWords();
	const late = isLate(action, today());
	const days = late && action.dueOn ? daysBetween(action.dueOn, today()) : 0;
	return (
		<span className="action-state">
			{action.mayChange === "nothing" ? (
				<Pill tone={action.status === "done" ? "done" : "plain"}>{t(`outcomes.status.${action.status}`)}</Pill>
			) : (
				<select
					className={`status ${action.status}`}
					aria-label={t("actions.statusOf", { number: action.number })}
					value={action.status}
					onChange={(event) => void changeAction(action, { status: event.target.value as OutcomeStatus })}
				>
					{outcomeStatuses.map((status) => (
						<option key={status} value={status}>
							{t(`outcomes.status.${status}`)}
						</option>
					))}
				</select>
			)}
			{late && <Pill tone="late">{t("home.overdue", { count: days })}</Pill>}
		</span>
	);
}

export function ActionDue({ action }: { action: ListedAction }) {
	const { t, day } = useWords();
	const late = isLate(action, today());
	if (action.mayChange !== "all")
		return <span className={late ? "late" : ""}>{action.dueOn ? day(action.dueOn) : t("outcomes.noDay")}</span>;
	return (
		<input
			type="date"
			className={late ? "due late" : "due"}
			aria-label={t("actions.dueOf", { number: action.number })}
			value={action.dueOn ?? ""}
			onChange={(event) => void changeAction(action, { dueOn: event.target.value || null })}
		/>
	);
}
