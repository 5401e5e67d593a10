/** Looking around: from the first page into the sample, through every role of it, thrown away with one press; the real house stays as it was. */
import type { Browser, Page } from "@playwright/test";
import { expectSaved, expectWritable, livePage, sectionOf, wordsOf, writeIn } from "./minutes.ts";
import { browserOf, complaintsOf, refusals, signIn } from "./people.ts";
import { areTwo, startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

let server: TestServer;
let complaints: string[][];

test.skip(areTwo, "each server has a sample of its own");

test.beforeEach(async () => {
	server = await startServer();
	complaints = [];
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

/** A browser of somebody who has never been here, on the first page. */
async function visitor(browser: Browser, locale = "en-GB"): Promise<Page> {
	const page = await (await browser.newContext({ locale })).newPage();
	complaints.push(complaintsOf(page, refusals));
	await page.goto(server.address);
	return page;
}

const bar = (page: Page) => page.locator(".sample-bar");
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const title = "Training week: minutes and booths (made up)";

async function lookAround(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Look around in a sample" }).click();
	await expect(heading(page)).toHaveText("Söderköping Process (sample)");
	await expect(bar(page)).toContainText("You are looking around in a sample.");
}

async function become(page: Page, role: string): Promise<void> {
	const before = await page.locator(".you").getAttribute("aria-label");
	await page.getByLabel("Look around as").selectOption({ label: role });
	await expect(page.locator(".you")).not.toHaveAttribute("aria-label", before ?? "");
	await expect(page.getByLabel("Look around as").locator("option:checked")).toHaveText(role);
}

/** Chooses from the bar's menu and says yes. */
async function throwAway(page: Page, item: string, yes: string): Promise<void> {
	await page.getByRole("button", { name: "What to do with the sample" }).click();
	await page.getByRole("menuitem", { name: item }).click();
	await page.getByRole("dialog").getByRole("button", { name: yes }).click();
}

test("a visitor looks around as everybody, writes, is seen by a second one, and throws it all away", async ({
	browser,
}) => {
	const workshop = await holdWorkshop(server);
	const { page: real } = await browserOf(browser, workshop.english, server.address);
	complaints.push(complaintsOf(real));
	await real.goto(livePage(server.address, workshop.meetingId));
	await expectWritable(real);
	await writeIn(real, 0);
	await real.keyboard.type("Written in the real house.");
	await expectSaved(real);

	const ada = await visitor(browser);
	await lookAround(ada);
	await expect(ada).toHaveURL(`${server.address}/sample`);
	await expect(ada.getByRole("link", { name: "People", exact: true }).first()).toBeVisible();
	await ada.getByRole("link", { name: "Open" }).first().click();
	await expect(ada.locator(".crumb")).toContainText(title);
	const live = ada.url();

	// Who may start an item, write in the minutes, write in the agenda, and sees the others by name.
	const start = ada.getByRole("button", { name: /^Start item 1/ });
	const sees: Record<string, [starts: boolean, writes: boolean]> = {
		Secretariat: [true, true],
		Chair: [true, false],
		Rapporteur: [false, true],
		Delegate: [false, false],
		"Chief interpreter": [false, false],
		Interpreter: [false, false],
		Observer: [false, false],
	};
	for (const [role, [starts, writes]] of Object.entries(sees)) {
		if (role !== "Secretariat") await become(ada, role);
		await expect(ada, "the page stays when the role changes").toHaveURL(live);
		await expect(sectionOf(ada, 0)).toBeVisible();
		await expect(start, `${role} starts items`).toHaveCount(starts ? 1 : 0);
		if (writes) await expectWritable(ada);
		else await expect(sectionOf(ada, 0).locator(".ProseMirror"), `${role} reads`).toHaveCount(0);
	}
	await ada.goto(`${server.address}/sample/people`);
	await expect(heading(ada), "an observer has no registers").toHaveText("Not open to you");
	await ada.goto(live);

	const ben = await visitor(browser);
	await lookAround(ben);
	await become(ben, "Chair");
	await become(ada, "Rapporteur");
	await ben.goto(live);
	await expectWritable(ada);
	await writeIn(ada, 0);
	await ada.keyboard.type("Two of us look around.");
	await expectSaved(ada);
	await expect.poll(() => wordsOf(ben, 0)).toEqual(["Two of us look around."]);
	await expect(ben.locator(".sample-role option:checked")).toHaveText("Chair");
	await ben.getByRole("button", { name: /^Start item 1/ }).click();
	await expect(ada.locator(".floor-clock"), "the other's screen follows the chair").toBeVisible();

	await throwAway(ada, "Throw it away", "Throw away");
	for (const page of [ada, ben]) {
		await expect(page).toHaveURL(`${server.address}/sign-in`);
		await expect(page.getByRole("button", { name: "Look around in a sample" })).toBeVisible();
		await expect
			.poll(() =>
				page.evaluate(async () => [
					...(await indexedDB.databases()).map(({ name }) => name),
					...Object.keys(localStorage).filter((key) => key.startsWith("plenary.sample")),
				]),
			)
			.toEqual([]);
	}

	await real.reload();
	await expectWritable(real);
	await expect.poll(() => wordsOf(real, 0)).toEqual(["Written in the real house."]);
	await expect(bar(real)).toHaveCount(0);
	await expect(real.locator(".sample-role")).toHaveCount(0);

	await lookAround(ben);
	await ben.getByRole("link", { name: "Open" }).first().click();
	await expect(sectionOf(ben, 0)).toBeVisible();
	expect(await wordsOf(ben, 0), "a new sample knows nothing of the old one").toEqual([]);
});

test("a person who is signed in looks around in Russian, starts afresh, leaves, and is signed in as before", async ({
	browser,
}) => {
	const { english, secretariat } = await holdWorkshop(server);
	await english.ask("PATCH", "/api/me", { language: "ru" });
	const context = await browser.newContext({ locale: "ru-RU" });
	await signIn(context, english, server.address);
	const page = await context.newPage();
	complaints.push(complaintsOf(page, refusals));
	await page.goto(server.address);
	await expect(heading(page)).toHaveText("Балтийский процесс");

	await page.goto(`${server.address}/sample`);
	await expect(heading(page)).toHaveText("Сёдерчёпингский процесс (пример)");
	await expect(bar(page)).toContainText("Вы осматриваетесь в примере.");
	await page.goto(`${server.address}/sample/follow-up`);
	await expect(page.getByText("Помочь создать региональную базу данных надёжных переводчиков")).toBeVisible();
	await page.getByLabel("Осмотреться как").selectOption({ label: "Делегат" });
	await expect(page.locator(".you-name")).toHaveText("Линден Погодин");
	await expect(page.locator(".sample-role option:checked")).toHaveText("Делегат");

	const other = await context.newPage();
	complaints.push(complaintsOf(other, refusals));
	await other.goto(server.address);
	await expect(heading(other), "the real house is open beside it, in the same browser").toHaveText(
		"Балтийский процесс",
	);
	await other.close();

	await page.getByRole("button", { name: "Что сделать с примером" }).click();
	await page.getByRole("menuitem", { name: "Начать заново" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Начать заново" }).click();
	await expect(page.locator(".sample-role option:checked")).toHaveText("Секретариат");
	await expect(heading(page)).toHaveText("Сёдерчёпингский процесс (пример)");

	await bar(page).getByRole("button", { name: "Выйти" }).click();
	await expect(page).toHaveURL(`${server.address}/`);
	await expect(heading(page)).toHaveText("Балтийский процесс");
	await expect(bar(page)).toHaveCount(0);
	expect((await secretariat.ask<unknown[]>("GET", "/api/meetings")).length).toBe(1);
});
