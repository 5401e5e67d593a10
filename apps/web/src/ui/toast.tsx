/** Toasts: a sentence that comes by itself, perhaps with one thing to do, and leaves by itself. */
import { useSyncExternalStore } from "react";
import { useWords } from "../words/words.ts";
import { Button, IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";

interface Toast {
	id: number;
	words: string;
	action?: { words: string; run: () => void } | undefined;
}

const staysMs = 6000;
let shown: readonly Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function show(next: readonly Toast[]): void {
	shown = next;
	for (const listener of listeners) listener();
}
const dismiss = (id: number) => show(shown.filter((one) => one.id !== id));

/** Says something in passing: "Undone", with "Redo" to press. Said again, it takes the place of what it said before. */
export function toast(words: string, action?: Toast["action"]): void {
	lastId += 1;
	const id = lastId;
	show([...shown.filter((one) => one.words !== words).slice(-2), { id, words, action }]);
	setTimeout(() => dismiss(id), action ? staysMs * 2 : staysMs);
}

const subscribe = (listener: () => void) => {
	listeners.add(listener);
	return () => void listeners.delete(listener);
};

/** The corner where toasts appear; one per page. */
export function Toasts() {
	const { t } = useWords();
	const toasts = useSyncExternalStore(subscribe, () => shown);
	return (
		<div className="toasts" role="status">
			{toasts.map((one) => (
				<div key={one.id} className="toast">
					<span>{one.words}</span>
					{one.action && (
						<Button
							look="quiet"
							onClick={() => {
								dismiss(one.id);
								one.action?.run();
							}}
						>
							{one.action.words}
						</Button>
					)}
					<IconButton label={t("ui.close")} onClick={() => dismiss(one.id)}>
						<Icon name="close" />
					</IconButton>
				</div>
			))}
		</div>
	);
}
