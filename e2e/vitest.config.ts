/** How the fault tests run: one file after the other, since each loads a server of its own as far as it goes. */
import { defineConfig } from "vitest/config";

export default defineConfig({
	test: {
		include: ["faults/*.test.ts"],
		fileParallelism: false,
		testTimeout: process.env.FAULTS === "full" ? 3_600_000 : 120_000,
		hookTimeout: 120_000,
		disableConsoleIntercept: true,
	},
});
