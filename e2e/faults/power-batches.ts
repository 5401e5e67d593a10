/** The batches of the power cuts: the same for the one who writes and the one who looks, from a seed. */
import type { LogBatch } from "@plenary/sync";
import { dice, randomBytes } from "../noise.ts";

export interface Registers {
	note: { id: number };
}

export const powerRooms = ["a", "b", "c"];

const made = new Map<string, LogBatch>();

/** Small batches and large ones, of one room and of several. */
export function batchOf(seed: number, number: number): LogBatch {
	const known = made.get(`${seed} ${number}`) ?? makeBatch(seed, number);
	made.set(`${seed} ${number}`, known);
	return known;
}

function makeBatch(seed: number, number: number): LogBatch {
	const roll = dice(seed * 100_003 + number);
	const rows = powerRooms
		.filter((_, place) => place === number % 3 || roll(3) === 0)
		.flatMap((room) =>
			Array.from({ length: 1 + roll(2) }, (_, place) => ({
				room,
				account: `account ${place}`,
				at: number,
				bytes: randomBytes(roll, roll(8) === 0 ? 20_000 : 20 + roll(600)),
			})),
		);
	return { rows, clients: rows.slice(0, 1).map(({ room }) => ({ room, client: number, account: "account 0" })) };
}

export const isFoldDue = (number: number): boolean => number % 40 === 0;

export const foldOf = (room: string, seq: number): Uint8Array<ArrayBuffer> =>
	randomBytes(dice(seq * 7 + room.charCodeAt(0)), 3000 + seq);
