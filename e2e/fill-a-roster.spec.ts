/** A roster by hand: languages chosen, booths filled by keyboard and by drag, every kind of breach in words, published, read. */
import type { Browser, Page } from "@playwright/test";
import { setRegime } from "@plenary/documents";
import { planningRoom } from "@plenary/domain";
import { bookElsewhere, register, sittingsOf } from "./booths.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const aDay = 86_400_000;

let server: TestServer;
let workshop: Workshop;
let complaints: string[][];

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	complaints = [];
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function openRoster(browser: Browser, person: Person): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/meetings/${workshop.meetingId}/interpreters`);
	return page;
}

/** English and Russian are listened to, Georgian is spoken too. */
async function chooseLanguages(): Promise<string[]> {
	const { secretariat, meetingId } = workshop;
	const sittings = await sittingsOf(server, secretariat, meetingId);
	await writeRoom(server, secretariat, planningRoom(meetingId), (doc) =>
		setRegime(doc, sittings, { spoken: ["en", "ru", "ka"], heard: ["en", "ru"], mode: "simultaneous" }),
	);
	return sittings;
}

const vacancy = (page: Page, booth: string, sitting: string) =>
	page.getByRole("button", { name: new RegExp(`^Add somebody to the ${booth} booth, .*${sitting}`) });
const seat = (page: Page, name: string, sitting: string) =>
	page.getByRole("button", { name: new RegExp(`^${name}: .*${sitting}`) });
const findings = (page: Page) => page.locator(".findings");

test("a roster is begun, filled and taken back by keyboard alone", async ({ browser }) => {
	await register(workshop.secretariat, "Maria Sokolova", "ru,,en", { names: { ru: "Мария Соколова" } });
	await register(workshop.secretariat, "Dana Kowalska", "en,,ru pl");
	const page = await openRoster(browser, workshop.secretariat);

	await page.getByRole("button", { name: "Choose languages" }).press("Enter");
	await expect(page.getByRole("dialog")).toContainText("1 booth: English and Russian booth");
	await page.getByLabel("Another language").fill("ka");
	await page.keyboard.press("Enter");
	await expect(page.getByRole("dialog")).toContainText("2 booths: English booth and Russian booth");
	await page.getByRole("button", { name: "Save" }).press("Enter");

	// From the first sitting down to the first booth's place, then on to the Russian one.
	await page.getByRole("button", { name: /^Languages of .* Morning$/ }).focus();
	await page.keyboard.press("ArrowDown");
	await expect(vacancy(page, "English", "Morning")).toBeFocused();
	await page.keyboard.press("ArrowDown");
	await page.keyboard.press("Enter");
	await page.keyboard.type("сокол");
	await expect(page.getByRole("option")).toHaveCount(1);
	await page.keyboard.press("Enter");
	await expect(seat(page, "Maria Sokolova", "Morning")).toBeVisible();
	await expect(vacancy(page, "Russian", "Morning"), "the focus stays where one is").toBeFocused();
	await expect(findings(page)).toContainText("Maria Sokolova is alone for 3 h 15 that day; alone, 40 min at most.");

	// She is put into the afternoon from her own menu, and out again by a key.
	await page.keyboard.press("ArrowUp");
	await page.keyboard.press("Enter");
	await page.getByRole("menuitem", { name: /^Also at .* Afternoon$/ }).press("Enter");
	await expect(seat(page, "Maria Sokolova", "Afternoon")).toBeVisible();
	await seat(page, "Maria Sokolova", "Morning").focus();
	await page.keyboard.press("ArrowRight");
	await page.keyboard.press("Delete");
	await expect(seat(page, "Maria Sokolova", "Afternoon")).toHaveCount(0);
	await page.keyboard.press("Control+z");
	await expect(seat(page, "Maria Sokolova", "Afternoon")).toBeVisible();

	await server.kill();
	await server.start();
	await page.reload();
	await expect(seat(page, "Maria Sokolova", "Afternoon"), "it was on the disk").toBeVisible();
});

test("each kind of breach is told in words, at once", async ({ browser }) => {
	const { secretariat } = workshop;
	const maria = await register(secretariat, "Maria Sokolova", "ru,,en");
	await register(secretariat, "Vera Rusu", "ro,,en");
	await register(secretariat, "Nino Beridze", "ru,,ka", {
		unavailable: [{ from: Date.now() - aDay, to: Date.now() + 2 * aDay }],
	});
	await chooseLanguages();
	await bookElsewhere(server, secretariat, maria);
	const page = await openRoster(browser, secretariat);
	const put = async (name: string, booth: string) => {
		await vacancy(page, booth, "Morning").click();
		await page.getByRole("combobox").fill(name);
		await page.getByRole("option", { name }).click();
	};
	await expect(findings(page)).toContainText("Russian booth: nobody yet. 3 h 15 need 2 people.");
	await expect(findings(page)).toContainText("No one in the register has both Georgian and English.");

	await vacancy(page, "Russian", "Morning").click();
	await expect(page.getByRole("option", { name: "Vera" }), "greyed with the reason").toContainText(
		"Vera Rusu does not work into Russian, only into Romanian.",
	);
	await page.keyboard.press("Escape");

	await put("Vera", "Russian");
	await expect(findings(page)).toContainText("Vera Rusu does not work into Russian, only into Romanian.");
	await put("Nino", "Russian");
	await expect(findings(page)).toContainText("Nino Beridze is not available:");
	await put("Maria", "Russian");
	await expect(findings(page)).toContainText("Maria Sokolova is booked at “Senior review”:");
	await put("Maria", "English");
	await expect(findings(page)).toContainText("Maria Sokolova sits in two booths at once");

	// A finding leads to where it is.
	await findings(page)
		.getByRole("button", { name: /^Nino Beridze is not available/ })
		.click();
	await expect(seat(page, "Nino Beridze", "Morning")).toBeFocused();
});

test("people are dragged in and across, and two who plan see each other's hand", async ({ browser }) => {
	const { secretariat } = workshop;
	await register(secretariat, "Maria Sokolova", "ru,,en");
	await register(secretariat, "Ivan Petrov", "ru,,en");
	await chooseLanguages();
	const page = await openRoster(browser, secretariat);
	const other = await openRoster(browser, secretariat);
	const cell = (booth: string, sitting: string) => vacancy(page, booth, sitting).locator("..");

	await page.locator(".register-person", { hasText: "Maria" }).dragTo(cell("Russian", "Morning"));
	await expect(seat(other, "Maria Sokolova", "Morning")).toBeVisible();
	await seat(page, "Maria Sokolova", "Morning").locator("..").dragTo(cell("Russian", "Afternoon"));
	await expect(seat(other, "Maria Sokolova", "Morning")).toHaveCount(0);
	await expect(seat(other, "Maria Sokolova", "Afternoon")).toBeVisible();
});

test("what is published is seen by everyone, the draft by nobody else; an interpreter sees their own", async ({
	browser,
}) => {
	const { secretariat, meetingId, delegate } = workshop;
	const interpreter = await inviteInterpreter();
	await register(secretariat, "Maria Sokolova", "ru,,en ka", { accountId: interpreter.id });
	await register(secretariat, "Ivan Petrov", "ru,,en ka");
	await register(secretariat, "Dana Kowalska", "en,,ru ka");
	await chooseLanguages();
	const page = await openRoster(browser, secretariat);
	const reader = await openRoster(browser, delegate);
	const own = await openRoster(browser, interpreter);
	await expect(reader.locator("main")).toContainText("No roster is published yet.");

	for (const [booth, sitting, name] of [
		["Russian", "Morning", "Maria"],
		["Russian", "Afternoon", "Ivan"],
		["English", "Morning", "Dana"],
	] as const) {
		await vacancy(page, booth, sitting).click();
		await page.getByRole("combobox").fill(name);
		await page.keyboard.press("Enter");
	}
	await expect(reader.locator("main"), "a draft is nobody else's business").not.toContainText("Maria");
	await page.keyboard.press("Shift+P");
	await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
	await expect(page.locator(".planner-bar")).toContainText("Version 1 is in force");

	await expect(reader.locator(".team-sheet")).toContainText("Maria Sokolova");
	await expect(reader.locator(".sitting-sheet")).toHaveCount(2);
	await expect(own.locator(".sitting-sheet"), "only their own sittings").toHaveCount(1);
	await expect(own.locator(".sitting-sheet .own")).toContainText("Maria Sokolova");
	await own.getByLabel("Only my sittings").uncheck();
	await expect(own.locator(".sitting-sheet")).toHaveCount(2);
	await expect(own.getByRole("button", { name: /Add somebody/ })).toHaveCount(0);

	// Another change is a draft again, and says so.
	await seat(page, "Ivan Petrov", "Afternoon").press("Delete");
	await expect(page.getByRole("button", { name: "Publish 1 change" })).toBeVisible();
	await expect(reader.locator(".team-sheet")).toContainText("Ivan Petrov");

	await reader.emulateMedia({ media: "print" });
	await expect(reader.getByRole("heading", { name: "Workshop on readmission" })).toBeVisible();
	await expect(reader.locator(".page-head")).toBeHidden();

	async function inviteInterpreter(): Promise<Person> {
		const asked = { address: "maria@people.test", name: "Maria Sokolova", language: "en", role: "interpreter" };
		const { handOver } = await secretariat.ask<{ handOver: { link: string } }>(
			"POST",
			`/api/meetings/${meetingId}/participants`,
			{ ...asked, partyId: null },
		);
		const person = await enter(server.address, handOver.link.split("#")[1] ?? "");
		await person.ask("PATCH", "/api/me", { name: "Maria Sokolova", names: {}, language: "en" });
		return person;
	}
});
