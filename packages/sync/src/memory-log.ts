/** An update log in memory, for tests and for looking around; it forgets everything with the process. */
import type { LogBatch, LoggedUpdate, StoredRoom, UpdateLog } from "./log.ts";

interface Kept {
	generation: number;
	updates: LoggedUpdate[];
	folds: { seq: number; at: number; bytes: Uint8Array }[];
	clients: Map<number, string>;
}

export class MemoryLog implements UpdateLog {
	readonly #rooms = new Map<string, Kept>();

	async append({ rows, clients: claims }: LogBatch): Promise<{ room: string; seq: number }[]> {
		const lost = claims.filter(({ room, client, account }) => {
			const { clients } = this.#keep(room);
			const owner = clients.get(client) ?? account;
			clients.set(client, owner);
			return owner !== account;
		});
		return rows.map(({ room, at, account, bytes }) => {
			if (lost.some((claim) => claim.room === room && claim.account === account)) return { room, seq: 0 };
			const { updates } = this.#keep(room);
			const seq = updates.length + 1;
			updates.push({ seq, at, account, bytes: bytes.slice() });
			return { room, seq };
		});
	}

	async read(room: string): Promise<StoredRoom> {
		const kept = this.#rooms.get(room);
		if (!kept) return { generation: 1, foldedSeq: 0, tail: [], clients: [] };
		const fold = kept.folds.at(-1);
		const foldedSeq = fold?.seq ?? 0;
		return {
			generation: kept.generation,
			...(fold ? { folded: fold.bytes } : {}),
			foldedSeq,
			tail: kept.updates.slice(foldedSeq).map(({ seq, bytes }) => ({ seq, bytes })),
			clients: [...kept.clients].map(([client, account]) => ({ client, account })),
		};
	}

	async readAfter(room: string, seq: number): Promise<LoggedUpdate[]> {
		return this.#rooms.get(room)?.updates.slice(seq) ?? [];
	}

	async positions(): Promise<Map<string, number>> {
		const written = [...this.#rooms].filter(([, { updates }]) => updates.length > 0);
		return new Map(written.map(([room, { updates }]) => [room, updates.length]));
	}

	async fold(room: string, seq: number, at: number, bytes: Uint8Array): Promise<void> {
		const { folds } = this.#keep(room);
		folds.push({ seq, at, bytes: bytes.slice() });
		folds.sort((a, b) => a.seq - b.seq);
		folds.splice(0, folds.length - 2);
	}

	#keep(room: string): Kept {
		let kept = this.#rooms.get(room);
		if (!kept) {
			kept = { generation: 1, updates: [], folds: [], clients: new Map() };
			this.#rooms.set(room, kept);
		}
		return kept;
	}
}
