/** Actions as a table, under their meetings or by day; rows are walked with the arrows and changed in place. */
import type { ListedAction, MeetingSummary } from "@plenary/domain";
import { type KeyboardEvent, memo, useState } from "react";
import { Link } from "wouter";
import { useText } from "../api/questions.ts";
import { useGrowing } from "../ui/growing.ts";
import { useWords } from "../words/words.ts";
import { ActionDue, ActionState } from "./action-state.tsx";
import { OwnersDialog } from "./owners-dialog.tsx";
import { type Naming, OwnersOf } from "./owners-of.tsx";

interface ActionTableProps {
	/** In the order in which they are shown. */
	actions: readonly ListedAction[];
	meetings: readonly MeetingSummary[];
	naming: Naming;
	grouped: boolean;
}

/** The same for the same actions, whatever is typed beside it. */
export const ActionTable = memo(({ actions, meetings, naming, grouped }: ActionTableProps) => {
	const { t, dayRange } = useWords();
	const text = useText();
	const { most, more, end } = useGrowing<HTMLTableRowElement>(actions.length);
	const [ownersOf, changeOwners] = useState<string>();
	const changing = actions.find((action) => action.recordId === ownersOf);
	const drawn = actions.slice(0, most);
	const groups = grouped ? [...Map.groupBy(drawn, ({ meetingId }) => meetingId)] : [["all", drawn] as const];
	return (
		<>
			<table className="actions" onKeyDown={walk}>
				<thead>
					<tr>
						<th scope="col">{t("actions.number")}</th>
						<th scope="col">{t("actions.action")}</th>
						<th scope="col">{t("actions.responsible")}</th>
						<th scope="col">{t("outcomes.dueOn")}</th>
						<th scope="col">{t("outcomes.status")}</th>
					</tr>
				</thead>
				{groups.map(([id, own]) => {
					const meeting = grouped ? meetings.find((one) => one.id === id) : undefined;
					return (
						<tbody key={id}>
							{meeting && (
								<tr className="group">
									<th scope="rowgroup" colSpan={5}>
										<Link href={`/meetings/${meeting.id}/live`}>{text(meeting.titles)}</Link>
										{`, ${[meeting.place, dayRange(meeting.startsOn, meeting.endsOn)].filter(Boolean).join(", ")}`}
									</th>
								</tr>
							)}
							{own.map((action) => (
								<ActionRow
									key={`${action.meetingId} ${action.recordId}`}
									action={action}
									text={text}
									naming={naming}
									onOwners={changeOwners}
									meeting={grouped ? undefined : meetings.find(({ id }) => id === action.meetingId)}
								/>
							))}
						</tbody>
					);
				})}
				{more > 0 && (
					<tbody>
						<tr ref={end}>
							<td colSpan={5} className="quiet">
								{t("actions.more", { count: more })}
							</td>
						</tr>
					</tbody>
				)}
			</table>
			{changing && <OwnersDialog action={changing} onClose={() => changeOwners(undefined)} />}
		</>
	);
});

interface ActionRowProps {
	action: ListedAction;
	text: ReturnType<typeof useText>;
	naming: Naming;
	meeting: MeetingSummary | undefined;
	onOwners: (recordId: string) => void;
}

/** Drawn again only when it says something else. */
const ActionRow = memo(({ action, text, naming, meeting, onOwners }: ActionRowProps) => {
	const { t } = useWords();
	const hint = [meeting && text(meeting.titles), !action.inText && t("outcomes.notInText")].filter(Boolean).join(" · ");
	return (
		<tr tabIndex={-1} data-action={action.recordId}>
			<td className="num">A-{action.number}</td>
			<th scope="row">
				<Link className="row-link" href={`/meetings/${action.meetingId}/live`}>
					{text(action.words) || t("home.actionWithoutWords")}
				</Link>
				{hint && <small>{hint}</small>}
			</th>
			<td>
				{action.mayChange === "all" ? (
					<button
						type="button"
						className="action-owners"
						title={t("actions.ownersOf", { number: action.number })}
						onClick={() => onOwners(action.recordId)}
					>
						<OwnersOf owners={action.owners} naming={naming} />
					</button>
				) : (
					<OwnersOf owners={action.owners} naming={naming} />
				)}
			</td>
			<td className="num">
				<ActionDue action={action} />
			</td>
			<td>
				<ActionState action={action} />
			</td>
		</tr>
	);
});

/** Arrows go from row to row and keep the column; o, d and s go to the row's owners, day and status. */
function walk(event: KeyboardEvent<HTMLTableElement>): void {
	const row = (event.target as HTMLElement).closest<HTMLElement>("tr[data-action]");
	if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
	const isField = /^(SELECT|INPUT)$/.test((event.target as HTMLElement).tagName);
	const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
	// In a field the arrows are the field's own.
	if (step !== undefined && !isField) {
		const rows = [...event.currentTarget.querySelectorAll<HTMLElement>("tr[data-action]")];
		rows[rows.indexOf(row) + step]?.querySelector<HTMLElement>("a")?.focus();
	} else if (event.key === "s" && !isField) row.querySelector<HTMLElement>(".status")?.focus();
	else if (event.key === "d" && !isField) row.querySelector<HTMLElement>("button.due")?.click();
	else if (event.key === "o" && !isField) row.querySelector<HTMLElement>("button.action-owners")?.focus();
	else if (event.key === "Escape" && isField) row.querySelector<HTMLElement>("a")?.focus();
	else return;
	event.preventDefault();
}
