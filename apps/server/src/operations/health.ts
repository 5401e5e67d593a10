/** Whether the server takes work in: asked by whoever sends visitors here, and by whoever watches over it. */
import type { Rooms } from "@plenary/sync";
import { sql } from "kysely";
import type { Database } from "../database.ts";

/** How long storage may take to answer, milliseconds. */
const patience = 2_000;

export type Readiness = { isReady: true } | { isReady: false; reason: "goingDown" | "notSaving" | "storageSilent" };

export interface Health {
	readiness(): Promise<Readiness>;
	/** From now on nobody new should be sent here. */
	goDown(): void;
}

export function openHealth(db: Database, rooms: Pick<Rooms, "troubleSince">): Health {
	let isGoingDown = false;
	/** One question at a time: however many ask, a silent disk is asked once. */
	let asking: Promise<boolean> | undefined;

	function storageAnswers(): Promise<boolean> {
		asking ??= sql`select 1`
			.execute(db)
			.then(
				() => true,
				() => false,
			)
			.finally(() => {
				asking = undefined;
			});
		return asking;
	}

	return {
		async readiness() {
			if (isGoingDown) return { isReady: false, reason: "goingDown" };
			if (rooms.troubleSince !== undefined) return { isReady: false, reason: "notSaving" };
			return (await inTime(storageAnswers())) ? { isReady: true } : { isReady: false, reason: "storageSilent" };
		},
		goDown() {
			isGoingDown = true;
		},
	};
}

async function inTime(answer: Promise<boolean>): Promise<boolean> {
	const { promise: late, resolve } = Promise.withResolvers<boolean>();
	const timer = setTimeout(() => resolve(false), patience);
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
