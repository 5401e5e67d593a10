/** Actions as a board: a column for each status; a card is dragged, or its status chosen. */
import { type ListedAction, type OutcomeStatus, outcomeStatuses } from "@plenary/domain";
import { type DragEvent, useState } from "react";
import { Link } from "wouter";
import { useText } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { ActionDue, ActionState } from "./action-state.tsx";
import { type Naming, OwnersOf } from "./owners-of.tsx";
import { changeAction } from "./use-actions.ts";

const mostCards = 100;

interface ActionBoardProps {
	actions: readonly ListedAction[];
	naming: Naming;
}

export function ActionBoard({ actions, naming }: ActionBoardProps) {
	const [dragged, setDragged] = useState<ListedAction>();
	return (
		<div className="board">
			{outcomeStatuses.map((status) => (
				<Column
					key={status}
					status={status}
					actions={actions.filter((action) => action.status === status)}
					naming={naming}
					dragged={dragged}
					onDrag={setDragged}
				/>
			))}
		</div>
	);
}

interface ColumnProps extends ActionBoardProps {
	status: OutcomeStatus;
	dragged: ListedAction | undefined;
	onDrag: (action: ListedAction | undefined) => void;
}

function Column({ status, actions, naming, dragged, onDrag }: ColumnProps) {
	const { t } = useWords();
	const text = useText();
	const [isOver, setOver] = useState(false);
	const takes = dragged !== undefined && dragged.status !== status;
	const over = (event: DragEvent) => {
		if (!takes) return;
		event.preventDefault();
		setOver(true);
	};
	const drop = (event: DragEvent) => {
		event.preventDefault();
		setOver(false);
		if (takes) void changeAction(dragged, { status });
		onDrag(undefined);
	};
	return (
		<section
			className={isOver && takes ? "board-column over" : "board-column"}
			aria-labelledby={`column-${status}`}
			onDragOver={over}
			onDragLeave={() => setOver(false)}
			onDrop={drop}
		>
			<h2 id={`column-${status}`}>
				{t(`outcomes.status.${status}`)} <small>{actions.length}</small>
			</h2>
			<ul>
				{actions.slice(0, mostCards).map((action) => (
					<li
						key={`${action.meetingId} ${action.recordId}`}
						className="card"
						data-action={action.recordId}
						draggable={action.mayChange !== "nothing"}
						onDragStart={() => onDrag(action)}
						onDragEnd={() => onDrag(undefined)}
					>
						<span className="num">A-{action.number}</span>
						<Link className="row-link" href={`/meetings/${action.meetingId}/live`}>
							{text(action.words) || t("home.actionWithoutWords")}
						</Link>
						<div className="card-foot">
							<OwnersOf owners={action.owners} naming={naming} />
							<ActionDue action={action} />
							<ActionState action={action} />
						</div>
					</li>
				))}
			</ul>
			{actions.length > mostCards && (
				<p className="quiet">{t("actions.more", { count: actions.length - mostCards })}</p>
			)}
		</section>
	);
}
