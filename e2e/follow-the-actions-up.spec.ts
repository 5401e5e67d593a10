/** Follow-up: what meetings agreed comes to one page, is worked through by keyboard, and everyone sees it at once. */
import type { Browser, Page } from "@playwright/test";
import { itemsOf, raise } from "./pens.ts";
import { browserOf, complaintsOf, type Person } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let complaints: string[][];

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	complaints = [];
	const { english, delegate, meetingId, parties } = workshop;
	const [itemId = ""] = await itemsOf(server, english, meetingId);
	const action = (owners: object[], dueOn?: string) =>
		raise(server, english, meetingId, { kind: "action", itemId, owners, ...(dueOn && { dueOn }) });
	await action([{ partyId: parties.lithuania }], "2020-01-01");
	await action([{ partyId: parties.ukraine }], "2099-01-01");
	await action([{ accountId: delegate.id }]);
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function open(browser: Browser, person: Person, search = ""): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/follow-up${search}`);
	await expect(page.locator("[data-action]").first()).toBeVisible();
	return page;
}

const rows = (page: Page) => page.locator("[data-action]");
const row = (page: Page, number: number) => rows(page).filter({ hasText: `A-${number}` });
/** In words, until focus or pointer come. */
const status = (page: Page, number: number) => row(page, number).getByRole("button", { name: /^Status of/ });

test("the secretariat works through the list by keyboard alone, and a delegate sees it at once", async ({
	browser,
}) => {
	const secretariat = await open(browser, workshop.secretariat);
	const delegate = await open(browser, workshop.delegate);
	await expect(rows(secretariat)).toHaveCount(3);
	await secretariat.keyboard.press("ArrowDown");
	await secretariat.keyboard.press("ArrowDown");
	await expect(row(secretariat, 2).locator("a")).toBeFocused();
	await secretariat.keyboard.press("s");
	await expect(row(secretariat, 2).locator("select")).toBeFocused();
	await secretariat.keyboard.press("ArrowDown");
	await expect(row(delegate, 2)).toContainText("In progress");
	await secretariat.keyboard.press("Escape");
	await secretariat.keyboard.press("k");
	await expect(row(secretariat, 1).locator("a")).toBeFocused();
	await secretariat.keyboard.press("d");
	await expect(row(secretariat, 1).locator("input")).toBeFocused();
	await row(secretariat, 1).locator("input").fill("2099-02-01");
	await expect(row(delegate, 1)).not.toContainText("overdue");
	await secretariat.keyboard.press("Escape");
	await secretariat.keyboard.press("o");
	await secretariat.keyboard.press("Enter");
	await secretariat.getByRole("checkbox", { name: "Oskar Observer" }).press("Space");
	await secretariat.keyboard.press("Escape");
	await expect(row(delegate, 1)).toContainText("Oskar Observer");
	await server.kill();
	await server.start();
	await secretariat.reload();
	await expect(row(secretariat, 1)).toContainText("Oskar Observer");
	await expect(status(secretariat, 2)).toHaveText("In progress");
	await row(secretariat, 1).getByRole("button", { name: "Due day of A-1: 1 February 2099" }).click();
	await expect(row(secretariat, 1).locator("input")).toBeFocused();
	await expect(row(secretariat, 1).locator("input")).toHaveValue("2099-02-01");
});

test("a delegate may say how far their own are, and no more", async ({ browser }) => {
	const delegate = await open(browser, workshop.delegate);
	for (const number of [1, 3]) await expect(status(delegate, number)).toBeVisible();
	await expect(status(delegate, 2)).toHaveCount(0);
	await expect(delegate.getByRole("button", { name: /^Due day/ })).toHaveCount(0);
	await status(delegate, 3).hover();
	await row(delegate, 3).locator("select").selectOption("done");
	await expect(rows(delegate)).toHaveCount(2);
});

test("filters stand in the address, and the board is dragged", async ({ browser }) => {
	const secretariat = await open(browser, workshop.secretariat);
	await secretariat.getByRole("radio", { name: /^Overdue/ }).check();
	await expect(rows(secretariat)).toHaveCount(1);
	await expect(secretariat).toHaveURL(/state=overdue/);
	await secretariat.reload();
	await expect(rows(secretariat)).toHaveCount(1);
	await secretariat.goto(`${server.address}/follow-up?party=${workshop.parties.ukraine}`);
	await expect(rows(secretariat)).toHaveCount(1);
	await secretariat.goto(`${server.address}/follow-up?view=board`);
	const column = (name: string) => secretariat.getByRole("region", { name: new RegExp(`^${name}`) });
	await expect(column("Open").locator(".card")).toHaveCount(3);
	await row(secretariat, 2).dragTo(column("In progress"));
	await expect(column("In progress").locator(".card")).toHaveCount(1);
});
