/** A glossary is kept: written live by two interpreters and the secretariat, taken in and out as files, found in the booth. */
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { changeSitting, publishRoster } from "@plenary/documents";
import { agendaRoom, clockOf, dayOf, type RosterSnapshot, rosterRoom } from "@plenary/domain";
import { register, sittingsOf } from "./booths.ts";
import { expectSaved, livePage } from "./minutes.ts";
import { itemsOf, writeLines, writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person } from "./people.ts";
import { stretchWire } from "./proxy.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let complaints: string[][];
let maria: Person;
let ivan: Person;

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	complaints = [];
	maria = await bring("Maria Sokolova");
	ivan = await bring("Ivan Petrov");
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function bring(name: string): Promise<Person> {
	const address = `${name.toLowerCase().replaceAll(" ", ".")}@people.test`;
	const path = `/api/meetings/${workshop.meetingId}/participants`;
	const body = { address, name, language: "en", role: "interpreter", partyId: null };
	const { handOver } = await workshop.secretariat.ask<{ handOver: { link: string } }>("POST", path, body);
	const person = await enter(server.address, handOver.link.split("#")[1] ?? "");
	await person.ask("PATCH", "/api/me", { name, names: {}, language: "en" });
	return person;
}

async function open(
	browser: Browser,
	person: Person,
	path: string,
	options = {},
	address = server.address,
): Promise<Page> {
	const { page } = await browserOf(browser, person, address, options);
	complaints.push(complaintsOf(page));
	await page.goto(`${address}${path}`);
	return page;
}
const glossaryOf = (meetingId = workshop.meetingId) => `/meetings/${meetingId}/glossary`;
const term = (page: Page, words: string) => page.locator(".glossary .term").filter({ hasText: words });
const use = async (page: Page, tool: string) => {
	await page.getByRole("button", { name: "Tools" }).click();
	await page.getByRole("menuitem", { name: tool }).click();
};
async function downloaded(page: Page, tool: string): Promise<{ name: string; text: string }> {
	const [download] = await Promise.all([page.waitForEvent("download"), use(page, tool)]);
	return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("three people write one glossary, and it goes out and comes in as files", async ({ browser }) => {
	const { secretariat, delegate, meetingId } = workshop;
	const ada = await open(browser, secretariat, glossaryOf());
	const one = await open(browser, maria, glossaryOf());
	const two = await open(browser, ivan, glossaryOf());

	// A concept with one key, from language to language, seen by everybody at once.
	await expect(one.getByText("The glossary of this meeting is empty")).toBeVisible();
	await one.keyboard.press("n");
	await one.keyboard.type("asylum seeker");
	await one.keyboard.press("Enter");
	await expect(one.locator(".term-box")).toBeFocused();
	await one.keyboard.type("лицо, ищущее убежища");
	await one.keyboard.press("Enter");
	for (const page of [ada, two]) await expect(term(page, "лицо, ищущее убежища")).toContainText("proposed");

	// Two change one concept at once; both are kept, and one takes their own back.
	await term(two, "asylum seeker").focus();
	await two.keyboard.press("a");
	await expect(term(one, "asylum seeker")).toContainText("agreed");
	await term(two, "asylum seeker").focus();
	await two.keyboard.press("+");
	await two.keyboard.type("asylum hunter");
	await two.keyboard.press("Enter");
	await term(ada, "asylum hunter").focus();
	await ada.keyboard.press("f");
	await expect(term(one, "asylum hunter")).toContainText("do not use");
	await one.getByRole("button", { name: "Details: asylum seeker." }).click();
	await one.getByLabel("Definition").fill("Somebody whose claim is not decided yet.");
	await one.keyboard.press("Escape");
	await expect(two.locator(".definition")).toContainText("not decided yet");
	await one.keyboard.press("Control+z");
	await expect(two.locator(".definition")).not.toContainText("not decided yet");
	await expect(term(one, "asylum seeker")).toContainText("agreed");

	// A table comes in: looked at first, then as one step.
	await use(ada, "Take in a file");
	await ada
		.getByLabel("Paste a table or TBX here")
		.fill(
			"English;русский;Georgian;Status\nAsylum seeker;искатель убежища;;\nreturn;возвращение;დაბრუნება;agreed\n;;;agreed\n",
		);
	const dialog = ada.getByRole("dialog");
	await expect(dialog.locator(".import-count")).toHaveText("1 new, 1 changed, 0 the same");
	await expect(dialog.locator(".import-warnings")).toContainText("Line 4: no term in any language");
	await dialog.getByRole("button", { name: "Take 2 concepts" }).click();
	await expect(term(one, "დაბრუნება")).toContainText("agreed");
	await expect(term(two, "искатель убежища")).toBeVisible();

	// Out as TBX and into another meeting; then the same file again adds nothing, and neither does taking it over.
	const tbx = await downloaded(ada, "Download as TBX");
	expect(tbx.name).toBe("glossary.tbx");
	expect(tbx.text).toContain('<langSec xml:lang="ka">');
	const table = await downloaded(ada, "Download as a table (CSV)");
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	const titles = { en: "Follow-up workshop" };
	const other = await secretariat.ask<{ id: string }>("POST", "/api/meetings", { ...meeting, titles });
	await ada.goto(`${server.address}${glossaryOf(other.id)}`);
	const takeIn = async (name: string, text: string) => {
		await use(ada, "Take in a file");
		await dialog.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
	};
	await takeIn("glossary.tbx", tbx.text);
	await expect(dialog.locator(".import-count")).toHaveText("2 new, 0 changed, 0 the same");
	await dialog.getByRole("button", { name: "Take 2 concepts" }).click();
	await expect(term(ada, "asylum hunter")).toContainText("do not use");
	await takeIn("glossary.csv", table.text);
	await expect(dialog.locator(".import-count")).toHaveText("0 new, 0 changed, 2 the same");
	await ada.keyboard.press("Escape");
	await takeIn("bomb.tbx", '<!DOCTYPE tbx [<!ENTITY a "ha">]><tbx>&a;</tbx>');
	await expect(dialog.locator(".problem")).toContainText("defines entities of its own");
	await ada.keyboard.press("Escape");
	await use(ada, "Take over from another meeting");
	await dialog.getByLabel("Meeting").selectOption({ index: 1 });
	await expect(dialog.locator(".import-count")).toHaveText("0 new, 0 changed, 2 the same");
	await ada.keyboard.press("Escape");
	await ada.keyboard.press("Control+z");
	await expect(ada.getByText("The glossary of this meeting is empty")).toBeVisible();

	// Whoever may not read it has no tab, and gets a sentence.
	const rasa = await open(browser, delegate, glossaryOf());
	await expect(rasa.getByText("The glossary is for those who interpret")).toBeVisible();
	await expect(rasa.getByRole("link", { name: "Glossary" })).toHaveCount(0);
	await expect(rasa.locator(".glossary")).toHaveCount(0);
});

test("the booth finds a term by any letters with the network cut, and sees what the item holds", async ({
	browser,
}) => {
	const { secretariat, chair, english, meetingId } = workshop;
	const wire = await stretchWire(() => server.port);
	await publish();
	const ada = await open(browser, secretariat, glossaryOf());
	await use(ada, "Take in a file");
	await ada
		.getByLabel("Paste a table or TBX here")
		.fill(
			"en,ru,ka\nopening,открытие,გახსნა\nrecognition of refugee status,признание статуса беженца,ლტოლვილის სტატუსის მინიჭება\nreadmission,реадмиссия,რეადმისია\n",
		);
	await ada.getByRole("button", { name: "Take 3 concepts" }).click();
	await expectSaved(ada);
	const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };
	const booth = await open(browser, maria, `/meetings/${meetingId}/booth`, telephone, wire.address);
	const chairs = await open(browser, chair, livePage("", meetingId));
	await expect(chairs.getByText("Language on the floor")).toBeVisible();
	await chairs.getByRole("button", { name: /Start item 1/ }).click();
	const terms = booth.locator(".console-terms");
	await expect(booth.locator(".console-now")).toContainText("Item 1");
	await expect(terms).toContainText("opening открытие");
	const [first = ""] = await itemsOf(server, english, meetingId);
	await writeLines(server, english, meetingId, "en", {
		[first]: [{ words: "Readmissions were discussed at length." }],
	});
	await expect(terms).toContainText("readmission реадмиссия");

	wire.cut();
	await expect(booth.locator(".console-line")).toContainText("The line is cut");
	await booth.keyboard.press("g");
	const field = booth.getByLabel("Look up a term, in any script");
	const found = booth.locator(".look-up-found > li");
	for (const typed of ["priznanie", "bezhentsa", "ltolvilis", "беженц", "recogniton"]) {
		await field.fill(typed);
		await expect(found, typed).toHaveCount(1);
		await expect(found.locator("dd").first(), "the own booth's language first").toContainText(
			"признание статуса беженца",
		);
	}
	await field.fill("Ketevan Example");
	await booth.getByRole("button", { name: "Add “Ketevan Example” in Russian" }).click();
	await booth.keyboard.press("Escape");
	await expect(field).toHaveCount(0);
	await terms.getByRole("button", { name: /opening/ }).click();
	await expect(found).toContainText("გახსნა");
	await booth.keyboard.press("Escape");
	wire.heal();
	await expect(term(ada, "Ketevan Example")).toBeVisible({ timeout: 30_000 });
	await wire.close();
});

/** A sitting around now with Maria in the Russian booth. */
async function publish(): Promise<void> {
	const { secretariat, meetingId } = workshop;
	const zone = `Etc/GMT${new Date().getUTCHours() < 12 ? "-" : "+"}${Math.abs(12 - new Date().getUTCHours())}`;
	const day = dayOf(Date.now(), zone);
	const mariaId = await register(secretariat, "Maria Sokolova", "ru,,en", { accountId: maria.id });
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	await secretariat.ask("PUT", `/api/meetings/${meetingId}`, { ...meeting, zone, startsOn: day, endsOn: day });
	const [sittingId = ""] = await sittingsOf(server, secretariat, meetingId);
	const hours = { day, startsAt: "09:00", endsAt: clockOf(Date.now() + 7_200_000, zone) };
	await writeRoom(server, secretariat, agendaRoom(meetingId), (doc) => changeSitting(doc, sittingId, hours));
	const sitting = {
		sittingId,
		titles: { en: "Morning" },
		hall: "",
		...hours,
		mode: "simultaneous",
		spoken: ["en", "ru", "ka"],
	};
	const snapshot = {
		sittings: [{ ...sitting, booths: [{ id: "ru", into: ["ru"], interpreterIds: [mariaId] }] }],
		people: { [mariaId]: { name: "Maria Sokolova", names: {} } },
	} as RosterSnapshot;
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(doc, snapshot, { at: Date.now(), by: secretariat.id }),
	);
}
