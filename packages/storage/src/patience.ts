/** Waiting for the disk, but not for ever. */
import { StorageError } from "./errors.ts";

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
