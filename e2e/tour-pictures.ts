/** The pictures of the tour that show the sample: every page once in light English, some in dark Russian or on a telephone. */
import type { Browser, BrowserContextOptions, Page } from "@playwright/test";

type Shoot = (page: Page, name: string) => Promise<void>;

const russian: BrowserContextOptions = { locale: "ru-RU", colorScheme: "dark" };
const phone: BrowserContextOptions = {
	viewport: { width: 390, height: 844 },
	deviceScaleFactor: 2,
	hasTouch: true,
	isMobile: true,
};

export async function takeTour(browser: Browser, address: string, shoot: Shoot): Promise<void> {
	const page = await open(browser, {});
	await page.goto(address);
	await page.locator(".sample-way button").waitFor();
	await shoot(page, "sign-in");
	const meetings = await enterSample(page, address);
	const at = (path: string) => `${address}/sample${path}`;
	const workshop = meetingAt(meetings, "Workshop on running reception centres");
	const training = meetingAt(meetings, "Training week");

	const pages: Record<string, string> = {
		sample: "",
		meetings: "/meetings",
		interpreters: `${workshop}/interpreters`,
		"meeting-people": `${workshop}/people`,
		glossary: `${training}/glossary`,
		"follow-up": "/follow-up",
		"follow-up-board": "/follow-up?view=board",
		people: "/people",
		parties: "/people?part=parties",
		bodies: "/people?part=bodies",
		register: "/people?part=interpreters",
		account: "/account",
	};
	for (const [name, path] of Object.entries(pages)) {
		await page.goto(at(path));
		await shoot(page, name);
	}

	await page.goto(at(`${workshop}/interpreters`));
	await page.locator(".seat.vacant").first().click();
	await shoot(page, "interpreters-choice");
	await page.keyboard.press("Escape");
	await page.keyboard.press("p");
	await page.locator(".proposal-bar .pill.done").waitFor();
	await shoot(page, "interpreters-proposal");
	await page.locator(".proposal-bar .btn.quiet").click();
	await page.goto(at(`${meetingAt(meetings, "Steering Committee: themes")}/people`));
	await page.locator(".page-head .btn.primary").click();
	await page.locator(".known-party").first().waitFor();
	for (const member of (await page.locator(".known-party input").all()).slice(0, 6)) await member.check();
	await shoot(page, "invite");
	await page.goto(at(""));
	await page.locator(".page-head .push .btn").first().click();
	await page.locator("dialog input").fill("reception");
	await shoot(page, "search");

	const interpreter = await open(browser, {});
	await enterSample(interpreter, address);
	await becomeInterpreter(interpreter);
	await interpreter.goto(at(`${training}/interpreters`));
	await interpreter.locator(".turns").first().waitFor();
	await shoot(interpreter, "interpreters-published");

	const dark = await open(browser, russian);
	await enterSample(dark, address);
	for (const [name, path] of [
		["interpreters", `${workshop}/interpreters`],
		["follow-up", "/follow-up"],
	] as const) {
		await dark.goto(at(path));
		await shoot(dark, `${name}-dark-ru`);
	}

	const small = await open(browser, { ...russian, ...phone });
	await enterSample(small, address);
	for (const [name, path] of [
		["home", ""],
		["plan", `${workshop}/plan`],
		["interpreters", `${workshop}/interpreters`],
	] as const) {
		await small.goto(at(path));
		await shoot(small, `${name}-dark-phone`);
	}
	await becomeInterpreter(small);
	await small.goto(at(`${training}/booth`));
	await small.locator(".console-mic").waitFor();
	await shoot(small, "booth-dark-phone");
}

async function open(browser: Browser, options: BrowserContextOptions): Promise<Page> {
	const taste = { viewport: { width: 1440, height: 900 }, colorScheme: "light", locale: "en-GB" } as const;
	const context = await browser.newContext({ ...taste, reducedMotion: "reduce", ...options });
	return context.newPage();
}

interface Listed {
	id: string;
	titles: { en?: string };
}

/** Goes in as the secretariat; gives the sample's meetings. */
async function enterSample(page: Page, address: string): Promise<Listed[]> {
	await page.goto(address);
	await page.locator(".sample-way button").click();
	await page.locator(".sample-bar").waitFor();
	return page.evaluate(async () => (await fetch("/sample/api/meetings")).json());
}

/** Whose own rights the next page asks for. */
async function becomeInterpreter(page: Page): Promise<void> {
	const before = await page.locator(".you").getAttribute("aria-label");
	await page.locator(".sample-role select").selectOption("interpreter");
	await page.locator(`.you:not([aria-label="${before}"])`).waitFor();
}

function meetingAt(meetings: readonly Listed[], title: string): string {
	const found = meetings.find(({ titles }) => titles.en?.startsWith(title));
	if (!found) throw new Error(`The sample has no meeting "${title}".`);
	return `/meetings/${found.id}`;
}
