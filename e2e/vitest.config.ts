/** How the fault tests run: in full one file after the other, since each loads its server as far as that goes. */
import { defineConfig } from "vitest/config";

const isFull = process.env.FAULTS === "full";

export default defineConfig({
	test: {
		include: ["faults/*.test.ts"],
		maxWorkers: isFull ? 1 : 2,
		testTimeout: isFull ? 3_600_000 : 120_000,
		hookTimeout: 120_000,
		disableConsoleIntercept: true,
	},
});
