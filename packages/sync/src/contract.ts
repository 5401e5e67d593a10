/** The contracts of the ports, for whoever implements one: tests to run. */
export { testBus } from "./bus-contract.ts";
export { testSharedLog, testUpdateLog } from "./log-contract.ts";
