/** The bus in memory keeps the bus's contract. */
import { memoryBus } from "./bus.ts";
import { testBus } from "./bus-contract.ts";

testBus(async () => {
	const bus = memoryBus();
	const [here, there] = [bus.connect(), bus.connect()];
	return { here, there, close: async () => {} };
});
