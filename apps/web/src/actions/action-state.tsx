/** How far an action is: in words, with the days it is late, and to be changed in place by those who may. */
import { type ListedAction, type OutcomeStatus, outcomeStatuses } from "@plenary/domain";
import { Pill } from "../ui/badges.tsx";
import { InPlace } from "../ui/in-place.tsx";
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
				<StatusChoice action={action} />
			)}
			{late && <Pill tone="late">{t("home.overdue", { count: days })}</Pill>}
		</span>
	);
}

function StatusChoice({ action }: { action: ListedAction }) {
	const { t } = useWords();
	const label = t("actions.statusOf", { number: action.number });
	const look = `status ${action.status}`;
	return (
		<InPlace label={label} words={t(`outcomes.status.${action.status}`)} className={look} early>
			{() => (
				<select
					className={look}
					aria-label={label}
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
		</InPlace>
	);
}

export function ActionDue({ action }: { action: ListedAction }) {
	const { t, day } = useWords();
	const late = isLate(action, today());
	const words = action.dueOn ? day(action.dueOn) : t("outcomes.noDay");
	if (action.mayChange !== "all") return <span className={late ? "late" : ""}>{words}</span>;
	const label = t("actions.dueOf", { number: action.number });
	const look = late ? "due late" : "due";
	return (
		<InPlace label={label} words={words} className={look}>
			{() => (
				<input
					type="date"
					className={look}
					aria-label={label}
					value={action.dueOn ?? ""}
					onChange={(event) => void changeAction(action, { dueOn: event.target.value || null })}
				/>
			)}
		</InPlace>
	);
}
