/** Above the glossary: what is looked for, what may be added, taken in and taken out, and undo. */
import { termStatuses } from "@plenary/domain";
import type { RefObject } from "react";
import { useUndoState } from "../agenda/undo.ts";
import { PageTitle } from "../frame/page.tsx";
import { Button, IconButton } from "../ui/button.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import type { GlossaryDesk } from "./desk.ts";

export const orders = ["newest", "alphabet"] as const;
export type Order = (typeof orders)[number];
export const filters = ["all", ...termStatuses] as const;
export type Filter = (typeof filters)[number];

export interface Looking {
	readonly query: string;
	readonly filter: Filter;
	readonly order: Order;
}

interface GlossaryBarProps {
	desk: GlossaryDesk;
	looking: Looking;
	onLook: (looking: Looking) => void;
	field: RefObject<HTMLInputElement | null>;
	/** How many are shown of all. */
	count: number;
	onAdd: () => void;
	tools: readonly MenuItem[];
}

export function GlossaryBar({ desk, looking, onLook, field, count, onAdd, tools }: GlossaryBarProps) {
	const { t } = useWords();
	const { acts, mayWrite, concepts } = desk;
	const { mayUndo, mayRedo } = useUndoState(acts.undoManager);
	return (
		<header className="glossary-bar">
			<PageTitle title={t("glossary.title")} />
			<p className="quiet small" role="status">
				{count === concepts.length
					? t("glossary.count", { count })
					: t("glossary.countOf", { count, all: concepts.length })}
			</p>
			<div className="glossary-tools">
				{mayWrite && (
					<span className="row">
						<IconButton label={t("glossary.undo")} disabled={!mayUndo} onClick={acts.undo}>
							<Icon name="undo" />
						</IconButton>
						<IconButton label={t("glossary.redo")} disabled={!mayRedo} onClick={acts.redo}>
							<Icon name="redo" />
						</IconButton>
					</span>
				)}
				<Menu className="btn" items={tools}>
					{t("glossary.tools")} <Icon name="down" />
				</Menu>
				{mayWrite && (
					<Button look="primary" shortcut="N" onClick={onAdd}>
						{t("glossary.add")}
					</Button>
				)}
			</div>
			<search className="glossary-look">
				<div className="field">
					<input
						ref={field}
						type="search"
						aria-label={t("glossary.find")}
						placeholder={t("glossary.findHint")}
						value={looking.query}
						onChange={(event) => onLook({ ...looking, query: event.target.value })}
					/>
				</div>
				<div className="field">
					<select
						aria-label={t("glossary.filter")}
						value={looking.filter}
						onChange={(event) => onLook({ ...looking, filter: event.target.value as Filter })}
					>
						{filters.map((filter) => (
							<option key={filter} value={filter}>
								{t(`glossary.filter.${filter}`)}
							</option>
						))}
					</select>
				</div>
				<div className="field">
					<select
						aria-label={t("glossary.order")}
						value={looking.order}
						onChange={(event) => onLook({ ...looking, order: event.target.value as Order })}
					>
						{orders.map((order) => (
							<option key={order} value={order}>
								{t(`glossary.order.${order}`)}
							</option>
						))}
					</select>
				</div>
			</search>
		</header>
	);
}
