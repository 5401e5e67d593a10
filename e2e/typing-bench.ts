/** How long a key takes until its letter is on the screen in minutes of 200 pages: `npm run typing-bench -w e2e`. */
import { loadavg } from "node:os";
import { type Browser, chromium, type Page } from "@playwright/test";
import type { MinutesLine } from "@plenary/documents";
import { launchOptions } from "./chromium.ts";
import { expectSaved, expectWritable, livePage, sectionOf } from "./minutes.ts";
import { dice } from "./noise.ts";
import { itemsOf, raise, writeLines } from "./pens.ts";
import { browserOf, type Person } from "./people.ts";
import { startServer } from "./server.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const blocks = 2500;
const lettersInBlock = 305;
const keys = 150;
const rounds = 3;

const server = await startServer({ LOG_LEVEL: "error" });
const browser = await chromium.launch(launchOptions);
try {
	const workshop = await holdWorkshop(server);
	await bench("one page", workshop, 0, []);
	const items = await itemsOf(server, workshop.english, workshop.meetingId);
	const long = await longText(workshop, items[1] ?? "");
	await writeLines(server, workshop.english, workshop.meetingId, "en", { [items[1] ?? ""]: long });
	const letters = long.reduce((sum, { words }) => sum + words.length, 0);
	await bench(`${blocks} blocks, ${letters} letters`, workshop, 1, [
		"at the end",
		"in the middle",
		"while another types",
	]);
} finally {
	await browser.close();
	await server.remove();
}

async function bench(what: string, workshop: Workshop, place: number, where: readonly string[]): Promise<void> {
	const opened: number[] = [];
	const taken = new Map<string, number[][]>();
	for (let round = 0; round < rounds; round++) {
		const since = performance.now();
		const page = await openPage(browser, workshop.english, workshop.meetingId, place);
		opened.push(performance.now() - since);
		for (const one of where.length > 0 ? where : ["at the end"]) {
			const other = one === "while another types" ? await startAnother(workshop, place) : undefined;
			await placeCaret(page, place, one);
			const samples = await typeAndMeasure(page);
			taken.set(one, [...(taken.get(one) ?? []), samples]);
			await other?.();
		}
		await expectSaved(page);
		await page.context().close();
	}
	console.log(`\n${what} (load ${loadavg()[0]?.toFixed(1)}):`);
	console.log(`  page writable after ${opened.map(Math.round).join(", ")} ms`);
	for (const [one, samples] of taken) {
		const best = samples.toSorted((a, b) => share(a, 0.95) - share(b, 0.95))[0] ?? [];
		const all = samples.map((run) => `${share(run, 0.5)}/${share(run, 0.95)}`).join(", ");
		console.log(
			`  ${one}: best p50 ${share(best, 0.5)} ms, p95 ${share(best, 0.95)} ms (p50/p95 of each round: ${all})`,
		);
	}
}

async function openPage(from: Browser, person: Person, meetingId: string, place: number): Promise<Page> {
	const { page } = await browserOf(from, person, server.address, { viewport: { width: 1440, height: 900 } });
	await page.goto(livePage(server.address, meetingId));
	await expectWritable(page, place);
	return page;
}

async function placeCaret(page: Page, place: number, where: string): Promise<void> {
	const editor = sectionOf(page, place).locator(".ProseMirror");
	const line = editor.locator(":scope > p");
	const middle = Math.floor((await line.count()) / 2);
	await (where === "in the middle" ? line.nth(middle) : line.last()).click();
	await page.keyboard.press("End");
	await page.waitForTimeout(500);
}

/** A second person who types further up in the same section until told to stop. */
async function startAnother(workshop: Workshop, place: number): Promise<() => Promise<void>> {
	const page = await openPage(browser, workshop.secretariat, workshop.meetingId, place);
	await sectionOf(page, place).locator(".ProseMirror > p").nth(3).click();
	let told = false;
	const ended = (async () => {
		while (!told) await page.keyboard.type("word ", { delay: 120 });
	})();
	return async () => {
		told = true;
		await ended;
		await page.context().close();
	};
}

/** Types at the pace of a quick writer; a sample is from the key until the frame that shows its letter is done. */
async function typeAndMeasure(page: Page): Promise<number[]> {
	await page.evaluate(() => {
		const samples: number[] = [];
		Object.assign(window, { samples });
		const listen = (event: KeyboardEvent) =>
			requestAnimationFrame(() => {
				const { port1, port2 } = new MessageChannel();
				port1.onmessage = () => samples.push(performance.now() - event.timeStamp);
				port2.postMessage(undefined);
			});
		document.addEventListener("keydown", listen, { capture: true });
	});
	await page.keyboard.type("the delegation noted that ".repeat(Math.ceil(keys / 26)).slice(0, keys), { delay: 110 });
	await page.waitForTimeout(300);
	return page.evaluate(() => (window as unknown as { samples: number[] }).samples);
}

function share(samples: readonly number[], part: number): number {
	const sorted = samples.toSorted((a, b) => a - b);
	return Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0);
}

/** Minutes as they might be: paragraphs with speakers, and some decisions and actions between them. */
async function longText({ english, meetingId, parties }: Workshop, itemId: string): Promise<MinutesLine[]> {
	const roll = dice(200);
	const words = "the delegation noted report on readmission and asked that lists of contact persons be exchanged".split(
		" ",
	);
	const sentence = () => {
		let made = "";
		while (made.length < lettersInBlock) made += `${words[roll(words.length)]} `;
		return made.slice(0, lettersInBlock);
	};
	const lines: MinutesLine[] = [];
	for (let count = 0; count < blocks; count++) {
		const kind = count % 100 === 50 ? ("decision" as const) : count % 100 === 99 ? ("action" as const) : undefined;
		const record = kind && { kind, id: await raise(server, english, meetingId, { kind, itemId }) };
		const speaker = count % 5 === 0 ? parties.ukraine : undefined;
		lines.push({ words: sentence(), ...(record ? { record } : speaker ? { speaker } : {}) });
	}
	return lines;
}
