/** An update log in memory, for tests and for looking around; it forgets everything with the process. */
import type { LogBatch, LoggedUpdate, LogJudgement, StoredRoom, UpdateLog } from "./log.ts";

interface Kept {
	generation: number;
	updates: LoggedUpdate[];
	folds: { seq: number; at: number; bytes: Uint8Array }[];
	clients: Map<number, string>;
	/** Who wrote up to which update, where servers share this log. */
	writings: { seq: number; writers: ReadonlySet<number> }[];
}

export class MemoryLog implements UpdateLog {
	readonly #rooms = new Map<string, Kept>();

	async append({ rows, clients: claims, judged = [] }: LogBatch): Promise<{ room: string; seq: number }[]> {
		const outrun = [...claims.filter((each) => this.#isTaken(each)), ...judged.filter((each) => this.#isStale(each))];
		const stale = new Set(outrun.map(({ room }) => room));
		const places = rows.map(({ room, at, account, bytes }) => {
			if (stale.has(room)) return { room, seq: 0 };
			const { updates } = this.#keep(room);
			const seq = updates.length + 1;
			updates.push({ seq, at, account, bytes: bytes.slice() });
			return { room, seq };
		});
		for (const { room, writers } of judged) {
			const { writings, updates } = this.#keep(room);
			if (!stale.has(room)) writings.push({ seq: updates.length, writers: new Set(writers) });
		}
		for (const { room, client, account } of claims) {
			if (stale.has(room)) continue;
			const { clients } = this.#keep(room);
			if (!clients.has(client)) clients.set(client, account);
		}
		return places;
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

	async positions(rooms?: readonly string[]): Promise<Map<string, number>> {
		const written = [...this.#rooms].filter(
			([name, { updates }]) => updates.length > 0 && (rooms?.includes(name) ?? true),
		);
		return new Map(written.map(([room, { updates }]) => [room, updates.length]));
	}

	async fold(room: string, seq: number, at: number, bytes: Uint8Array): Promise<void> {
		const { folds } = this.#keep(room);
		folds.push({ seq, at, bytes: bytes.slice() });
		folds.sort((a, b) => a.seq - b.seq);
		folds.splice(0, folds.length - 2);
	}

	#isTaken({ room, client, account }: LogBatch["clients"][number]): boolean {
		return (this.#rooms.get(room)?.clients.get(client) ?? account) !== account;
	}

	#isStale({ room, known, knownBeyond, writers }: LogJudgement): boolean {
		const kept = this.#rooms.get(room);
		if (!kept) return false;
		return kept.writings.some(
			({ seq, writers: others }) => seq > known && !knownBeyond.includes(seq) && writers.some((id) => others.has(id)),
		);
	}

	#keep(room: string): Kept {
		let kept = this.#rooms.get(room);
		if (!kept) {
			kept = { generation: 1, updates: [], folds: [], clients: new Map(), writings: [] };
			this.#rooms.set(room, kept);
		}
		return kept;
	}
}
