/** The log in memory keeps the log's contract. */
import { testSharedLog, testUpdateLog } from "./log-contract.ts";
import { MemoryLog } from "./memory-log.ts";

testUpdateLog(async () => ({ log: new MemoryLog(), close: async () => {} }));

testSharedLog(async () => {
	const log = new MemoryLog();
	return { log, other: log, close: async () => {} };
});
