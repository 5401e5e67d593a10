/** Waiting for the disk, but not for ever. */
import { StorageError } from "./errors.ts";
import type { Patience } from "./storage.ts";

/** How long each thing may take. */
export const patienceOf = ({
	longestTransactionMs = 10_000,
	longestQueryMs = 10_000,
	longestAppendMs = 1_500,
	longestCloseMs = 2_000,
}: Patience): Required<Patience> => ({ longestTransactionMs, longestQueryMs, longestAppendMs, longestCloseMs });

/** Rejects if the disk has not answered in time; what it was asked may still happen. */
export async function inTime<T>(answer: Promise<T>, ms: number): Promise<T> {
	const { promise: late, reject } = Promise.withResolvers<never>();
	const timer = setTimeout(
		() => reject(new StorageError(`The disk did not answer within ${ms} ms.`, undefined, true)),
		ms,
	);
	try {
		return await Promise.race([answer, late]);
	} finally {
		clearTimeout(timer);
	}
}
