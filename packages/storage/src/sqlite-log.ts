/** The update log in SQLite. */
import type { UpdateLog } from "@plenary/sync";
import type { Line } from "./line.ts";
import type { Turns } from "./turns.ts";

/** Takes turns with the registers, so that a batch never ends up inside somebody else's transaction. */
export function sqliteLog(line: Line, turns: Turns): UpdateLog {
	return {
		append: (batch) => turns.during(() => line.ask("append", batch)),
		read: (room) => turns.during(() => line.askPatiently("read", { room })),
		readAfter: (room, seq) => turns.during(() => line.askPatiently("readAfter", { room, seq })),
		fold: (room, seq, at, bytes) => turns.during(() => line.askPatiently("fold", { room, seq, at, bytes })),
	};
}
