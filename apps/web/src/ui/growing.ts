/** Long lists are drawn in steps: the beginning at once, more as one comes near the end. */
import { type RefObject, useEffect, useRef, useState } from "react";

/** At first as many rows as a screen shows, so that they are there at once, and so many more each time. */
const first = 25;
const step = 50;

interface Growing<End extends Element> {
	/** How many are to be drawn. */
	most: number;
	/** How many are not. */
	more: number;
	/** Stands after the last one that is drawn. */
	end: RefObject<End | null>;
}

/** `count` rows in all. Remount, by a key, to begin from the top again. */
export function useGrowing<End extends Element>(count: number): Growing<End> {
	const [most, setMost] = useState(first);
	const end = useRef<End>(null);
	const more = Math.max(0, count - most);
	const hasMore = more > 0;
	// biome-ignore lint/correctness/useExhaustiveDependencies: after each step the end stands elsewhere
	useEffect(() => {
		if (!end.current || !hasMore) return;
		const watcher = new IntersectionObserver(([seen]) => seen?.isIntersecting && setMost((before) => before + step), {
			rootMargin: "600px",
		});
		watcher.observe(end.current);
		return () => watcher.disconnect();
	}, [hasMore, most]);
	return { most, more, end };
}
