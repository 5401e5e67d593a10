/** A chair, two rapporteurs and a delegate hold a meeting: the floor, the minutes in two languages, and what comes out of it. */
import type { Browser, Page } from "@playwright/test";
import { expectSaved, expectWritable, livePage, sectionOf, wordsOf, writeIn } from "./minutes.ts";
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
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function openLive(browser: Browser, person: Person): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(livePage(server.address, workshop.meetingId));
	await expect(page.locator(".saved-mark.saved")).toBeVisible();
	return page;
}

const outcomes = (page: Page, kind: "decision" | "action") => page.locator(`.outcome-entry.${kind} .outcome-label`);
const openTab = (page: Page, name: RegExp) => page.getByRole("tab", { name }).click();

test("the chair takes items, and every screen shows it at once, also after a reload and a restart", async ({
	browser,
}) => {
	const chair = await openLive(browser, workshop.chair);
	const delegate = await openLive(browser, workshop.delegate);
	const russian = await openLive(browser, workshop.russian);
	await expect(delegate.getByRole("button", { name: "Finish" })).toHaveCount(0);

	await chair.keyboard.press("Space");
	await expect(delegate.locator(".floor-bar")).toContainText("Item 1");
	await expect(russian.locator(".floor-bar")).toContainText("Пункт 1");
	await expect(delegate.locator(".rail-item.current")).toContainText("Opening");
	await chair.keyboard.press("Shift+N");
	await expect(delegate.locator(".floor-bar")).toContainText("Item 2");
	await chair.keyboard.press("Space");
	await expect(delegate.locator(".floor-bar")).toContainText("Paused");
	await chair.getByRole("button", { name: "Resume" }).click();
	await expect(delegate.locator(".floor-bar")).not.toContainText("Paused");

	await server.kill();
	await server.start();
	await delegate.reload();
	await expect(delegate.locator(".floor-bar")).toContainText("Item 2");
	await expect(chair.locator(".floor-bar")).not.toContainText("line is cut", { timeout: 15_000 });
	const figures = async (page: Page) => {
		const [minutes = 0, seconds = 0] = ((await page.locator(".floor-clock").textContent()) ?? "")
			.split(":")
			.map(Number);
		return minutes * 60 + seconds;
	};
	const apart = async () => {
		const [one, other] = await Promise.all([figures(chair), figures(delegate)]);
		return Math.abs(one - other);
	};
	await expect.poll(apart, "both clocks show the same").toBeLessThanOrEqual(1);
});

test("two write in one section, each sees the other's caret, and a third reads along", async ({ browser }) => {
	const english = await openLive(browser, workshop.english);
	const secretary = await openLive(browser, workshop.secretariat);
	const delegate = await openLive(browser, workshop.delegate);
	for (const page of [english, secretary]) await expectWritable(page);
	await writeIn(english, 0);
	await english.keyboard.type("UA: The delegation presented its report.");
	await expect(sectionOf(delegate, 0).locator(".who")).toContainText("Ukraine");
	await writeIn(secretary, 0);
	await expect(sectionOf(english, 0).locator(".caret-label")).toContainText("Ada Secretary");
	await Promise.all([
		english.keyboard.type(" Safeguards were recalled.", { delay: 5 }),
		(async () => {
			await secretary.keyboard.press("Enter");
			await secretary.keyboard.type("LT: The delegation agreed.", { delay: 5 });
		})(),
	]);
	for (const page of [english, secretary]) await expectSaved(page);
	await expect(sectionOf(secretary, 0).locator(".caret-label")).toContainText("UA · Olena Kovalenko");
	const words = await wordsOf(english, 0);
	expect(words.join(" ").length).toBe(
		"The delegation presented its report. Safeguards were recalled. The delegation agreed.".length,
	);
	for (const page of [secretary, delegate]) await expect.poll(() => wordsOf(page, 0)).toEqual(words);
	await expect(delegate.locator(".ProseMirror")).toHaveCount(0);

	// A caret stays beside its letter when somebody else writes further left in the same line.
	await writeIn(secretary, 0);
	await writeIn(english, 0);
	await english.keyboard.press("Home");
	for (const word of ["Then", "they", "agreed"]) {
		await english.keyboard.type(`${word} `);
		await expect.poll(async () => (await wordsOf(secretary, 0)).at(-1)).toContain(word);
		await secretary.keyboard.type(` ${word}`);
	}
	// The space before "Safeguards" may have come to stand at its end when both typed at the same place.
	const last = async () => (await wordsOf(delegate, 0)).at(-1)?.replace(/\s+/g, " ");
	await expect.poll(last).toBe(`Then they agreed ${words.at(-1)?.trimEnd()} Then they agreed`);
});

test("decisions and actions raised at the same moment get different numbers, and both languages share them", async ({
	browser,
}) => {
	const english = await openLive(browser, workshop.english);
	const russian = await openLive(browser, workshop.russian);
	const delegate = await openLive(browser, workshop.delegate);
	await expectWritable(english, 1);
	await expectWritable(russian, 2, "ru");
	await writeIn(english, 1);
	await writeIn(russian, 2, "ru");
	const decide = async (page: Page, words: string) => {
		await page.keyboard.type("/decision");
		await page.keyboard.press("Enter");
		await page.keyboard.type(words);
	};
	await Promise.all([decide(english, "Lists are exchanged."), decide(russian, "Списки передаются.")]);
	await Promise.all([english.keyboard.press("Enter"), russian.keyboard.press("Enter")]);
	await openTab(delegate, /Decisions/);
	await expect(outcomes(delegate, "decision")).toHaveText(["D-1", "D-2"]);

	const act = async (page: Page, ...keys: string[]) => {
		await page.keyboard.type("/action");
		await page.keyboard.press("Enter");
		for (const key of keys) await (key === "Tab" ? page.keyboard.press(key) : page.keyboard.type(key));
	};
	await Promise.all([
		act(english, "Prepare a glossary @Lit", "Tab", "by 15 September 2027"),
		act(russian, "Назначить контактных лиц @укр", "Tab", "к 1 октября 2027"),
	]);
	await Promise.all([english.keyboard.press("Enter"), russian.keyboard.press("Enter")]);
	await openTab(delegate, /Actions/);
	await expect(outcomes(delegate, "action")).toHaveText(["A-1", "A-2"]);
	const entries = delegate.locator(".outcome-entry.action");
	await expect(entries.filter({ hasText: "Prepare a glossary" })).toContainText("Lithuania");
	await expect(entries.filter({ hasText: "Prepare a glossary" })).toContainText("15 September 2027");
	await expect(entries.filter({ hasText: "Назначить контактных лиц" })).toContainText("Ukraine");
	await expect(entries.filter({ hasText: "Назначить контактных лиц" })).toContainText("1 October 2027");

	// The Russian column refers to the English decision: the same record, the same number.
	await writeIn(russian, 1, "ru");
	await russian.keyboard.type("/реш");
	await russian.getByRole("option", { name: /D-\d/ }).click();
	await russian.keyboard.type("Списками обмениваются.");
	await expectSaved(russian);
	await openTab(delegate, /Decisions/);
	await expect(outcomes(delegate, "decision")).toHaveText(["D-1", "D-2"]);

	// A block that is deleted leaves its record.
	await sectionOf(russian, 2, "ru").locator(".outcome.decision .outcome-words").click({ clickCount: 3 });
	await russian.keyboard.press("Backspace");
	await russian.keyboard.press("Backspace");
	await russian.keyboard.press("Backspace");
	await expect(delegate.locator(".outcome-entry.decision", { hasText: "not in the text" })).toHaveCount(1);
});

test("both columns stand side by side, and undo takes back one's own words only", async ({ browser }) => {
	const english = await openLive(browser, workshop.english);
	const secretary = await openLive(browser, workshop.secretariat);
	await english.getByRole("button", { name: "English, Russian" }).click();
	await expectWritable(english, 0, "ru");
	await writeIn(secretary, 0);
	await secretary.keyboard.type("Kept. ");
	await expect.poll(() => wordsOf(english, 0)).toEqual(["Kept. "]);
	await writeIn(english, 0);
	await english.keyboard.type("Mine.");
	await english.waitForTimeout(600);
	await english.keyboard.press("Control+z");
	await expect.poll(() => wordsOf(secretary, 0)).toEqual(["Kept. "]);
	await english.keyboard.press("Control+Shift+z");
	await expect.poll(() => wordsOf(secretary, 0)).toEqual(["Kept. Mine."]);
});

test("a new head of delegation speaks from now on; what was said before keeps the old one", async ({ browser }) => {
	const { secretariat, meetingId, delegate, observer, parties } = workshop;
	const lead = (person: Person) =>
		secretariat.ask("PATCH", `/api/meetings/${meetingId}/participants/${person.id}`, {
			role: person === delegate ? "delegate" : "observer",
			partyId: parties.lithuania,
			standing: "head",
		});
	await lead(delegate);
	const chair = await openLive(browser, workshop.chair);
	const writer = await openLive(browser, workshop.english);
	await expectWritable(writer);
	await chair.keyboard.press("Space");
	await expect(writer.locator(".floor-bar")).toContainText("Item 1");
	await writeIn(writer, 0);
	await writer.keyboard.type("LT: Welcomed everyone.");
	await expect(sectionOf(chair, 0).locator(".who")).toContainText("Rasa Delegate");

	await lead(observer);
	await chair.keyboard.press("Shift+N");
	await expect(writer.locator(".floor-bar")).toContainText("Item 2");
	await writeIn(writer, 1);
	await writer.keyboard.type("LT: Took over.");
	await expect(sectionOf(chair, 1).locator(".who")).toContainText("Oskar Observer");
	await chair.reload();
	await expect(sectionOf(chair, 0).locator(".who"), "yesterday's minutes keep yesterday's head").toContainText(
		"Rasa Delegate",
	);
});
