/** The ways in and out: the first link, invitations handed over and mailed, links that are spent, and sign-ins that end. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { openMailbox } from "./mailbox.ts";
import { expectSaved, expectWritable, livePage, writeIn } from "./minutes.ts";
import { browserOf, complaintsOf, enter, refusals } from "./people.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

let server: TestServer;
let complaints: string[][];

test.beforeEach(() => {
	complaints = [];
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function open(
	browser: Browser,
	locale: "en-GB" | "ru-RU",
	address: string,
	expected?: RegExp,
): Promise<{ page: Page; context: BrowserContext }> {
	const context = await browser.newContext({ locale });
	const page = await context.newPage();
	complaints.push(complaintsOf(page, expected));
	await page.goto(address);
	return { page, context };
}

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click();
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

test("the first administrator makes a meeting and hands a link to somebody, who enters in Russian", async ({
	browser,
}) => {
	server = await startServer();
	const { page: ada } = await open(browser, "en-GB", `${server.address}/enter#${server.firstLink}`);
	await expect(heading(ada)).toHaveText("Sign in to Plenary");
	await press(ada, "Sign in");
	await expect(heading(ada)).toHaveText("Your name and language");
	await press(ada, "Continue");
	await expect(ada.getByText("Give a name.")).toBeVisible();
	await ada.getByLabel("Your name, in Latin letters").fill("Ada Secretary");
	await ada.getByLabel("Your e-mail address").fill("ada@secretariat.test");
	await press(ada, "Continue");
	await expect(heading(ada)).toHaveText("Our process");

	await ada.goto(`${server.address}/people?part=parties`);
	await press(ada, "New party");
	const party = ada.getByRole("dialog");
	await party.getByLabel("Name · English").fill("Lithuania");
	await party.getByLabel("Name · Russian").fill("Литва");
	await party.getByLabel("Short sign · English").fill("LT");
	await party.getByLabel("Short sign · Russian").fill("ЛИТ");
	await press(ada, "Save");
	await expect(ada.getByText("Lithuania", { exact: true })).toBeVisible();

	await ada.getByRole("link", { name: "Home", exact: true }).click();
	await ada.keyboard.press("c");
	const meeting = ada.getByRole("dialog");
	await meeting.getByLabel("Type", { exact: true }).selectOption({ label: "Thematic workshop" });
	await meeting.getByLabel("Title · English").fill("Workshop on readmission");
	await meeting.getByLabel("Title · Russian").fill("Семинар по реадмиссии");
	await meeting.getByLabel("First day").fill("2031-05-20");
	await expect(meeting.getByLabel("Last day")).toHaveValue("2031-05-20");
	await meeting.getByLabel("Last day").fill("2031-05-19");
	await press(ada, "Make the meeting");
	await expect(meeting.getByText("The meeting would end before it begins.")).toBeVisible();
	await meeting.getByLabel("Last day").fill("2031-05-21");
	await press(ada, "Make the meeting");
	await expect(ada.getByText("Workshop on readmission").first()).toBeVisible();

	await ada.getByRole("link", { name: "People", exact: true }).click();
	await press(ada, "Invite");
	const invitation = ada.getByRole("dialog");
	await invitation.getByLabel("E-mail address").fill("Irina.Petrova@people.test");
	await invitation.getByLabel("Name, in Latin letters").fill("Irina Petrova");
	await invitation.getByLabel("Language of the invitation").selectOption({ label: "Русский" });
	await invitation.getByLabel("Role at the meeting").selectOption({ label: "Rapporteur" });
	await invitation.getByLabel("Delegation").selectOption({ label: "Lithuania" });
	await invitation.getByRole("button", { name: "Invite" }).click();
	await expect(ada.getByRole("dialog", { name: "Hand over this link" })).toBeVisible();
	const link = await ada.getByLabel("Link for Irina Petrova").inputValue();
	expect(link).toContain(`${server.address}/enter#`);
	await press(ada, "Done");
	await expect(ada.getByText("Rapporteur · Not signed in yet")).toBeVisible();

	const { page: irina } = await open(browser, "ru-RU", link);
	await expect(heading(irina)).toHaveText("Вас приглашают");
	await expect(irina.getByText("Irina Petrova, irina.petrova@people.test")).toBeVisible();
	await press(irina, "Принять и войти");
	await expect(heading(irina)).toHaveText("Ваше имя и язык");
	await irina.getByLabel("Ваше имя · русский", { exact: false }).fill("Ирина Петрова");
	await press(irina, "Продолжить");
	await expect(heading(irina)).toHaveText("Наш процесс");
	await expect(irina.getByRole("link", { name: "Семинар по реадмиссии", exact: true })).toBeVisible();
	await expect(irina.getByRole("link", { name: "Настройки" })).toHaveCount(0);
	await expect(ada.getByText("Not signed in yet"), "the list tells who has come").toHaveCount(0);

	for (const [locale, title] of [
		["ru-RU", "Эта ссылка уже использована"],
		["en-GB", "This link has been used"],
	] as const) {
		const { page, context } = await open(browser, locale, link, refusals);
		await expect(heading(page)).toHaveText(title);
		await context.close();
	}
	const { page: lost } = await open(browser, "ru-RU", link.slice(0, -3), refusals);
	await expect(heading(lost)).toHaveText("Эта ссылка неизвестна");
	await lost.getByRole("link", { name: "Запросить новую ссылку" }).click();
	await lost.getByLabel("Адрес электронной почты").fill("irina.petrova@people.test");
	await press(lost, "Прислать ссылку");
	await expect(heading(lost)).toHaveText("Почта здесь не настроена");
	await press(lost, "English");
	await expect(heading(lost)).toHaveText("No mail is set up here");
});

test("a sign-in that its owner ends elsewhere is out at once, and signing out leaves nothing behind", async ({
	browser,
}) => {
	server = await startServer();
	const workshop = await holdWorkshop(server);
	const { secretariat, english, meetingId } = workshop;
	const { page: hall } = await browserOf(browser, english, server.address);
	complaints.push(complaintsOf(hall));
	await hall.goto(livePage(server.address, meetingId));
	await expectWritable(hall);
	await writeIn(hall, 0);
	await hall.keyboard.type("Written in the hall.");
	await expectSaved(hall);

	const { link } = await secretariat.ask<{ link: string }>("POST", `/api/people/${english.id}/link`, {});
	const again = await enter(server.address, link.split("#")[1] ?? "");
	const { page: desk, context } = await browserOf(browser, again, server.address);
	complaints.push(complaintsOf(desk));
	await desk.goto(`${server.address}/account`);
	const signIns = desk.getByRole("region", { name: "Where you are signed in" }).getByRole("listitem");
	await expect(signIns).toHaveCount(2);
	await expect(signIns.filter({ hasText: "This browser" })).toHaveCount(1);
	await signIns.getByRole("button", { name: "End" }).click();
	await desk.getByRole("dialog").getByRole("button", { name: "End" }).click();
	await expect(hall, "the other browser is asked to sign in").toHaveURL(/\/sign-in$/);
	await expect(signIns).toHaveCount(1);

	await desk.goto(livePage(server.address, meetingId));
	await expectSaved(desk);
	await desk.goto(`${server.address}/account`);
	await press(desk, "Sign out of this browser");
	await expect(heading(desk)).toHaveText("Sign in");
	expect(await desk.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith("plenary.kept")))).toEqual(
		[],
	);
	await expect
		.poll(() => desk.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), {
			message: "no copy of a room is left on the device",
		})
		.toEqual([]);
	expect(await context.cookies()).toEqual([]);
	expect((await again.fetch("GET", "/api/meetings")).status).toBe(401);
	await desk.goto(livePage(server.address, meetingId));
	await expect(desk).toHaveURL(/\/sign-in$/);
});

test("with mail, links go to their receivers in their language and are shown to nobody else", async ({ browser }) => {
	const mailbox = await openMailbox();
	server = await startServer({ SMTP_URL: mailbox.url, MAIL_FROM: "Plenary <plenary@secretariat.test>" });
	const ada = await enter(server.address, server.firstLink);
	await ada.ask("PATCH", "/api/me", { name: "Ada Secretary", names: {}, language: "en", address: "ada@people.test" });
	const { page: desk } = await browserOf(browser, ada, server.address);
	complaints.push(complaintsOf(desk));
	await desk.goto(`${server.address}/people`);
	await press(desk, "Invite");
	const invitation = desk.getByRole("dialog");
	await invitation.getByLabel("E-mail address").fill("irina@people.test");
	await invitation.getByLabel("Name, in Latin letters").fill("Irina Petrova");
	await invitation.getByLabel("Language of the invitation").selectOption({ label: "Русский" });
	await invitation.getByRole("button", { name: "Invite" }).click();
	await expect(desk.getByText("The link was mailed to Irina Petrova.")).toBeVisible();
	expect(mailbox.letters.map(({ to, subject }) => [to, subject])).toEqual([
		["irina@people.test", "Приглашение: Наш процесс"],
	]);
	const linkIn = (text = "") => /https?:\/\/\S+#[\w-]{40,}/.exec(text)?.[0] ?? "";
	const invited = linkIn(mailbox.letters[0]?.text);
	expect(await desk.content()).not.toContain(invited.split("#")[1]);

	const { page: irina } = await open(browser, "en-GB", invited);
	await press(irina, "Accept and sign in");
	await expect(heading(irina), "from here on in her own language").toHaveText("Ваше имя и язык");

	const { page: elsewhere } = await open(browser, "ru-RU", `${server.address}/meetings`);
	await expect(heading(elsewhere)).toHaveText("Вход");
	await elsewhere.getByLabel("Адрес электронной почты").fill("ada@people");
	await press(elsewhere, "Прислать ссылку");
	await expect(elsewhere.getByLabel("Адрес электронной почты")).toHaveAttribute("aria-invalid", "true");
	await elsewhere.getByLabel("Адрес электронной почты").fill("nobody@people.test");
	await press(elsewhere, "Прислать ссылку");
	await expect(heading(elsewhere), "nobody learns who is known here").toHaveText("Проверьте почту");
	await press(elsewhere, "Указать другой адрес");
	await elsewhere.getByLabel("Адрес электронной почты").fill("Ada@People.test");
	await press(elsewhere, "Прислать ссылку");
	await expect(heading(elsewhere)).toHaveText("Проверьте почту");
	await expect.poll(() => mailbox.letters.length).toBe(2);
	expect(mailbox.letters[1]).toMatchObject({ to: "ada@people.test", subject: "Your way in: Our process" });
	await elsewhere.goto(linkIn(mailbox.letters[1]?.text));
	await press(elsewhere, "Войти");
	await expect(heading(elsewhere), "to where she was going").toHaveText("Meetings");
	await mailbox.close();
});

test("Home lists the actions that await the reader and their delegation, the soonest first", async ({ browser }) => {
	server = await startServer();
	const { english, delegate, observer, meetingId } = await holdWorkshop(server);
	const { page: rapporteur } = await browserOf(browser, english, server.address);
	complaints.push(complaintsOf(rapporteur));
	await rapporteur.goto(livePage(server.address, meetingId));
	await expectWritable(rapporteur);
	await writeIn(rapporteur, 0);
	for (const [words, owner, day] of [
		["Circulate the glossary", "@Lit", "by 1 October 2031"],
		["Name two contact persons", "@Rasa", "by 1 September 2031"],
		["Book the next hall", "@Ukr", "by 1 August 2031"],
	] as const) {
		await rapporteur.keyboard.type("/action");
		await rapporteur.keyboard.press("Enter");
		await rapporteur.keyboard.type(`${words} ${owner}`);
		await rapporteur.getByRole("option").first().waitFor();
		await rapporteur.keyboard.press("Tab");
		await rapporteur.keyboard.type(day);
		await rapporteur.keyboard.press("Enter");
		await expect(rapporteur.locator(".outcome-entry").last(), "filed as soon as its line is left").toContainText(words);
	}
	await expectSaved(rapporteur);
	await expect(rapporteur.locator(".outcome-label")).toHaveText(["A-1", "A-2", "A-3"]);

	const { page: home } = await browserOf(browser, delegate, server.address);
	complaints.push(complaintsOf(home));
	await home.goto(server.address);
	const awaiting = home.getByRole("region", { name: /^Awaiting you/ }).getByRole("listitem");
	await expect(awaiting).toHaveCount(2);
	await expect(awaiting.nth(0)).toContainText("A-2");
	await expect(awaiting.nth(0)).toContainText("Name two contact persons");
	await expect(awaiting.nth(0)).toContainText("Due on 1 September 2031");
	await expect(awaiting.nth(1)).toContainText("Circulate the glossary");
	await awaiting.nth(1).getByRole("link").click();
	await expect(home).toHaveURL(livePage(server.address, meetingId));

	const { page: nothing } = await browserOf(browser, observer, server.address);
	complaints.push(complaintsOf(nothing));
	await nothing.goto(server.address);
	await expect(nothing.getByText("Nothing awaits you.")).toBeVisible();
});
