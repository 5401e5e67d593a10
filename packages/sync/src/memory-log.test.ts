/** The log in memory keeps the log's contract. */
import { testUpdateLog } from "./log-contract.ts";
import { MemoryLog } from "./memory-log.ts";

testUpdateLog(async () => ({ log: new MemoryLog(), close: async () => {} }));
