/** Papers of a published roster: turns on the page with one's own marked, files by keyboard, and for each reader what is theirs. */
import { readFile } from "node:fs/promises";
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { publishRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import { register, sittingsOf } from "./booths.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let nino: Person;
let complaints: string[][];

test.beforeEach(async () => {
	complaints = [];
	server = await startServer();
	workshop = await holdWorkshop(server);
	const { secretariat, meetingId } = workshop;
	const { handOver } = await secretariat.ask<{ handOver: { link: string } }>(
		"POST",
		`/api/meetings/${meetingId}/participants`,
		{ address: "nino@people.test", name: "Nino Example", language: "en", role: "interpreter", partyId: null },
	);
	nino = await enter(server.address, handOver.link.split("#")[1] ?? "");
	await nino.ask("PATCH", "/api/me", { name: "Nino Example", names: {}, language: "en" });
	const ids = [
		await register(secretariat, "Nino Example", "en,,ka ru", { accountId: nino.id }),
		await register(secretariat, "Anna Bridge", "en,,ru"),
		await register(secretariat, "Maria Sokolova", "ru,,en", { names: { ru: "Мария Соколова" } }),
	];
	const [first = "", second = "", third = ""] = ids;
	const [sittingId = ""] = await sittingsOf(server, secretariat, meetingId);
	const hours = { day: new Date().toISOString().slice(0, 10), startsAt: "09:00", endsAt: "12:00" };
	const booths = [
		{ id: "en", into: ["en"], interpreterIds: [first, second] },
		{ id: "ru", into: ["ru"], interpreterIds: [third] },
	];
	const sitting = { sittingId, titles: { en: "Morning" }, hall: "", ...hours, spoken: ["en", "ru", "ka"], booths };
	const people = {
		[first]: { name: "Nino Example", names: {} },
		[second]: { name: "Anna Bridge", names: {} },
		[third]: { name: "Maria Sokolova", names: { ru: "Мария Соколова" } },
	};
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(doc, { sittings: [{ ...sitting, mode: "simultaneous" }], people }, { at: Date.now(), by: nino.id }),
	);
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function openRoster(browser: Browser, person: Person, options: BrowserContextOptions = {}): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address, options);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/meetings/${workshop.meetingId}/interpreters`);
	return page;
}

const turns = (page: Page, booth: string) => page.getByRole("list", { name: `Turns in the ${booth} booth` });

test("an interpreter sees their turns marked, also on a telephone, and takes the papers along", async ({ browser }) => {
	const page = await openRoster(browser, nino, { viewport: { width: 390, height: 844 } });
	await expect(turns(page, "English").getByRole("listitem")).toHaveCount(6);
	const own = turns(page, "English").locator(".own");
	await expect(own).toHaveCount(3);
	await expect(own.first()).toContainText("Nino Example (you)");
	await expect(turns(page, "English")).toContainText("Stand-by: Nino Example (KA)");
	await expect(page.getByText("By 09:45 somebody else has to take over")).toBeVisible();
	expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

	await page.getByRole("button", { name: "Papers" }).press("Enter");
	const dialog = page.getByRole("dialog", { name: "Papers" });
	await expect(dialog.getByRole("heading", { level: 3 })).toHaveText([
		"Team sheet",
		"Booth plan",
		"Rota",
		"Briefing pack",
	]);
	await dialog.getByLabel("Russian").check();
	const word = dialog.getByRole("button", { name: "Team sheet, DOCX" });
	const [download] = await Promise.all([page.waitForEvent("download"), word.press("Enter")]);
	expect(download.suggestedFilename()).toMatch(/^team-sheet-\d{4}-\d\d-\d\d-ru\.docx$/);
	expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe("PK");
	await expect(page.getByText(/^Saved: team-sheet-/)).toBeVisible();
	await page.keyboard.press("Escape");
	await expect(page.getByRole("button", { name: "Papers" })).toBeFocused();
});

test("a delegate gets the plan of the booths and the turns when they ask, and nothing of what the booths know", async ({
	browser,
}) => {
	const page = await openRoster(browser, workshop.delegate);
	await expect(page.getByRole("rowheader", { name: "English booth" })).toBeVisible();
	await expect(turns(page, "English")).toHaveCount(0);
	await page.getByLabel("Show turns").check();
	await expect(turns(page, "English").getByRole("listitem")).toHaveCount(6);
	await expect(turns(page, "English")).not.toContainText("KA");
	await page.getByRole("button", { name: "Papers" }).click();
	const dialog = page.getByRole("dialog", { name: "Papers" });
	await expect(dialog.getByRole("heading", { level: 3 })).toHaveText(["Booth plan", "Rota"]);
});
