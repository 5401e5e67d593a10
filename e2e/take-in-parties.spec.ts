/** Parties from a table: looked through, taken in, taken back, written out as they can be read again; and two made one. */
import { readFileSync } from "node:fs";
import { itemsOf, raise } from "./pens.ts";
import { browserOf, chooseTable, complaintsOf } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

let server: TestServer;

test.beforeEach(async () => {
	server = await startServer();
});
test.afterEach(() => server.remove());

test("parties come in from a table, are taken back, and go out as one", async ({ browser }) => {
	const { secretariat } = await holdWorkshop(server);
	const { page } = await browserOf(browser, secretariat, server.address);
	const complaints = complaintsOf(page);
	const rows = page.locator(".list > li");
	const dialog = page.getByRole("dialog");
	await page.goto(`${server.address}/people?part=parties`);
	await expect(rows).toHaveText([/LT.*Lithuania/, /UA.*Ukraine/]);
	await chooseTable(page, "From a table");
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
	const [download] = await Promise.all([page.waitForEvent("download"), chooseTable(page, "Download as CSV")]);
	const file = await download.path();
	expect(readFileSync(file, "utf8")).toContain("state,LT,ЛИТ,Lithuania,Литва,2004-05-01,");
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).not.toContainText("since");
	await chooseTable(page, "From a table");
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

test("two parties become one, and a table of bodies is taken back later, by keyboard alone", async ({ browser }) => {
	const { secretariat, english, meetingId } = await holdWorkshop(server);
	const double = { kind: "state", codes: { en: "LTU" }, names: { en: "Republic of Lithuania", ru: "Литва" } };
	const { id: partyId } = await secretariat.ask<{ id: string }>("POST", "/api/parties", double);
	const [itemId = ""] = await itemsOf(server, english, meetingId);
	await raise(server, english, meetingId, { kind: "action", itemId, owners: [{ partyId }] });
	const { page } = await browserOf(browser, secretariat, server.address);
	const complaints = complaintsOf(page);
	const { keyboard } = page;
	const rows = page.locator(".list > li");
	const dialog = page.getByRole("dialog");
	await page.goto(`${server.address}/follow-up`);
	await expect(page.locator("[data-action]")).toContainText("LTU");

	await page.goto(`${server.address}/people?part=parties`);
	const lithuania = rows.filter({ hasText: "LTLithuania" });
	await lithuania.getByRole("button", { name: "Looks like Republic of Lithuania" }).press("Enter");
	await expect(dialog.getByLabel("The other entry")).toBeFocused();
	await expect(dialog.getByText("Republic of Lithuania is archived.")).toBeVisible();
	await keyboard.press("Home");
	await expect(dialog.getByText("What will happen is said here")).toBeVisible();
	await keyboard.press("End");
	await expect(dialog.getByText("Ukraine is archived.")).toBeVisible();
	await keyboard.press("ArrowUp");
	await expect(dialog.getByText("missing there comes from Republic of Lithuania")).toBeVisible();
	await keyboard.press("Tab");
	await keyboard.press("Tab");
	await keyboard.press("Enter");
	await expect(page.getByText("One entry now: Lithuania.")).toBeVisible();
	await expect(rows).toHaveText([/LT.*Lithuania/, /UA.*Ukraine/]);
	await page.getByLabel("Show archived").press("Space");
	await expect(rows.filter({ hasText: "Republic of" })).toContainText("Now part of Lithuania");
	await page.goto(`${server.address}/follow-up`);
	await expect(page.locator("[data-action]")).toContainText("Lithuania");
	await expect(page.locator("[data-action]")).not.toContainText("LTU");

	await page.goto(`${server.address}/people?part=bodies`);
	const tables = page.getByRole("button", { name: "Tables" });
	await tables.press("Enter");
	await expect(page.getByRole("menuitem", { name: "From a table" })).toBeFocused();
	await keyboard.press("Enter");
	await expect(dialog.locator("textarea")).toBeFocused();
	await keyboard.insertText("Name;Powers;Members\nBoard;Decides.;LT, Ukraine, Atlantis\nContact group;;\n");
	await expect(dialog.getByRole("status")).toHaveText("2 new, 0 filled in, 0 left out");
	await expect(dialog.getByText("Line 2: no such delegation: Atlantis")).toBeVisible();
	await dialog.getByRole("button", { name: "Take in 2 rows" }).press("Enter");
	await expect(rows).toHaveText([/Board.*Decides.*LT.*UA/, /Contact group/]);
	const [board] = await secretariat.ask<{ id: string; names: object }[]>("GET", "/api/bodies");
	await secretariat.ask("PUT", `/api/bodies/${board?.id}`, { ...board, codes: { en: "B" } });
	await page.reload();
	await expect(rows).toHaveCount(2);
	await tables.press("Enter");
	await expect(page.getByRole("menuitem", { name: "From a table" })).toBeFocused();
	await keyboard.press("End");
	await keyboard.press("Enter");
	await expect(dialog.getByText("2 added, 0 filled in")).toBeVisible();
	await dialog.getByRole("button", { name: "Take back Bodies…" }).press("Enter");
	await expect(dialog.getByText("1 entry that this table added is removed.")).toBeVisible();
	await expect(dialog.getByText("1 entry stays, because somebody has used or changed it since: Board.")).toBeVisible();
	await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
	await keyboard.press("Tab");
	await keyboard.press("Enter");
	await expect(dialog.getByText("taken back")).toBeVisible();
	await keyboard.press("Escape");
	await expect(rows).toHaveText([/Board/]);
	await expect(tables).toBeFocused();
	expect(complaints).toEqual([]);
});
