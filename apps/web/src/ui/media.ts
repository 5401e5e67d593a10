/** What the screen is like, as a hook: wide or narrow, or paper, drawn anew when it changes. */
import { useCallback, useSyncExternalStore } from "react";

export function useMedia(query: string): boolean {
	const subscribe = useCallback(
		(changed: () => void) => {
			const media = matchMedia(query);
			media.addEventListener("change", changed);
			return () => media.removeEventListener("change", changed);
		},
		[query],
	);
	// A store is read at once, not in the next task: a printer does not wait.
	return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}
