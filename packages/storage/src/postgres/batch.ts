/** A batch as the parameters of `append_batch`: every name once, and all bytes in one piece. */
import type { LogBatch } from "@plenary/sync";
import { writable } from "./values.ts";

export function parametersOf({ rows, clients, judged = [] }: LogBatch): unknown[] {
	const names = [...new Set([...rows, ...clients].map(({ room }) => writable(room)))].sort(byBytes);
	/** Counted from 1, as PostgreSQL does. */
	const places = new Map(names.map((name, index) => [name, index + 1]));
	const placeOf = ({ room }: { room: string }): number => places.get(writable(room)) ?? 0;
	const counts = names.map(() => 0);
	const nths = rows.map((row) => {
		const index = placeOf(row) - 1;
		const nth = (counts[index] ?? 0) + 1;
		counts[index] = nth;
		return nth;
	});
	let end = 0;
	const starts = rows.map(({ bytes }) => {
		end += bytes.length;
		return end - bytes.length + 1;
	});
	/** Of each room, how it was judged; of none, where nobody else writes. */
	const judgements =
		judged.length > 0 ? names.map((_, index) => judged.find((each) => placeOf(each) === index + 1)) : [];
	return [
		names,
		numbers(counts),
		numbers(rows.map(placeOf)),
		numbers(nths),
		rows.map(({ account }) => writable(account)),
		numbers(rows.map(({ at }) => at)),
		numbers(starts),
		numbers(rows.map(({ bytes }) => bytes.length)),
		Buffer.concat(rows.map(({ bytes }) => bytes)),
		numbers(clients.map(placeOf)),
		numbers(clients.map(({ client }) => client)),
		clients.map(({ account }) => writable(account)),
		judgements.map((each) => each?.known ?? null),
		judgements.map((each) => numbers(each?.knownBeyond ?? [])),
		judgements.map((each) => numbers(each?.writers ?? [])),
	];
}

/** As PostgreSQL orders texts that are collated "C". */
const byBytes = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));

/** As PostgreSQL reads a list of them; `pg` would put each in quotes. */
const numbers = (list: readonly number[]): string => `{${list.join()}}`;
