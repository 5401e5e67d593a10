/** What PostgreSQL, or the way to it, complains of, as an error of ours. */
import { DatabaseError } from "pg";
import { StorageError } from "../errors.ts";

/**
 * What of SQLSTATE tells of the server and not of the question: classes (connection, authorization, rollback such as
 * after a deadlock, resources, intervention such as a shutdown, system, internal), and single ones: nothing can be
 * written after a failover, and a transaction in which nothing came for too long.
 */
const troubles = new Set(["08", "28", "3D", "40", "53", "55", "57", "58", "XX", "25006", "25P03"]);

export function storageErrorOf(error: unknown): StorageError {
	if (error instanceof StorageError) return error;
	const { message, code } = error as Error & { code?: string };
	if (error instanceof DatabaseError) {
		const isTrouble = code !== undefined && (troubles.has(code) || troubles.has(code.slice(0, 2)));
		return new StorageError(message, code, isTrouble);
	}
	// Whoever tries several addresses in vain has one reason for each, and no message.
	return new StorageError(`PostgreSQL can not be reached: ${message || code}.`, code, true);
}

/** Whether a connection has ended that was there before, such as may happen to one on which nothing was said for long. */
export const isCut = ({ code, message }: StorageError): boolean =>
	cuts.has(code) || (code === undefined && message.includes("Connection terminated unexpectedly"));

const cuts = new Set<unknown>(["ECONNRESET", "EPIPE", "57P01", "57P02"]);
