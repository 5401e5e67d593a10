/** Who else is where in the agenda: the item or sitting in which another person has the focus. */
import { useEffect, useMemo, useSyncExternalStore } from "react";
import type { Awareness } from "y-protocols/awareness";

export interface Other {
	readonly client: number;
	readonly name: string;
	/** Six-digit hex; white letters are readable on it. */
	readonly colour: string;
}

export type Others = ReadonlyMap<string, readonly Other[]>;
const nobody: Others = new Map();

/** Says where one is oneself; undefined for nowhere. */
export function tellPlace(awareness: Awareness, itemId: string | undefined, field?: string): void {
	awareness.setLocalStateField("at", itemId === undefined ? null : { itemId, field });
}

/** Others by the item or sitting they are at. */
export function useOthers(awareness: Awareness): Others {
	const store = useMemo(() => {
		let shown = nobody;
		let read = "";
		return {
			subscribe(listener: () => void) {
				awareness.on("change", listener);
				return () => awareness.off("change", listener);
			},
			/** The same object until somebody has really gone elsewhere. */
			others() {
				const found = othersIn(awareness);
				const now = JSON.stringify(found);
				if (now !== read) {
					read = now;
					shown = Map.groupBy(found, (one) => one.itemId);
				}
				return shown;
			},
		};
	}, [awareness]);
	useEffect(() => () => tellPlace(awareness, undefined), [awareness]);
	return useSyncExternalStore(store.subscribe, store.others);
}

/** Nothing in presence is believed before it is looked at: it comes from other people's programs. */
function othersIn(awareness: Awareness): (Other & { itemId: string })[] {
	return [...awareness.getStates()].flatMap(([client, state]) => {
		if (client === awareness.clientID) return [];
		const { at, user } = state as { at?: { itemId?: unknown } | null; user?: { name?: unknown; color?: unknown } };
		const itemId = at?.itemId;
		if (typeof itemId !== "string" || typeof user?.name !== "string") return [];
		const sound = typeof user.color === "string" && /^#[0-9a-f]{6}$/i.test(user.color);
		return [{ client, itemId, name: user.name.slice(0, 60), colour: sound ? String(user.color) : "#5a6472" }];
	});
}
