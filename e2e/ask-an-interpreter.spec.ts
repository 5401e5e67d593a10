/** Two interpreters are asked for one post by mail; the first yes, from a telephone, has it, and everybody reads what follows. */
import { readFileSync } from "node:fs";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "@playwright/test";
import { setRegime } from "@plenary/documents";
import { planningRoom } from "@plenary/domain";
import { sittingsOf } from "./booths.ts";
import { linkTo, type Mailbox, openMailbox } from "./mailbox.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person, refusals } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";

const aMonth = 30 * 86_400_000;

let server: TestServer;
let mailbox: Mailbox;
let secretariat: Person;
let chief: Person;
let observer: Person;
let meetingId: string;
let complaints: string[][];

test.beforeEach(async () => {
	complaints = [];
	mailbox = await openMailbox();
	server = await startServer({ SMTP_URL: mailbox.url });
	secretariat = await enter(server.address, server.firstLink);
	await secretariat.ask("PATCH", "/api/me", { name: "Ada Secretary", names: {}, address: "ada@secretariat.test" });
	const day = new Date(Date.now() + aMonth).toISOString().slice(0, 10);
	const facts = { type: "thematicWorkshop", titles: { en: "Workshop", ru: "Семинар" }, startsOn: day, endsOn: day };
	const where = { zone: "Europe/Vilnius", place: "Vilnius", hall: "Hall A", languages: ["en", "ru"], hostPartyIds: [] };
	meetingId = (await secretariat.ask<{ id: string }>("POST", "/api/meetings", { ...facts, ...where })).id;
	chief = await bring("chief", "chiefInterpreter");
	observer = await bring("observer", "observer");
	for (const [name, ru] of [
		["Maria Sokolova", "Мария Соколова"],
		["Dana Kowalska", "Дана Ковальска"],
	]) {
		const address = `${name?.split(" ")[0]?.toLowerCase()}@booths.test`;
		await secretariat.ask("POST", "/api/interpreters", { name, names: { ru }, address, a: ["en", "ru"] });
	}
	const sittings = await sittingsOf(server, secretariat, meetingId);
	await writeRoom(server, secretariat, planningRoom(meetingId), (doc) =>
		setRegime(doc, sittings, { spoken: ["en", "ru"], heard: ["en", "ru"], mode: "simultaneous" }),
	);
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
	await mailbox.close();
});

async function bring(name: string, role: string): Promise<Person> {
	const to = `${name}@people.test`;
	const asked = { address: to, name, language: "en", role, partyId: null };
	await secretariat.ask("POST", `/api/meetings/${meetingId}/participants`, asked);
	const person = await enter(server.address, (await linkTo(mailbox, to, "enter")).split("#")[1] ?? "");
	await person.ask("PATCH", "/api/me", { name, names: {}, language: "en" });
	return person;
}

const lettersTo = (to: string) => mailbox.letters.filter((letter) => letter.to === to);

async function telephone(browser: Browser, link: string, options = {}): Promise<Page> {
	const size = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, acceptDownloads: true };
	const context = await browser.newContext({ ...size, ...options });
	const page = await context.newPage();
	complaints.push(complaintsOf(page, refusals));
	await page.goto(link);
	return page;
}

async function isReadable(page: Page): Promise<void> {
	expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
	const { wide, inner } = await page.evaluate(() => ({ wide: document.body.scrollWidth, inner: innerWidth }));
	expect(wide).toBeLessThanOrEqual(inner);
}

const calendarIn = (letter: string): string => {
	const part = /text\/calendar[\s\S]*?\r\n\r\n([\s\S]*?)\r\n--/.exec(letter)?.[1] ?? "";
	return Buffer.from(part, "base64").toString();
};

test("the first of two who says yes has the post, and the other reads that it is taken", async ({ browser }) => {
	const { page } = await browserOf(browser, chief, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/meetings/${meetingId}/interpreters`);
	const vacancy = page.getByRole("button", { name: /^Add somebody to the English and Russian booth, .*Morning/ });
	await vacancy.focus();
	await page.keyboard.press("a");
	const dialog = page.getByRole("dialog");
	await expect(dialog).toContainText("Ask for the English and Russian booth");
	await dialog.getByLabel("Maria Sokolova").check();
	await dialog.getByLabel("Dana Kowalska").check();
	await dialog.getByLabel("A few words to them").fill("Papers come a week before.");
	await isReadable(page);
	await dialog.getByRole("button", { name: "Ask 2 people" }).click();
	await expect(dialog).toContainText("A letter to Maria Sokolova is on its way.");
	await dialog.getByRole("button", { name: "Done" }).click();

	const [toMaria, toDana] = [
		await linkTo(mailbox, "maria@booths.test", "offer"),
		await linkTo(mailbox, "dana@booths.test", "offer"),
	];
	expect(lettersTo("maria@booths.test")[0]?.text).toContain("Europe/Vilnius");
	const maria = await telephone(browser, toMaria);
	await expect(maria.getByRole("heading", { name: "Interpreting" })).toBeVisible();
	for (const words of ["Workshop", "Hall A", "Papers come a week before.", "Russian", "chief"])
		await expect(maria.locator("#main")).toContainText(words);
	await isReadable(maria);
	await maria.getByRole("button", { name: "русский" }).click();
	await expect(maria.getByRole("button", { name: "Да, беру" })).toBeVisible();
	await isReadable(maria);
	await maria.getByRole("button", { name: "English" }).click();
	const dana = await telephone(browser, toDana, { colorScheme: "dark", viewport: { width: 360, height: 740 } });
	await expect(dana.getByRole("button", { name: "Yes, I take it" })).toBeVisible();
	await isReadable(dana);
	expect(await dana.locator("#main").textContent(), "nothing about anybody else who is asked").not.toContain("Maria");

	const box = await maria.getByRole("button", { name: "Yes, I take it" }).boundingBox();
	expect(box?.height).toBeGreaterThanOrEqual(44);
	await maria.getByRole("button", { name: "Yes, I take it" }).tap();
	await expect(maria.getByRole("heading", { name: "It is firm" })).toBeVisible();
	await isReadable(maria);
	await dana.getByRole("button", { name: "Yes, I take it" }).tap();
	await expect(dana.getByRole("heading", { name: "The place is taken" })).toBeVisible();
	await expect(dana.locator("#main")).not.toContainText("Maria");

	const coming = maria.waitForEvent("download");
	await maria.getByRole("button", { name: "Into my calendar (file)" }).tap();
	const file = readFileSync(await (await coming).path(), "utf8");
	expect(file).toMatch(/STATUS:CONFIRMED[\s\S]*CLASS:CONFIDENTIAL/);
	expect(file).not.toContain("Workshop");
	await maria.getByRole("button", { name: "Make an address for my calendar" }).tap();
	const address = await maria.getByRole("textbox", { name: "Your calendar" }).inputValue();
	expect(await (await fetch(address)).text()).toContain(/UID:.*/.exec(file)?.[0]);
	await maria.getByRole("button", { name: "Withdraw all addresses" }).tap();
	await expect(maria.getByText("Calendars read nothing from here any more.")).toBeVisible();
	expect((await fetch(address)).status).toBe(404);
	expect(await maria.context().cookies(), "no cookie is needed").toEqual([]);

	// The booth shows it to whoever plans, without a reload, at every sitting of the post.
	for (const sitting of ["Morning", "Afternoon"])
		await expect(
			page.getByRole("button", { name: new RegExp(`^Maria Sokolova: .*${sitting}.* firm\\.`) }),
		).toBeVisible();
	await expect(page.getByRole("button", { name: /^Dana Kowalska: / })).toHaveCount(0);

	await expect.poll(() => lettersTo("dana@booths.test").at(-1)?.text, { timeout: 15_000 }).toContain("faster");
	expect(lettersTo("dana@booths.test").at(-1)?.text).not.toContain("Maria");
	await expect.poll(() => calendarIn(lettersTo("maria@booths.test").at(-1)?.text ?? "")).toContain("METHOD:PUBLISH");

	for (const person of [observer, chief]) {
		const answer = await person.fetch("GET", `/api/meetings/${meetingId}/engagements`);
		expect(answer.status).toBe(person === chief ? 200 : 403);
	}
});

test("a no carries its reason to the planner, and nonsense behind a link gets a sentence", async ({ browser }) => {
	const { page } = await browserOf(browser, chief, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/meetings/${meetingId}/interpreters`);
	const morning = page.getByRole("button", { name: /^Add somebody to the English and Russian booth, .*Morning/ });
	await morning.click();
	await page.getByRole("option", { name: "Maria" }).click();
	const seat = page.getByRole("button", { name: /^Maria Sokolova: .*Morning/ });
	await seat.click();
	await page.getByRole("menuitem", { name: "Ask…" }).click();
	await page.getByRole("dialog").getByText("Enquiry").click();
	await page.getByRole("dialog").getByRole("button", { name: "Ask 1 person" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Done" }).click();
	await expect(seat).toContainText("asked");
	const maria = await telephone(browser, await linkTo(mailbox, "maria@booths.test", "offer"));
	await maria.getByRole("button", { name: "No, because …" }).tap();
	await maria.getByLabel("Engaged elsewhere").check();
	await maria.getByLabel("In your own words, if you like").fill("Another week would do.");
	await isReadable(maria);
	await maria.getByRole("button", { name: "Send my no" }).tap();
	await expect(maria.getByRole("heading", { name: "You said no" })).toBeVisible();
	await expect(seat).toContainText("said no: Engaged elsewhere, Another week would do.");

	const lost = await telephone(browser, `${server.address}/offer#guessed`);
	await expect(lost.getByRole("heading", { name: "This link does not open" })).toBeVisible();
	await isReadable(lost);
	await lost.goto("about:blank");
	await lost.goto(`${server.address}/offer`);
	await expect(lost.getByText("Perhaps it was copied in part.")).toBeVisible();
});
