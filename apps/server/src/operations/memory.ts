/** Memory given back: Node collects while work goes on; without this, what a crowd leaves behind stays until the next. */
import type { Rooms } from "@plenary/sync";

/** Nobody writes for so long: then a quarter of a second disturbs nobody. */
const quietMs = 10_000;
/** As much has to be there that may be forgotten, bytes. */
const worthwhile = 16_000_000;

interface World {
	rooms: Pick<Rooms, "watch" | "figures">;
	/** Collects all that is forgotten and gives back what it took; missing where Node was started without `--expose-gc`. */
	collect: (() => void) | undefined;
	/** Bytes of the heap in use, forgotten ones too. */
	usedBytes: () => number;
}

/** Collects now, and in quiet moments when the heap has grown or rooms have gone to sleep. Returns how to stop. */
export function giveMemoryBack({ rooms, collect, usedBytes }: World): () => void {
	if (!collect) return () => {};
	let isQuiet = true;
	let awake = 0;
	// What starting leaves behind would otherwise be collected just when everybody comes in.
	collect();
	let kept = usedBytes();
	const stopWatching = rooms.watch("", () => {
		isQuiet = false;
	});
	const timer = setInterval(() => {
		const rest = isQuiet;
		isQuiet = true;
		const now = rooms.figures().rooms;
		// One that wakes counts when it goes to sleep again.
		if (now > awake) awake = now;
		if (!rest || (now === awake && usedBytes() - kept < worthwhile)) return;
		collect();
		awake = now;
		kept = usedBytes();
	}, quietMs).unref();
	return () => {
		stopWatching();
		clearInterval(timer);
	};
}
