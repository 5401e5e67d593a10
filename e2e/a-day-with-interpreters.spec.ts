/** A day with interpreters, whole: languages, a proposal, offers answered on telephones, published, carried, late, one falls ill and is replaced. */
import type { Browser, Page } from "@playwright/test";
import { changeSitting, readAgenda, removeItem, removeSitting, setLength } from "@plenary/documents";
import { agendaRoom, clockOf, dayOf, outline } from "@plenary/domain";
import { noonZone, register, sittingsOf } from "./booths.ts";
import { linkTo, type Mailbox, openMailbox } from "./mailbox.ts";
import { expectWritable, livePage, writeIn } from "./minutes.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const minute = 60_000;
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };

let server: TestServer;
let mailbox: Mailbox;
let workshop: Workshop;
let complaints: string[][];

test.beforeEach(async () => {
	mailbox = await openMailbox();
	server = await startServer({ SMTP_URL: mailbox.url });
	workshop = await holdWorkshop(server, mailbox);
	complaints = [];
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
	await mailbox.close();
});

async function bring(name: string, role: string): Promise<Person> {
	const address = `${name.split(" ")[0]?.toLowerCase()}@people.test`;
	const path = `/api/meetings/${workshop.meetingId}/participants`;
	await workshop.secretariat.ask("POST", path, { address, name, language: "en", role, partyId: null });
	const person = await enter(server.address, (await linkTo(mailbox, address, "enter")).split("#")[1] ?? "");
	await person.ask("PATCH", "/api/me", { name, names: {}, language: "en" });
	return person;
}

/** A sitting of 54 minutes in two items that ought to have begun 40 minutes ago; the day ends with it. */
async function layOut(): Promise<void> {
	const { secretariat, meetingId } = workshop;
	const zone = noonZone();
	const day = dayOf(Date.now(), zone);
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	await secretariat.ask("PUT", `/api/meetings/${meetingId}`, { ...meeting, zone, startsOn: day, endsOn: day });
	const [morning = "", afternoon = ""] = await sittingsOf(server, secretariat, meetingId);
	const startsAt = clockOf(Date.now() - 40 * minute, zone);
	const endsAt = clockOf(Date.now() + 14 * minute, zone);
	await writeRoom(server, secretariat, agendaRoom(meetingId), (doc) => {
		changeSitting(doc, morning, { day, startsAt, endsAt });
		removeSitting(doc, afternoon, Date.now());
		const items = outline(readAgenda(doc)).groups.find(({ sitting }) => sitting?.id === morning)?.items ?? [];
		for (const [place, { item }] of items.entries())
			if (place < 2) setLength(doc, item.id, 27);
			else removeItem(doc, item.id, Date.now());
	});
}

async function open(browser: Browser, person: Person, path: string, options = {}): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address, options);
	complaints.push(complaintsOf(page));
	await page.goto(path);
	return page;
}

/** A telephone without an account. */
async function openOffer(browser: Browser, address: string): Promise<Page> {
	const context = await browser.newContext({ ...telephone, isMobile: true });
	const page = await context.newPage();
	complaints.push(complaintsOf(page));
	await page.goto(await linkTo(mailbox, address, "offer"));
	return page;
}

const mic = (page: Page) => page.locator(".console-mic");
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();
const dialogOf = (page: Page) => page.getByRole("dialog");

test("a day with interpreters, from its languages to a replacement", async ({ browser }) => {
	const { secretariat, meetingId } = workshop;
	const chief = await bring("Clara Chief", "chiefInterpreter");
	const [maria, ivan] = [await bring("Maria Sokolova", "interpreter"), await bring("Ivan Petrov", "interpreter")];
	const fee = (amount: number) => ({ fee: { amount, currency: "EUR" } });
	const mailed = (person: Person, name: string) => ({
		accountId: person.id,
		address: `${name}@people.test`,
		...fee(400),
	});
	await register(secretariat, "Maria Sokolova", "ru,,en ka", mailed(maria, "maria"));
	await register(secretariat, "Ivan Petrov", "ru,,en", mailed(ivan, "ivan"));
	await register(secretariat, "Dana Kowalska", "en,,ru ka", fee(400));
	await register(secretariat, "Eve Example", "en,,ru ka", fee(400));
	await register(secretariat, "Nestor Pivot", "ru,,en ka", { address: "nestor@people.test", ...fee(900) });
	await layOut();

	// The regime, by keyboard, for all sittings.
	const lead = await open(browser, chief, `${server.address}/meetings/${meetingId}/interpreters`);
	await lead.getByRole("button", { name: "Choose languages" }).press("Enter");
	await dialogOf(lead).getByLabel("Another language").fill("ka");
	await dialogOf(lead).getByRole("button", { name: "Add" }).press("Enter");
	await dialogOf(lead).getByRole("button", { name: "Save" }).press("Enter");
	await expect(lead.locator(".planner-bar")).toContainText("Floor: EN RU KA");

	// A proposal, and all of it taken.
	await lead.keyboard.press("p");
	const strip = lead.getByRole("region", { name: "Proposal", exact: true });
	await expect(strip).toContainText("Proposal ready: best possible", { timeout: 15_000 });
	await lead.keyboard.press("Shift+A");
	await expect(lead.locator("[data-place]")).toHaveCount(4);
	await expect(lead.locator(".coverage td.open")).toHaveCount(0);
	const seat = (name: string) => lead.getByRole("button", { name: new RegExp(`^${name}: .*Morning`) });
	await expect(seat("Nestor Pivot"), "dearer, and not needed").toHaveCount(0);

	// Two are asked by mail, and answer on telephones without an account.
	for (const name of ["Maria Sokolova", "Ivan Petrov"]) {
		await seat(name).click();
		await lead.getByRole("menuitem", { name: "Ask…" }).click();
		await dialogOf(lead).getByRole("button", { name: "Ask 1 person" }).click();
		await dialogOf(lead).getByRole("button", { name: "Done" }).click();
		const offer = await openOffer(browser, `${name.split(" ")[0]?.toLowerCase()}@people.test`);
		await offer.getByRole("button", { name: "Yes, I take it" }).tap();
		await expect(offer.getByRole("heading", { name: "It is firm" })).toBeVisible();
		await expect(seat(name)).toContainText("firm");
		await offer.context().close();
	}
	await lead.keyboard.press("Shift+P");
	await expect(lead.getByRole("button", { name: "Version 1 is in force" })).toBeVisible();

	// The day begins 40 minutes late: those who lead read it, and the chair has a notice a quarter of an hour before.
	const chair = await open(browser, workshop.chair, livePage(server.address, meetingId));
	const rapporteur = await open(browser, workshop.english, livePage(server.address, meetingId));
	const one = await open(browser, maria, `${server.address}/meetings/${meetingId}/booth`, telephone);
	const other = await open(browser, ivan, `${server.address}/meetings/${meetingId}/booth`, telephone);
	await lead.goto(`${server.address}/meetings/${meetingId}/booth`);
	await expect(chair.locator(".floor-bar")).toContainText("No item is being taken");
	await chair.keyboard.press("Space");
	await expect(one.locator(".console-now")).toContainText("Item 1");
	const late = lead.getByRole("region", { name: "End of interpretation" });
	await expect(late).toContainText(/engaged until \d\d:\d\d; the agenda goes on for (39|4\d) min longer/);
	await expect(chair.locator(".chair-line")).toContainText(/Interpretation ends at \d\d:\d\d, in 1?\d min/);
	await press(chair, /^Seen/);
	await expectWritable(rapporteur);
	await writeIn(rapporteur, 0);
	await rapporteur.keyboard.type("The chair opened the meeting.");

	// A microphone changes hands.
	await press(one, "Take the microphone");
	await expect(mic(other).locator(".mic-on")).toContainText("Maria Sokolova");
	await press(one, "Georgian");
	await press(one, "in 2 min");
	await press(other, "Accept");
	await expect(mic(one).locator(".mic-state")).toContainText(/Next at the microphone.*1:[0-5]\d/);
	await press(other, "Switch now");
	await expect(mic(one).locator(".mic-on")).toContainText("Ivan Petrov");
	await expect(one.locator(".turns-ahead li").nth(0)).toContainText("Ivan Petrov");
	await expect(one.locator(".turns-ahead li.own").first()).toContainText("You");

	// Slower, please: the chair sees one line, and nobody else of the hall.
	await press(one, /^Slower/);
	await expect(chair.locator(".chair-line")).toContainText("Interpreters: please slower");
	await expect(rapporteur.locator(".chair-line")).toHaveCount(0);
	await chair.keyboard.press("a");
	await expect(one.locator(".signal.slower")).toContainText("the chair has seen it");

	// One falls ill: what is lost, who could come; asked and answered at once, one press puts them in.
	await press(lead, "Can not work Ivan Petrov");
	const without = lead.getByRole("region", { name: "Without Ivan Petrov" });
	await expect(without).toContainText("Nestor Pivot (from EN KA)");
	await expect(without.getByRole("button", { name: "Put in and publish" })).toHaveCount(0);
	await without.getByRole("button", { name: "Ask 1 person" }).click();
	await expect(dialogOf(lead).getByLabel("Time to answer")).toHaveValue("30");
	await dialogOf(lead).getByRole("button", { name: "Ask 1 person" }).click();
	await dialogOf(lead).getByRole("button", { name: "Done" }).click();
	const offer = await openOffer(browser, "nestor@people.test");
	await offer.getByRole("button", { name: "Yes, I take it" }).tap();
	await expect(without).toContainText("firm");
	await without.getByRole("button", { name: "Put in and publish Nestor Pivot" }).click();
	await expect(lead.locator(".toast")).toContainText("Nestor Pivot is in the booth: version 2 is in force.");
	await expect(mic(one).locator(".mic-team")).toContainText("Nestor Pivot");
	await expect(other.locator(".console")).toContainText("You are in no booth today.");
	await rapporteur.goto(`${server.address}/meetings/${meetingId}/interpreters`);
	await expect(rapporteur.locator("#main")).toContainText("Nestor Pivot");
	await expect(rapporteur.locator("#main")).not.toContainText("Ivan Petrov");
});
