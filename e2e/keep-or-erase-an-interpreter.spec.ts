/** A fact is noted and commented on, an interpreter reads and takes along their entry, and says by a link that it is to go. */
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import { publishRoster } from "@plenary/documents";
import { dayOf, rosterRoom } from "@plenary/domain";
import { register, sittingsOf } from "./booths.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person, refusals } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let complaints: string[][];
test.beforeEach(async () => {
	complaints = [];
	server = await startServer();
	workshop = await holdWorkshop(server);
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function open(browser: Browser, person: Person, path: string): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address, { acceptDownloads: true });
	complaints.push(complaintsOf(page, refusals));
	await page.goto(server.address + path);
	return page;
}

async function bring(name: string, role: string): Promise<Person> {
	const form = { address: `${name.toLowerCase()}@people.test`, name, language: "en", role, partyId: null };
	const { handOver } = await workshop.secretariat.ask<{ handOver: { link: string } }>(
		"POST",
		`/api/meetings/${workshop.meetingId}/participants`,
		form,
	);
	const person = await enter(server.address, handOver.link.split("#")[1] ?? "");
	await person.ask("PATCH", "/api/me", { name, names: {}, language: "en" });
	return person;
}

async function publish(interpreterId: string): Promise<void> {
	const { secretariat, meetingId } = workshop;
	const [sittingId = ""] = await sittingsOf(server, secretariat, meetingId);
	const booths = [{ id: "en", into: ["en"], interpreterIds: [interpreterId] }];
	const hours = { day: dayOf(Date.now(), "UTC"), startsAt: "00:00", endsAt: "00:10", mode: "simultaneous" } as const;
	const sitting = { sittingId, titles: {}, hall: "", ...hours, spoken: ["ka"], booths };
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(
			doc,
			{ sittings: [sitting], people: { [interpreterId]: { name: "Nino Example", names: {} } } },
			{ at: Date.now(), by: secretariat.id },
		),
	);
}

test("a chief interpreter notes a fact, the interpreter comments on it, and the secretariat reads both", async ({
	browser,
}) => {
	const { secretariat, meetingId } = workshop;
	const [chief, nino] = [await bring("Clara", "chiefInterpreter"), await bring("Nino", "interpreter")];
	const id = await register(secretariat, "Nino Example", "ka,en,ru,ka>en", { accountId: nino.id });
	await publish(id);

	const planning = await open(browser, chief, `/meetings/${meetingId}/interpreters`);
	await planning.getByRole("button", { name: "How it went" }).click();
	const noting = planning.getByRole("dialog");
	await noting.getByLabel("What").selectOption("feedback");
	await noting.getByLabel("About").selectOption("terminology");
	await noting.getByLabel("How", { exact: true }).selectOption("withRemarks");
	await noting.getByRole("button", { name: "Note it" }).click();
	await expect(noting.getByRole("listitem")).toHaveText([/Nino Example.*terminology: with remarks/]);

	const own = await open(browser, nino, "/account");
	const entry = own.getByRole("region", { name: "What the register says about you" });
	await expect(entry).toContainText("terminology: with remarks");
	await expect(entry).toContainText("Noted by Clara");
	await expect(entry).toContainText("KA→EN retour");
	await entry.getByRole("button", { name: "Comment" }).click();
	await own.getByRole("dialog").getByLabel("Your word on it").fill("The glossary came at nine that morning.");
	await own.getByRole("dialog").getByRole("button", { name: "Save" }).click();
	await expect(own.getByRole("dialog")).toHaveCount(0);
	await expect(entry).toContainText("The glossary came at nine that morning.");
	await entry.getByLabel("Phone").fill("+995 5 000");
	await entry.getByRole("button", { name: "Add days" }).click();
	await entry.getByLabel("From", { exact: true }).fill("2099-12-07");
	const saved = own.waitForResponse((answer) => answer.request().method() === "PATCH");
	await entry.getByRole("button", { name: "Save" }).click();
	expect((await saved).request().postDataJSON()).toMatchObject({ phone: "+995 5 000", unavailable: [{}] });
	const stamp = (days: number) => `${dayOf(Date.now() + days * 86_400_000, "UTC").replaceAll("-", "")}T090000Z`;
	const event = ["BEGIN:VEVENT", "UID:1", "SUMMARY:Dentist", `DTSTART:${stamp(3)}`, "DURATION:PT1H", "END:VEVENT"];
	const calendar = ["BEGIN:VCALENDAR", ...event, "END:VCALENDAR"].join("\r\n");
	const choose = (text: string) =>
		entry.locator("input[type=file]").setInputFiles({
			...{ name: "mine.ics", mimeType: "text/calendar", buffer: Buffer.from(text) },
		});
	await choose("Name,Days");
	await expect(entry.getByText("What stands there is no calendar (.ics).")).toBeVisible();
	await choose(calendar);
	await expect(entry.getByText("1 busy time taken from the file.")).toBeVisible();
	await expect(entry.getByText(/From a file, read .*: 1 busy time to come\./)).toBeVisible();
	await entry.getByLabel("Address of your calendar").fill("http://127.0.0.1/mine.ics");
	await entry.getByRole("button", { name: "Read it" }).click();
	await expect(entry.getByText("Give an address that begins with https://")).toBeVisible();
	const [download] = await Promise.all([
		own.waitForEvent("download"),
		entry.getByRole("button", { name: "Download all of it" }).click(),
	]);
	const file = readFileSync(await download.path(), "utf8");
	expect(file).not.toContain("Dentist");
	const all = JSON.parse(file) as { entry: object; reliability: object };
	expect(all.entry).toMatchObject({ name: "Nino Example", phone: "+995 5 000", unavailable: [{}] });
	expect(all.reliability).toMatchObject({ facts: [{ comment: "The glossary came at nine that morning." }] });

	const people = await open(browser, secretariat, "/people?part=interpreters");
	await people.getByRole("button", { name: /Nino Example/ }).click();
	await people.getByRole("menuitem", { name: "Edit" }).click();
	const dialog = people.getByRole("dialog");
	await expect(dialog).toContainText("terminology: with remarks");
	await expect(dialog).toContainText("The glossary came at nine that morning.");
	await expect(dialog).toContainText("Confirmed: 1 day");

	const stranger = await open(browser, workshop.delegate, "/");
	const [answer] = await Promise.all([
		stranger.waitForResponse("**/api/me/entry"),
		stranger.goto(`${server.address}/account`),
	]);
	expect(await answer.json()).toEqual({ own: null });
	await expect(stranger.getByText("What the register says about you")).toHaveCount(0);
});

test("by a link and two presses an entry is erased, and the register has nobody of that name", async ({ browser }) => {
	const { secretariat } = workshop;
	const id = await register(secretariat, "Nino Example", "ka,en,ru");
	const { link } = await secretariat.ask<{ link: string }>("POST", `/api/interpreters/${id}/ask-to-keep`);
	const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
	const page = await context.newPage();
	complaints.push(complaintsOf(page, refusals));
	await page.goto(link);
	await expect(page.getByRole("heading", { name: "May we keep your entry?" })).toBeVisible();
	await page.getByRole("button", { name: "Keep my entry" }).click();
	await expect(page.getByRole("heading", { name: "Thank you, your entry stays" })).toBeVisible();
	await page.getByRole("button", { name: "Erase my entry" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Erase my entry" }).click();
	await expect(page.getByRole("heading", { name: "Your entry is erased" })).toBeVisible();
	await page.goto("about:blank");
	await page.goto(link);
	await expect(page.getByRole("heading", { name: "This link leads nowhere" })).toBeVisible();
	const people = await open(browser, secretariat, "/people?part=interpreters");
	await expect(people.getByText("No interpreters yet.")).toBeVisible();
});

test("the secretariat erases an entry after one question more", async ({ browser }) => {
	const { secretariat } = workshop;
	await register(secretariat, "Nino Example", "ka,en,ru");
	await register(secretariat, "Olena Other", "uk,,en");
	const page = await open(browser, secretariat, "/people?part=interpreters");
	await page.getByRole("button", { name: /Nino Example/ }).click();
	await page.getByRole("menuitem", { name: "Erase for good…" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Erase" }).click();
	await expect(page.getByText("Nino Example is erased.")).toBeVisible();
	await expect(page.locator(".list > li")).toHaveText([/Olena Other/]);
});
