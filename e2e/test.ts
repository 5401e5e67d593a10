/** The journeys' `test`: when one ends, its people close their browsers, so that the next one has the machine to itself. */
import { test as bare } from "@playwright/test";

export { expect } from "@playwright/test";

export const test = bare.extend<{ leaving: undefined }>({
	leaving: [
		async ({ browser }, use) => {
			await use(undefined);
			await Promise.all(browser.contexts().map((context) => context.close()));
		},
		{ auto: true },
	],
});
