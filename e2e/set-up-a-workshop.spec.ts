/** A secretariat officer sets up a workshop, from nothing to sent invitations, in fewer than three minutes of clicks and keys. */
import type { Page } from "@playwright/test";
import { openMailbox } from "./mailbox.ts";
import { browserOf, complaintsOf, enter } from "./people.ts";
import { startServer } from "./server.ts";
import { expect, test } from "./test.ts";

/**
 * What hands take, by the keystroke-level model of Card, Moran and Newell: seconds for a key of an average typist, for
 * pointing and pressing, and for the thought before each step.
 */
const aKey = 0.28;
const aPress = 1.1 + 0.2;
const aThought = 1.35;

/** Does what a person does, and counts it. */
function handsOf(page: Page) {
	const spent = { keys: 0, presses: 0, thoughts: 0 };
	return {
		async type(words: string) {
			spent.keys += words.length;
			spent.thoughts += 1;
			await page.keyboard.type(words);
		},
		async key(name: string) {
			spent.keys += 1;
			await page.keyboard.press(name);
		},
		async choose(target: ReturnType<Page["getByLabel"]>, label: string) {
			spent.presses += 2;
			spent.thoughts += 1;
			await target.selectOption({ label });
		},
		async press(target: ReturnType<Page["getByRole"]>) {
			spent.presses += 1;
			spent.thoughts += 1;
			await target.click();
		},
		seconds: () => spent.keys * aKey + spent.presses * aPress + spent.thoughts * aThought,
		spent,
	};
}

test("a workshop of twelve from four delegations stands, and each has their letter", async ({ browser }) => {
	const mailbox = await openMailbox();
	const server = await startServer({ SMTP_URL: mailbox.url, MAIL_FROM: "Plenary <plenary@secretariat.test>" });
	const ada = await enter(server.address, server.firstLink);
	await ada.ask("PATCH", "/api/me", { name: "Ada Secretary", names: {}, language: "en", address: "ada@people.test" });
	// The process exists, with its register; the workshop does not.
	const partyIds = [];
	for (const [code, name] of [
		["LT", "Lithuania"],
		["UA", "Ukraine"],
		["PL", "Poland"],
		["SE", "Sweden"],
	]) {
		const asked = { kind: "state", codes: { en: code }, names: { en: name } };
		partyIds.push((await ada.ask<{ id: string }>("POST", "/api/parties", asked)).id);
	}
	for (const [place, partyId] of [...partyIds, ...partyIds, ...partyIds].entries())
		await ada.ask("POST", "/api/people", {
			name: `Person ${String.fromCharCode(65 + place)}`,
			address: `person${place}@people.test`,
			language: place % 2 === 0 ? "en" : "ru",
			partyId,
			office: null,
			invited: false,
		});
	const { page } = await browserOf(browser, ada, server.address);
	const complaints = complaintsOf(page);
	await page.goto(server.address);
	await expect(page.getByRole("heading", { level: 1 })).toBeVisible();

	const hands = handsOf(page);
	await hands.key("c");
	const form = page.getByRole("dialog");
	await hands.choose(form.getByLabel("Type", { exact: true }), "Thematic workshop");
	await hands.press(form.getByLabel("Title · English"));
	await hands.type("Workshop on readmission");
	await hands.press(form.getByLabel("Title · Russian"));
	await hands.type("Семинар по реадмиссии");
	await hands.press(form.getByLabel("First day"));
	await hands.type("05202031");
	await hands.press(form.getByLabel("City or building"));
	await hands.type("Vilnius");
	await hands.press(page.getByRole("button", { name: "Make the meeting" }));
	await expect(page).toHaveURL(/\/plan$/);
	await expect(page.locator(".plan-row").first(), "the agenda is there to begin with").toBeVisible();
	await hands.press(page.getByRole("link", { name: "People", exact: true }));
	await hands.press(page.getByRole("button", { name: "Invite" }));
	for (const name of ["Lithuania", "Ukraine", "Poland", "Sweden"])
		await hands.press(page.getByRole("checkbox", { name: new RegExp(`^${name}`) }));
	await hands.press(page.getByRole("button", { name: "Invite 12 people" }));
	await expect(page.getByText("12 people were invited; 12 letters were mailed.")).toBeVisible();
	await expect(page.getByText("12 people · 4 delegations")).toBeVisible();

	expect(new Set(mailbox.letters.map(({ to }) => to)).size).toBe(12);
	const [english, russian] = ["person0@people.test", "person1@people.test"].map((address) =>
		mailbox.letters.find(({ to }) => to === address),
	);
	expect(english?.subject).toBe("Invitation: Workshop on readmission");
	expect(english?.text).toContain("20 May 2031, Vilnius");
	expect(russian?.subject).toBe("Приглашение: Семинар по реадмиссии");
	const { keys, presses } = hands.spent;
	console.log(`A workshop: ${presses} clicks, ${keys} keys, ${Math.round(hands.seconds())} s by the keystroke model.`);
	expect(hands.seconds()).toBeLessThan(180);
	expect(complaints).toEqual([]);
	await server.remove();
	await mailbox.close();
});

test("somebody who is in already gets a letter too, with the way to the meeting and no secret", async () => {
	const mailbox = await openMailbox();
	const server = await startServer({ SMTP_URL: mailbox.url, MAIL_FROM: "Plenary <plenary@secretariat.test>" });
	const ada = await enter(server.address, server.firstLink);
	await ada.ask("PATCH", "/api/me", { name: "Ada Secretary", names: {}, language: "en", address: "ada@people.test" });
	const { id } = await ada.ask<{ id: string }>("POST", "/api/meetings", {
		type: "thematicWorkshop",
		titles: { en: "Workshop" },
		startsOn: "2031-05-20",
		endsOn: "2031-05-21",
		zone: "Europe/Vilnius",
		place: "",
		hall: "",
		languages: ["en"],
		hostPartyIds: [],
	});
	const form = { accountId: ada.id, role: "chair", partyId: null };
	const { mailed, handOver } = await ada.ask<{ mailed: boolean; handOver: unknown }>(
		"POST",
		`/api/meetings/${id}/participants`,
		form,
	);
	expect([mailed, handOver]).toEqual([true, null]);
	expect(mailbox.letters[0]?.text).toContain(`/meetings/${id}/plan`);
	expect(mailbox.letters[0]?.text).toMatch(/Workshop\s+20–21 May 2031/);
	expect(mailbox.letters[0]?.text).not.toContain("/enter#");
	await server.remove();
	await mailbox.close();
});
