/** Rooms as hooks: open one for as long as a component is shown, and read its document as plain values. */
import type { OpenRoom, RoomState } from "@plenary/sync/client";
import { useCallback, useEffect, useRef, useSyncExternalStore } from "react";
import type * as Y from "yjs";
import { useMyself } from "../api/questions.ts";
import { hold, peek, subscribe } from "./shelf.ts";

/** The open room, from the first moment after the component is shown. */
export function useRoom(room: string): OpenRoom | undefined {
	const { id } = useMyself().account;
	useEffect(() => hold(id, room), [id, room]);
	return useSyncExternalStore(subscribe, () => peek(room));
}

/** How the room stands: connected, loaded, saved. */
export function useRoomState(handle: OpenRoom): RoomState {
	return useSyncExternalStore(handle.subscribe, () => handle.state);
}

/** Watches a document; returns the end of watching. */
export type Observe = (doc: Y.Doc, listener: () => void) => () => void;

/**
 * A document as a plain value. The value stays the same object until the document changes, and several changes of one
 * transaction are one change. `observe` and `read` must be the same functions at each call.
 */
export function useDocument<Value>(doc: Y.Doc, observe: Observe, read: (doc: Y.Doc) => Value): Value {
	const kept = useRef<{ doc: Y.Doc; value: Value } | undefined>(undefined);
	const watch = useCallback(
		(listener: () => void) =>
			observe(doc, () => {
				kept.current = undefined;
				listener();
			}),
		[doc, observe],
	);
	return useSyncExternalStore(watch, () => {
		if (kept.current?.doc !== doc) kept.current = { doc, value: read(doc) };
		return kept.current.value;
	});
}
