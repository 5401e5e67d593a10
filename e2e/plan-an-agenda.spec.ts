/** An agenda is planned by keyboard alone, by two people at once; one imports a text and takes it back; a delegate reads. */
import type { Locator, Page } from "@playwright/test";
import { expectSaved } from "./minutes.ts";
import { browserOf, complaintsOf } from "./people.ts";
import { startServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

const rows = (page: Page): Locator => page.locator(".plan-row");
const titles = (page: Page, language = "en"): Promise<string[]> =>
	page
		.locator(`.plan-row [data-field="title-${language}"]`)
		.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value));
const numberOf = async (page: Page, title: string): Promise<string> => {
	const at = (await titles(page)).indexOf(title);
	return (await rows(page).nth(at).locator(".plan-number").textContent()) ?? "";
};
const rowOf = async (page: Page, title: string): Promise<Locator> =>
	rows(page).nth((await titles(page)).indexOf(title));
const focused = (page: Page): Promise<string> =>
	page.evaluate(() => {
		const at = document.activeElement;
		return at instanceof HTMLInputElement ? `${at.dataset.field} ${at.value} ${at.selectionStart}` : "";
	});

/** Walks there with the Tab key, as somebody without a mouse does. */
async function tabInto(page: Page, selector: string): Promise<void> {
	for (let presses = 0; presses < 40; presses++) {
		await page.keyboard.press("Tab");
		if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
	}
	throw new Error(`The Tab key did not come to ${selector}.`);
}

test("an agenda is planned by keyboard, moved by two at once, imported, undone and read", async ({ browser }) => {
	test.setTimeout(120_000);
	const server = await startServer();
	const workshop = await holdWorkshop(server);
	const openBy = async (person: typeof workshop.chair) => {
		const { page } = await browserOf(browser, person, server.address);
		const complaints = complaintsOf(page);
		await page.goto(`${server.address}/meetings/${workshop.meetingId}/plan`);
		await expect(rows(page).first()).toBeVisible();
		return { page, complaints };
	};
	const secretariat = await openBy(workshop.secretariat);
	const chair = await openBy(workshop.chair);
	const delegate = await openBy(workshop.delegate);
	const { page } = secretariat;
	const { keyboard } = page;
	const before = await titles(page);

	// A new item below the first, with its length typed after its title, and a part of it in both languages.
	await tabInto(page, '[data-field="title-en"]');
	await keyboard.press("Enter");
	await keyboard.type("Readmission in practice 25m");
	await keyboard.press("Enter");
	await keyboard.type("Country reports");
	await keyboard.press("Tab");
	await keyboard.press("Alt+ArrowRight");
	await keyboard.type("Доклады стран 1ч30");
	await keyboard.press("Alt+ArrowLeft");
	await expect(rows(chair.page).nth(2).locator('[data-field="title-ru"]')).toHaveValue("Доклады стран");
	expect(await focused(page)).toBe("title-en Country reports 15");
	expect(await titles(chair.page)).toEqual([
		before[0],
		"Readmission in practice",
		"Country reports",
		...before.slice(1),
	]);
	expect(await numberOf(chair.page, "Readmission in practice")).toBe("2");
	expect(await numberOf(chair.page, "Country reports")).toBe("2.1");
	const report = await rowOf(chair.page, "Country reports");
	await expect(report.locator('[data-field="length"]')).toHaveValue("90 m");
	await expect(report.locator(".plan-start")).toHaveText("09:55");
	await expect(report.locator(".plan-tag")).toHaveText("Ada Secretary");
	await expect(chair.page.locator(".plan-meter").first()).toContainText("over");

	// Both write in the same title at once, and both move the same item at once.
	const both = [page, chair.page];
	await report.locator('[data-field="title-en"]').focus();
	await chair.page.keyboard.press("Home");
	await Promise.all([keyboard.type(", six delegations"), chair.page.keyboard.type("New: ")]);
	const title = "New: Country reports, six delegations";
	for (const one of both) await expect.poll(() => titles(one)).toContain(title);
	await keyboard.press("Shift+Tab");
	await expect.poll(() => numberOf(chair.page, title)).toBe("3");
	await Promise.all([keyboard.press("Alt+ArrowUp"), chair.page.keyboard.press("Alt+ArrowDown")]);
	await Promise.all([keyboard.press("Tab"), chair.page.keyboard.press("Alt+ArrowUp")]);
	for (const one of both) await expectSaved(one);
	await expect.poll(async () => await titles(page)).toEqual(await titles(chair.page));
	const now = await titles(page);
	expect([...now].sort()).toEqual([...before, "Readmission in practice", title].sort());
	for (const one of both) expect(await focused(one), "the caret has moved with the item").toContain(title);

	// Backspace takes away an empty item; the words of the others stay.
	await keyboard.press("Enter");
	await expect.poll(() => focused(page)).toBe("title-en  0");
	await keyboard.press("Backspace");
	await expect.poll(() => titles(page)).toEqual(now);

	// An agenda that exists as text: seen before it is written, and taken back with one undo.
	await keyboard.press("Escape");
	await keyboard.press("Shift+Tab");
	await keyboard.press("i");
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByRole("textbox")).toBeFocused();
	await keyboard.insertText("nothing to see");
	await expect(dialog.getByRole("status")).toContainText("No agenda items were found");
	await keyboard.press("Control+a");
	await keyboard.insertText("1. Opening (10 min)\n2. Reports\n   - Lithuania (20 min)\n   - Ukraine\n3. Closing\n");
	await expect(dialog.getByRole("status")).toHaveText("3 items, 5 with sub-items, 30 min");
	await dialog.getByRole("button", { name: "Add 5 items" }).press("Enter");
	await expect.poll(async () => (await titles(chair.page)).length).toBe(now.length + 5);
	expect(await titles(chair.page)).toEqual(expect.arrayContaining(["Lithuania", "Ukraine", "Closing"]));
	await keyboard.press("Control+z");
	await expect.poll(() => titles(chair.page)).toEqual(now);

	// The mouse does what the keys do: a row is dragged before the first, and back.
	const grip = (at: number) => rows(page).nth(at).locator("[data-grip]");
	const last = now.length - 1;
	await grip(last).dragTo(rows(page).first(), { targetPosition: { x: 20, y: 4 } });
	await expect.poll(() => titles(chair.page)).toEqual([now[last], ...now.slice(0, last)]);
	await keyboard.press("Control+z");
	await expect.poll(() => titles(chair.page)).toEqual(now);

	// A delegate sees the same agenda, and nothing to write in.
	await expect(delegate.page.getByText(title)).toBeVisible();
	await expect(delegate.page.locator("main :is(input, select, textarea)")).toHaveCount(0);
	expect(await delegate.page.locator(".plan-row .plan-number").allTextContents()).toEqual(
		await page.locator(".plan-row .plan-number").allTextContents(),
	);

	// The plan stands after a reload.
	await expectSaved(page);
	await page.reload();
	await expect.poll(() => titles(page)).toEqual(now);
	expect([secretariat, chair, delegate].flatMap((one) => one.complaints)).toEqual([]);
	await server.remove();
});
