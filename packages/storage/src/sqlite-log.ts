/** The update log in SQLite, which one server has to itself. */
import { randomInt } from "node:crypto";
import type { LogBatch, UpdateLog } from "@plenary/sync";
import type { Line } from "./line.ts";
import { inTime } from "./patience.ts";
import type { Turns } from "./turns.ts";

type Places = { room: string; seq: number }[];

/**
 * Takes turns with the registers, so that a batch never ends up inside somebody else's transaction. An append that
 * takes longer than `longestAppendMs` is rejected, but goes on: the same batch again waits for the one under way.
 */
export function sqliteLog(line: Line, turns: Turns, longestAppendMs: number): UpdateLog {
	/** Each batch has a number, with which the worker knows it again if it was stored and nobody heard of it. */
	const numbers = new WeakMap<LogBatch, number>();
	const underWay = new WeakMap<LogBatch, Promise<Places>>();
	let lastNumber = randomInt(2 ** 47);

	function append(batch: LogBatch): Promise<Places> {
		const before = underWay.get(batch);
		if (before) return before;
		const number = numbers.get(batch) ?? ++lastNumber;
		numbers.set(batch, number);
		const { rows, clients } = batch;
		const appended = turns.during(async () => {
			const seqs = await line.ask("append", { rows, clients, number });
			return rows.map(({ room }, index) => ({ room, seq: seqs[index] ?? 0 }));
		});
		underWay.set(batch, appended);
		const forget = () => underWay.delete(batch);
		appended.then(forget, forget);
		return appended;
	}

	return {
		append: (batch) => inTime(append(batch), longestAppendMs),
		read: (room) => turns.during(() => line.askPatiently("read", { room })),
		readBefore: (room, before) => turns.during(() => line.askPatiently("read", { room, before })),
		readAfter: (room, seq) => turns.during(() => line.askPatiently("readAfter", { room, seq })),
		async positions(rooms) {
			const all = await turns.during(() => line.askPatiently("positions", undefined));
			const asked = rooms ? all.filter(({ room }) => rooms.includes(room)) : all;
			return new Map(asked.map(({ room, seq }) => [room, seq]));
		},
		fold: (room, seq, at, bytes) => turns.during(() => line.askPatiently("fold", { room, seq, at, bytes })),
	};
}
