/** A batch as the parameters of `append_batch`: every name once, and all bytes in one piece. */
import type { LogBatch } from "@plenary/sync";
import { withoutNul } from "./values.ts";

export function parametersOf({ rows, clients, judged = [] }: LogBatch): unknown[] {
	const rooms = new Map<string, number>();
	/** Counted from 1, as PostgreSQL does. */
	const placeOf = (room: string): number => {
		const name = withoutNul(room);
		const place = rooms.get(name) ?? rooms.size + 1;
		rooms.set(name, place);
		return place;
	};
	let end = 0;
	const starts = rows.map(({ bytes }) => {
		end += bytes.length;
		return end - bytes.length + 1;
	});
	const rowRooms = rows.map(({ room }) => placeOf(room));
	const claimRooms = clients.map(({ room }) => placeOf(room));
	const judgedRooms = judged.map(({ room }) => placeOf(room));
	return [
		[...rooms.keys()],
		numbers(rowRooms),
		rows.map(({ account }) => withoutNul(account)),
		numbers(rows.map(({ at }) => at)),
		numbers(starts),
		numbers(rows.map(({ bytes }) => bytes.length)),
		Buffer.concat(rows.map(({ bytes }) => bytes)),
		numbers(claimRooms),
		numbers(clients.map(({ client }) => client)),
		clients.map(({ account }) => withoutNul(account)),
		numbers(judgedRooms),
		numbers(judged.map(({ known }) => known)),
		judged.map(({ knownBeyond }) => numbers(knownBeyond)),
		judged.map(({ writers }) => numbers(writers)),
	];
}

/** As PostgreSQL reads a list of them; `pg` would put each in quotes. */
const numbers = (list: readonly number[]): string => `{${list.join()}}`;
