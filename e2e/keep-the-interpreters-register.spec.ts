/** The interpreters' register: entered by keyboard, refused in words, found in the other script, as a table in, back and out. */
import { readFileSync } from "node:fs";
import type { Browser, Locator, Page } from "@playwright/test";
import { placeInterpreter, setRegime } from "@plenary/documents";
import { planningRoom } from "@plenary/domain";
import { bookElsewhere, register, sittingsOf } from "./booths.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, chooseTable, complaintsOf } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let complaints: string[];

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	complaints = [];
});
test.afterEach(async () => {
	expect(complaints).toEqual([]);
	await server.remove();
});

async function open(browser: Browser): Promise<Page> {
	const { page } = await browserOf(browser, workshop.secretariat, server.address);
	complaints = complaintsOf(page);
	await page.goto(`${server.address}/people?part=interpreters`);
	await expect(page.locator(".parts [aria-current=page]")).toHaveText("Interpreters");
	return page;
}

const rows = (page: Page) => page.locator(".list:not(.nearest) > li");
const nino = {
	name: "Nino Example",
	names: { ru: "Нино Эксампле" },
	...{ a: ["ka"], b: ["en"], c: ["ru"], retours: [["ka", "en"]], town: "Tbilisi", domains: ["asylum law"] },
};
const olena = { name: "Olena Other", a: ["uk"], c: ["en"], town: "Kyiv" };
const keep = (entry: object) => workshop.secretariat.ask("POST", "/api/interpreters", entry);
const choose = async (row: Locator, words: string) => {
	await row.getByRole("button").click();
	await row.page().getByRole("menuitem", { name: words }).click();
};

test("an interpreter is entered by keyboard alone, and languages that contradict are refused in words", async ({
	browser,
}) => {
	const page = await open(browser);
	await expect(page.getByText("No interpreters yet.")).toBeVisible();
	const { keyboard } = page;
	const write = async (field: string, ...tokens: string[]) => {
		await page.getByLabel(field, { exact: true }).focus();
		for (const token of tokens) {
			await keyboard.type(token);
			await keyboard.press("Enter");
		}
	};
	await keyboard.press("n");
	await expect(page.getByRole("dialog")).toBeVisible();
	await keyboard.type("Nino Example");
	await keyboard.press("Tab");
	await keyboard.type("Нино Эксампле");
	await write("A languages", "Georg");
	await write("B languages", "en, ka");
	await write("C languages", "русский", "Klingon");
	await keyboard.press("Enter");
	const dialog = page.getByRole("dialog");
	await expect(dialog.getByText("There is no such language.")).toBeVisible();
	await expect(dialog.getByText("A language stands here twice")).toBeVisible();
	await expect(dialog.getByLabel("B languages", { exact: true })).toBeFocused();
	await keyboard.press("Backspace");
	await keyboard.press("Enter");
	await expect(dialog.getByLabel("C languages", { exact: true })).toBeFocused();
	await keyboard.press("Backspace");
	await page.getByLabel("Georgian → English").focus();
	await keyboard.press("Space");
	await dialog.getByRole("button", { name: "Add evidence" }).press("Enter");
	await dialog.getByLabel("By whom").focus();
	await keyboard.type("The secretariat");
	await dialog.getByLabel("Since").fill("2020-05-01");
	await dialog.getByLabel("Valid until").fill("2022-05-01");
	await dialog.getByLabel("Fee for a day").focus();
	await keyboard.type("412,50");
	await write("Themes", "asylum law");
	await dialog.getByRole("button", { name: "Add days" }).press("Enter");
	await dialog.getByLabel("From", { exact: true }).fill("2099-12-07");
	await dialog.getByLabel("To", { exact: true }).fill("2099-12-03");
	await keyboard.press("Enter");
	await expect(dialog.getByText("It would end before it begins.")).toBeVisible();
	await dialog.getByLabel("To", { exact: true }).fill("2099-12-09");
	await keyboard.press("Enter");
	await expect(dialog).toHaveCount(0);
	await expect(rows(page)).toHaveCount(1);
	for (const words of [
		"A KA · B EN · C RU",
		"KA→EN retour (evidence run out)",
		"€412.50 a day",
		"Away 7–9 December 2099",
		"asylum law",
	])
		await expect(rows(page)).toContainText(words);
	await page.reload();
	await choose(rows(page).first(), "Edit");
	await expect(dialog.getByLabel("By whom")).toHaveValue("The secretariat");
	await expect(dialog.getByText("run out", { exact: true })).toBeVisible();
	await dialog.getByLabel("B languages", { exact: true }).focus();
	await keyboard.press("Backspace");
	await keyboard.press("Enter");
	await expect(dialog.getByText("A retour goes from a language")).toBeVisible();
	await page.getByLabel("Georgian → English").click();
	await dialog.getByRole("button", { name: "Save" }).click();
	await expect(rows(page)).toContainText("A KA · C RU");
	await expect(rows(page)).not.toContainText("retour");
});

test("they are found in the other script and by direction, archived, and brought back", async ({ browser }) => {
	await keep(nino);
	await keep(olena);
	const page = await open(browser);
	const search = page.getByRole("searchbox");
	for (const [words, name] of [
		["Olena", olena.name],
		["олена", olena.name],
		["эксамп", nino.name],
		["Тбилиси", nino.name],
		["asylum", nino.name],
	] as const) {
		await search.fill(words);
		await expect(rows(page)).toHaveCount(1);
		await expect(rows(page)).toContainText(name);
	}
	await search.fill("");
	await page.getByLabel("Works into").selectOption("en");
	await expect(rows(page)).toHaveText([/Nino Example/]);
	await page.getByLabel("From", { exact: true }).selectOption("ru");
	await expect(page.getByText("Nobody matches.")).toBeVisible();
	await page.getByLabel("From", { exact: true }).selectOption("");
	await page.getByLabel("Works into").selectOption("");
	await page.getByRole("button", { name: "More criteria" }).press("Enter");
	await page.getByLabel("From", { exact: true }).selectOption("ka");
	await page.getByLabel("Mode", { exact: true }).selectOption("consecutive");
	await page.getByLabel("Town", { exact: true }).fill("Батуми");
	await expect(page.locator(".nearest > li")).toHaveText([/Nino Example.*another town: Tbilisi/]);
	await page.getByLabel("Town", { exact: true }).fill("тбилиси");
	await expect(page.getByText("1 interpreter can do this.")).toBeVisible();
	await expect(page.locator(".nearest > li")).toHaveCount(0);
	await page.getByRole("button", { name: "Fewer criteria" }).press("Enter");
	await page.getByLabel("From", { exact: true }).selectOption("");
	await choose(rows(page).filter({ hasText: nino.name }), "Archive");
	await expect(rows(page)).toHaveText([/Olena Other/]);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(rows(page)).toHaveCount(2);
	await choose(rows(page).filter({ hasText: nino.name }), "Archive");
	await expect(rows(page)).toHaveCount(1);
	await page.getByLabel("Show archived").check();
	await choose(rows(page).filter({ hasText: nino.name }), "Bring back");
	await expect(page.getByText("Nino Example is back.")).toBeVisible();
	await expect(page.getByLabel("Show archived")).toHaveCount(0);
	await expect(rows(page)).toHaveCount(2);
});

test("a table is looked through, taken in, taken back, and written out as it can be read again", async ({
	browser,
}) => {
	await keep(nino);
	const page = await open(browser);
	const dialog = page.getByRole("dialog");
	await chooseTable(page, "From a table");
	await dialog
		.locator("textarea")
		.fill(
			"ФИО\tРабочие языки\tРетуры\tГород\nНино Эксампле\tA KA · B EN · C RU HY\tHY→EN\tГори\nOlena Other\tA UK · C EN XX\t\tKyiv\n",
		);
	await expect(dialog.getByRole("status")).toHaveText("1 new, 1 filled in, 0 left out");
	await expect(dialog.getByText("like Nino Example, A KA · B EN · C RU")).toBeVisible();
	await expect(dialog.getByText("Line 3: no language: XX")).toBeVisible();
	await dialog.getByRole("button", { name: "Take in 2 rows" }).click();
	await expect(page.getByText("1 added, 1 filled in.")).toBeVisible();
	await expect(rows(page)).toHaveText([/Tbilisi.*C RU, HY.*KA→EN retour · HY→EN retour/s, /Olena Other.*A UK · C EN/s]);
	const [download] = await Promise.all([page.waitForEvent("download"), chooseTable(page, "Download as CSV")]);
	const file = await download.path();
	expect(readFileSync(file, "utf8")).toContain(
		'Nino Example,Нино Эксампле,ka,en,"ru, hy","ka→en; hy→en",,asylum law,Tbilisi',
	);
	await page.getByRole("button", { name: "Undo" }).click();
	await expect(rows(page)).toHaveText([/A KA · B EN · C RUKA→EN retour/]);
	await chooseTable(page, "From a table");
	await dialog.locator("input[type=file]").setInputFiles(file);
	await expect(dialog.getByRole("status")).toHaveText("1 new, 1 filled in, 0 left out");
	await expect(dialog.locator(".import-warnings")).toHaveCount(0);
	await dialog.getByLabel("What becomes of Nino Example").selectOption("leave");
	await dialog.getByRole("button", { name: "Take in 1 row" }).click();
	await expect(rows(page)).toHaveText([/Nino Example/, /Olena Other/]);
});

test("an interpreter who was entered twice becomes one, in the draft and at the other meeting too", async ({
	browser,
}) => {
	const { secretariat, meetingId } = workshop;
	await register(secretariat, "Maria Sokolova", "ru,,en");
	const twice = await register(secretariat, "Sokolova Maria", "ru,,ka");
	const sittings = await sittingsOf(server, secretariat, meetingId);
	await writeRoom(server, secretariat, planningRoom(meetingId), (doc) => {
		setRegime(doc, sittings, { spoken: ["en", "ka"], heard: ["ru"], mode: "simultaneous" });
		for (const sittingId of sittings.slice(0, 1))
			placeInterpreter(doc, { sittingId, booth: "ru", interpreterId: twice, raisedBy: secretariat.id });
	});
	await bookElsewhere(server, secretariat, twice);
	const page = await open(browser);
	await page.getByRole("button", { name: "Looks like Sokolova Maria" }).click();
	await expect(page.getByText("Rosters and drafts that name that entry mean Maria Sokolova")).toBeVisible();
	await page.getByRole("button", { name: "Make one of both", exact: true }).click();
	await expect(rows(page)).toHaveText([/Maria Sokolova.*A RU · C EN, KA/]);
	await page.goto(`${server.address}/meetings/${meetingId}/interpreters`);
	await expect(page.getByRole("button", { name: /^Maria Sokolova: .*Morning/ })).toBeVisible();
	const findings = page.locator(".findings");
	await expect(findings).toContainText("Maria Sokolova is booked at “Senior review”:");
	await expect(findings).not.toContainText("Sokolova Maria");
	await page.getByRole("button", { name: /^Add somebody to the Russian booth, .*Morning/ }).click();
	await expect(page.getByRole("combobox")).toBeVisible();
	await expect(page.getByRole("option")).toHaveCount(0);
});
