/** How long a page takes until its list is on the screen, and until it has followed what was typed. */
import type { Browser, Page } from "@playwright/test";
import { browserOf, type Person } from "./people.ts";
import type { TestServer } from "./server.ts";

const rounds = 7;

interface Took {
	/** Until it is drawn. */
	ms: number;
	/** What the page's own thread worked for it; others on the machine do not count. */
	workedMs: number;
}

interface Wait {
	/** What is pressed. */
	press?: string;
	/** What is typed into, and what. */
	into?: string;
	words?: string;
	/** Over when this is there; or, if it was there before, when it says something else. */
	until: string;
}

/** From Home by its own links; the list has not been asked for before in that page. */
const lists = [
	["Follow-up", "a[href='/follow-up']", "[data-action]"],
	["People", "a[href='/people']", "main .list > li"],
	["Interpreters", "a[href='/people?part=interpreters']", "main .list > li"],
	["Meetings", "a[href='/meetings']", "main .list > li"],
] as const;

export async function measurePages(browser: Browser, { address }: TestServer, person: Person): Promise<void> {
	await person.ask("PATCH", "/api/me", { name: "Ada", names: {}, language: "en", address: "ada@people.test" });
	console.log(
		`\nIn the browser, from the press or the key until it is drawn: work of the page's thread, median, slowest of ${rounds}\n`,
	);
	for (const [name, press, until] of lists) {
		const taken = await eachIn(browser, address, person, async (page) => {
			await page.waitForSelector(press);
			// Somebody looks at Home first; the other pages' files come meanwhile.
			await page.waitForTimeout(2_500);
			return waitFor(page, { press, until });
		});
		tell(`${name}: from Home to its list`, taken);
	}
	const [filter, palette]: [Took[], Took[]] = [[], []];
	await eachIn(browser, address, person, async (page) => {
		await page.goto(`${address}/follow-up`);
		await page.waitForSelector("[data-action]");
		const into = ".action-filters [type=search]";
		for (const words of ["number 7", "contact", "number 42", ""])
			filter.push(await waitFor(page, { into, words, until: "main p[role=status]" }));
		const state = ".action-filters .segments label:nth-of-type(3) input";
		filter.push(await waitFor(page, { press: state, until: "main p[role=status]" }));
		await page.keyboard.press("Control+k");
		await page.waitForSelector("dialog [role=option]");
		await page.waitForTimeout(500);
		for (const words of ["7", "person number 17", "семинар номер 4", "цщклырщз"])
			palette.push(await waitFor(page, { into: "dialog input", words, until: "dialog .palette-found" }));
		return undefined;
	});
	tell("Follow-up: a filter", filter);
	tell("Ctrl K: a letter", palette);
}

/** In pages of their own, so that nothing is known from before but the files. */
async function eachIn(
	browser: Browser,
	address: string,
	person: Person,
	measure: (page: Page) => Promise<Took | undefined>,
): Promise<Took[]> {
	const taken: Took[] = [];
	for (let round = 0; round <= rounds; round++) {
		const { page, context } = await browserOf(browser, person, address);
		await page.goto(address);
		await page.waitForSelector("main h1");
		const took = await measure(page);
		// The first round fetches the files and warms the server.
		if (round > 0 && took) taken.push(took);
		await context.close();
	}
	return taken;
}

async function waitFor(page: Page, wait: Wait): Promise<Took> {
	const devtools = await page.context().newCDPSession(page);
	await devtools.send("Performance.enable", { timeDomain: "threadTicks" });
	const worked = async () =>
		(await devtools.send("Performance.getMetrics")).metrics.find(({ name }) => name === "TaskDuration")?.value ?? 0;
	const before = await worked();
	const ms = await drawnAfter(page, wait);
	const workedMs = ((await worked()) - before) * 1000;
	await devtools.detach();
	return { ms, workedMs };
}

/** Presses or types within the page itself, so that the way from here to the browser is not counted. */
function drawnAfter(page: Page, wait: Wait): Promise<number> {
	return page.evaluate(async ({ press, into, words, until }) => {
		const text = () => document.querySelector(until)?.textContent;
		const before = text();
		const since = performance.now();
		if (press) document.querySelector<HTMLElement>(press)?.click();
		const field = into ? document.querySelector<HTMLInputElement>(into) : null;
		if (field) {
			// React listens to what the field itself says was changed.
			Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(field, words ?? "");
			field.dispatchEvent(new Event("input", { bubbles: true }));
		}
		const drawn = () => new Promise((done) => requestAnimationFrame(done));
		const limit = since + 5_000;
		while (text() === undefined || text() === before) {
			if (performance.now() > limit) throw new Error(`Nothing came of ${press ?? words}.`);
			await drawn();
		}
		await drawn();
		return performance.now() - since;
	}, wait);
}

function tell(what: string, taken: readonly Took[]): void {
	const middle = (of: keyof Took) => taken.map((took) => took[of]).sort((one, other) => one - other)[taken.length >> 1];
	const slowest = Math.max(...taken.map(({ ms }) => ms));
	const inMs = (ms = 0) => `${ms.toFixed(0).padStart(6)} ms`;
	console.log(`${what.padEnd(34)} ${inMs(middle("workedMs"))} ${inMs(middle("ms"))} ${inMs(slowest)}`);
}
