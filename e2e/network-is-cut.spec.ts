/** The network is cut while somebody types: the tab is closed, opened without a network, connected again, and nothing is lost. */

import { expectSaved, expectWritable, livePage, savedMark, wordsOf, writeIn } from "./minutes.ts";
import { browserOf, complaintsOf } from "./people.ts";
import { stretchWire } from "./proxy.ts";
import { startServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

test("words typed without a network survive a closed tab and reach the others once", async ({ browser }) => {
	test.setTimeout(120_000);
	const server = await startServer();
	const wire = await stretchWire(() => server.port);
	const workshop = await holdWorkshop(server);
	const cut = await browserOf(browser, workshop.english, wire.address);
	const other = await browserOf(browser, workshop.secretariat, server.address);
	const complaints = [complaintsOf(cut.page), complaintsOf(other.page)];
	await cut.page.goto(livePage(wire.address, workshop.meetingId));
	await other.page.goto(livePage(server.address, workshop.meetingId));
	await expectWritable(cut.page);
	await expectWritable(other.page);
	await writeIn(cut.page, 0);
	await cut.page.keyboard.type("Before the cut.");
	await expectSaved(cut.page);
	// The worker that serves the page without a network must have taken over.
	await cut.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));

	wire.cut();
	await cut.page.keyboard.type(" During the cut.");
	await expect(savedMark(cut.page)).toContainText(/Offline: \d+ changes? kept on this device/);
	await writeIn(other.page, 0);
	await other.page.keyboard.type(" Meanwhile elsewhere.");
	await expectSaved(other.page);
	await cut.page.close();

	const again = await cut.context.newPage();
	complaints.push(complaintsOf(again));
	await again.goto(livePage(wire.address, workshop.meetingId));
	await expect.poll(() => wordsOf(again, 0)).toEqual(["Before the cut. During the cut."]);
	await expect(savedMark(again)).toContainText(/Offline: \d+ changes? kept on this device/);
	await expectWritable(again);
	await writeIn(again, 0);
	await again.keyboard.type(" After reopening.");

	wire.heal();
	await expectSaved(again);
	for (const page of [again, other.page]) {
		await expect
			.poll(async () => (await wordsOf(page, 0)).join(" "), { timeout: 20_000 })
			.toContain("After reopening.");
		const words = (await wordsOf(page, 0)).join(" ");
		for (const part of ["Before the cut.", "During the cut.", "After reopening.", "Meanwhile elsewhere."]) {
			expect(words.split(part).length - 1, `"${part}" stands once`).toBe(1);
		}
	}
	expect(await wordsOf(again, 0)).toEqual(await wordsOf(other.page, 0));
	expect(complaints.flat()).toEqual([]);
	await wire.close();
	await server.remove();
});
