/** Rows dragged by their number: before or after another, under it, or into a sitting. Keys and menu do the same. */
import type { Place } from "@plenary/documents";
import { type DragEvent, useMemo } from "react";
import type { Acts } from "./acts.ts";

/** Where on a row the pointer is: near its edges beside it, in between under it. */
export function zoneOf(offset: number, height: number): "before" | "inside" | "after" {
	if (offset < height * 0.3) return "before";
	return offset > height * 0.7 ? "after" : "inside";
}

interface Target {
	readonly element: HTMLElement;
	/** Shown on the element while it lasts, for the line or the frame. */
	readonly mark: string;
	readonly place: Place;
}

/** What the grid listens to, by its rows' `data-item`, its heads' `data-sitting` and the grips' `data-grip`. */
export function useRowDrag(acts: Acts) {
	return useMemo(() => {
		let dragged: string | undefined;
		let marked: HTMLElement | undefined;
		const mark = (target?: Target) => {
			if (marked && marked !== target?.element) delete marked.dataset.drop;
			marked = target?.element;
			if (target) target.element.dataset.drop = target.mark;
		};
		const end = () => {
			dragged = undefined;
			mark();
		};
		return {
			onDragStart(event: DragEvent) {
				const grip = (event.target as HTMLElement).closest?.<HTMLElement>("[data-grip]");
				const row = grip?.closest<HTMLElement>("[data-item]");
				if (!row) return;
				dragged = row.dataset.item;
				event.dataTransfer.effectAllowed = "move";
				event.dataTransfer.setData("text/plain", "");
				event.dataTransfer.setDragImage(row, 24, row.offsetHeight / 2);
			},
			onDragOver(event: DragEvent) {
				const target = dragged && targetOf(event, dragged);
				mark(target || undefined);
				if (!target) return;
				event.preventDefault();
				event.dataTransfer.dropEffect = "move";
			},
			onDrop(event: DragEvent) {
				const target = dragged && targetOf(event, dragged);
				if (!dragged || !target) return;
				event.preventDefault();
				acts.moveTo(dragged, target.place);
				end();
			},
			onDragEnd: end,
		};
	}, [acts]);
}

function targetOf({ target, clientY }: DragEvent, dragged: string): Target | undefined {
	if (!(target instanceof HTMLElement)) return undefined;
	const row = target.closest<HTMLElement>("[data-item]");
	if (row) {
		const { item } = row.dataset;
		if (!item || item === dragged) return undefined;
		const { top, height } = row.getBoundingClientRect();
		const zone = zoneOf(clientY - top, height);
		const place = { before: { beforeId: item }, inside: { parentId: item }, after: { afterId: item } }[zone];
		return { element: row, mark: zone, place };
	}
	const head = target.closest<HTMLElement>("[data-sitting]");
	const sittingId = head?.dataset.sitting;
	return head && sittingId ? { element: head, mark: "inside", place: { sittingId } } : undefined;
}
