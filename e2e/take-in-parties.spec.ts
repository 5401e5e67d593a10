/** Parties from a table: looked through, taken in, taken back, and written out as they can be read again. */
import { readFileSync } from "node:fs";
import { browserOf, complaintsOf } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

let server: TestServer;

test.beforeAll(async () => {
	server = await startServer();
});
test.afterAll(() => server.remove());

test("parties come in from a table, are taken back, and go out as one", async ({ browser }) => {
	const { secretariat } = await holdWorkshop(server);
	const { page } = await browserOf(browser, secretariat, server.address);
	const complaints = complaintsOf(page);
	const rows = page.locator(".list > li");
	const dialog = page.getByRole("dialog");
	await page.goto(`${server.address}/people?part=parties`);
	await expect(rows).toHaveText([/LT.*Lithuania/, /UA.*Ukraine/]);
	await page.getByRole("button", { name: "From a table" }).click();
	await dialog
		.locator("textarea")
		.fill(
			"Вид;Код;Название;Дата присоединения\nгосударство;ЛИТ;Литва;1.5.2004\nорганизация;УВКБ;Управление;\nкоролевство;ДА;Дания;\n",
		);
	await expect(dialog.getByRole("status")).toHaveText("2 new, 1 filled in, 0 left out");
	await expect(dialog.getByText("like Lithuania, LT")).toBeVisible();
	await expect(dialog.getByText("Line 4: neither state nor organisation: королевство")).toBeVisible();
	await dialog.getByRole("button", { name: "Take in 3 rows" }).click();
	await expect(rows).toHaveCount(4);
	await expect(rows.filter({ hasText: "Lithuania" })).toContainText("since 1 May 2004");
	await expect(rows.last()).toContainText("УВКБ");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("button", { name: "Download as CSV" }).click(),
	]);
	const file = await download.path();
	expect(readFileSync(file, "utf8")).toContain("state,LT,ЛИТ,Lithuania,Литва,2004-05-01,");
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).not.toContainText("since");
	await page.getByRole("button", { name: "From a table" }).click();
	await dialog.locator("input[type=file]").setInputFiles(file);
	await expect(dialog.getByRole("status")).toHaveText("2 new, 2 filled in, 0 left out");
	await expect(dialog.locator(".import-warnings")).toHaveCount(0);
	await page.keyboard.press("Escape");

	// Who has left is put away, shown when asked for, and brought back.
	await page.getByRole("button", { name: "More for Ukraine" }).click();
	await page.getByRole("menuitem", { name: "Archive" }).press("Enter");
	await expect(rows).toHaveText([/Lithuania/]);
	await page.getByLabel("Show archived").check();
	await expect(rows).toHaveCount(2);
	await page.getByRole("button", { name: "More for Ukraine" }).click();
	await page.getByRole("menuitem", { name: "Bring back" }).click();
	await expect(page.getByLabel("Show archived")).toHaveCount(0);
	await expect(rows).toHaveCount(2);
	expect(complaints).toEqual([]);
});
