/** A roster proposed: asked for by a key, seen by all who plan, taken in part and whole, undone, published, compared. */
import type { Browser, Page } from "@playwright/test";
import { placeInterpreter, type readPlanning, setRegime, writeProposal } from "@plenary/documents";
import { planningRoom } from "@plenary/domain";
import { register, sittingsOf } from "./booths.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

let server: TestServer;
let workshop: Workshop;
let sittings: string[];
let complaints: string[][];

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	const { secretariat, meetingId } = workshop;
	sittings = await sittingsOf(server, secretariat, meetingId);
	complaints = [];
	await plan((doc) =>
		setRegime(doc, sittings, { spoken: ["en", "ru", "ka"], heard: ["en", "ru"], mode: "simultaneous" }),
	);
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

const plan = <Result>(act: (doc: Parameters<typeof readPlanning>[0]) => Result) =>
	writeRoom(server, workshop.secretariat, planningRoom(workshop.meetingId), act);

async function openPlanner(browser: Browser): Promise<Page> {
	const { page } = await browserOf(browser, workshop.secretariat, server.address);
	complaints.push(complaintsOf(page));
	await page.goto(`${server.address}/meetings/${workshop.meetingId}/interpreters`);
	await expect(page.getByRole("grid")).toBeVisible();
	return page;
}

const strip = (page: Page) => page.getByRole("region", { name: "Proposal", exact: true });
const lines = (page: Page) => page.locator(".proposed-line");
const seats = (page: Page) => page.locator("[data-place]");

test("a proposal covers everything, is seen by two, and is taken line by line or whole", async ({ browser }) => {
	const { secretariat } = workshop;
	await register(secretariat, "Dana Kowalska", "en,,ru ka");
	await register(secretariat, "Tom Ozols", "en,,ru ka");
	await register(secretariat, "Ivan Petrov", "ru,,en ka");
	const maria = await register(secretariat, "Maria Sokolova", "ru,,en ka");
	await register(secretariat, "Vera Rusu", "ro,,en");
	const morning = sittings[0] ?? "";
	await plan((doc) =>
		placeInterpreter(doc, { sittingId: morning, booth: "ru", interpreterId: maria, raisedBy: secretariat.id }),
	);
	const page = await openPlanner(browser);
	const other = await openPlanner(browser);
	await page.keyboard.press("p");
	await expect(strip(page)).toContainText("Proposal ready: best possible");
	await expect(strip(other), "whoever else plans sees it too").toContainText("Proposal ready: best possible");
	await expect(lines(page)).toHaveCount(4);
	await expect(lines(page).filter({ hasText: "Maria" }), "she sits there in the morning already").toContainText(
		/Maria Sokolova into the Russian booth: Afternoon\. Fills the booth: the rules ask for one more\./,
	);
	await expect(page.locator(".lane").filter({ hasText: "Vera" })).toHaveCount(0);

	await lines(page).filter({ hasText: "Dana" }).getByRole("button", { name: "Accept" }).click();
	await expect(lines(other)).toHaveCount(3);
	await lines(page).filter({ hasText: "Tom" }).getByRole("button", { name: "Leave as it is" }).click();
	await expect(lines(other)).toHaveCount(2);
	await page.keyboard.press("Shift+A");
	await expect(strip(page)).toHaveCount(0);
	await expect(seats(other)).toHaveCount(6);
	await expect(page.locator(".coverage td.open")).toHaveCount(0);

	await page.keyboard.press("Control+z");
	await expect(seats(page)).toHaveCount(3);
	await expect(strip(other), "undone, it lies on the table again").toContainText("Proposal ready");
	await page.keyboard.press("Control+y");
	await expect(seats(other)).toHaveCount(6);

	await page.keyboard.press("Shift+P");
	await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
	await page.locator("[data-place] > button").first().press("Delete");
	await page.getByRole("button", { name: "Publish 1 change" }).click();
	await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
	await page.getByRole("button", { name: "Version 2 is in force" }).click();
	await expect(page.getByRole("dialog")).toContainText(/Changed since version 1.*Dana Kowalska left\./);
	await page.getByLabel("Version", { exact: true }).selectOption({ index: 1 });
	await expect(page.getByRole("dialog")).toContainText("The first version.");
});

test("what can not be covered is named, with those who are nearest and what stands in the way", async ({ browser }) => {
	const { secretariat } = workshop;
	await register(secretariat, "Dana Kowalska", "en,,ru");
	await register(secretariat, "Ivan Petrov", "ru,,en");
	await register(secretariat, "Nino Beridze", "en,,ka", {
		unavailable: [{ from: Date.now() - 86_400_000, to: Date.now() + 2 * 86_400_000 }],
	});
	const page = await openPlanner(browser);
	await page.getByRole("button", { name: "Propose" }).click();
	await expect(strip(page)).toContainText("Proposal ready: best possible");
	await expect(strip(page)).toContainText("Stays open, whatever one does with these people: 2 needs, 4 posts.");
	await page.keyboard.press("Shift+A");
	const gaps = page.getByRole("region", { name: "What is not covered, and why" });
	await expect(gaps).toContainText(/No one can work Georgian → English at .*Nearest: Nino Beridze is not available:/);
	await expect(gaps).toContainText(
		"Georgian → Russian would follow by relay as soon as Georgian → English is covered.",
	);
	await expect(page.getByRole("region", { name: "If somebody falls ill" })).toContainText(
		"Dana Kowalska: nobody would hear Russian → English.",
	);
});

test("a search that its server left unfinished says so and is closed", async ({ browser }) => {
	const { secretariat } = workshop;
	const lying = {
		id: "proposal-1",
		madeBy: secretariat.id,
		sittingIds: sittings,
		state: "working",
		found: null,
	} as const;
	await plan((doc) => writeProposal(doc, { ...lying, madeAt: Date.now() }));
	const page = await openPlanner(browser);
	await expect(strip(page)).toContainText("Looking for a roster …");
	await strip(page).getByRole("button", { name: "Stop" }).click();
	await expect(strip(page)).toContainText("Stopped before anything was found.");
	await plan((doc) => writeProposal(doc, { ...lying, madeAt: Date.now() - 600_000 }));
	await expect(strip(page)).toContainText("The search was interrupted. Ask again.");
	await strip(page).getByRole("button", { name: "Close" }).click();
	await expect(strip(page)).toHaveCount(0);
});
