/** The server is killed while two people type, ten times over: what anybody saw, and what was marked saved, is there. */
import type { Page } from "@playwright/test";
import { expectSaved, expectWritable, isSaved, livePage, wordsOf, writeIn } from "./minutes.ts";
import { browserOf, complaintsOf } from "./people.ts";
import { stretchWire } from "./proxy.ts";
import { startServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop } from "./workshop.ts";

const kills = 10;

test("two type while the server is killed ten times, and no word that was seen or saved is lost", async ({
	browser,
}) => {
	test.setTimeout(300_000);
	const server = await startServer();
	const wire = await stretchWire(() => server.port);
	const workshop = await holdWorkshop(server);
	const openBy = async (person: typeof workshop.english, address: string) => {
		const { page } = await browserOf(browser, person, address);
		await page.goto(livePage(address, workshop.meetingId));
		return page;
	};
	// The two who type sit behind a wire, so that they can be kept away until we have read what the disk has.
	const writers = [
		await openBy(workshop.english, wire.address),
		await openBy(workshop.secretariat, wire.address),
	] as const;
	const reader = await openBy(workshop.delegate, wire.address);
	const complaints = [...writers, reader].map((page) => complaintsOf(page));
	for (const page of writers) await expectWritable(page);
	for (const page of writers) await writeIn(page, 0);

	const typed = new Set<string>();
	const deleted = new Set<string>();
	let checked = 0;
	for (let round = 1; round <= kills; round++) {
		const typing = writers.map((page, who) => typeUntilTold(page, `r${round}w${who}`, typed, deleted));
		await reader.waitForTimeout(400 + Math.random() * 900);
		const seen = await storedWords(reader);
		const saved = await Promise.all(writers.map(savedWords));
		await server.kill();
		wire.cut();
		for (const one of typing) one.stop();
		await Promise.all(typing.map((one) => one.ended));

		await server.start();
		const stored = await storedWords(await openBy(workshop.chair, server.address));
		for (const token of [...seen, ...saved.flatMap((one) => one.there)]) {
			if (deleted.has(token)) continue;
			expect(stored, `round ${round}: seen or saved before the kill`).toContain(token);
			checked += 1;
		}
		for (const token of saved.flatMap((one) => one.gone))
			expect(stored, `round ${round}: a saved deletion`).not.toContain(token);

		wire.heal();
		for (const page of writers) await expectSaved(page);
	}

	const final = await storedWords(reader);
	const expected = [...typed].filter((token) => !deleted.has(token)).sort();
	await expect.poll(async () => [...(await storedWords(reader))].sort(), { timeout: 15_000 }).toEqual(expected);
	for (const page of writers) expect([...(await storedWords(page))].sort()).toEqual(expected);
	expect(new Set(final).size, "no word stands twice").toBe(final.length);
	expect(checked, "words that were looked for after a kill").toBeGreaterThan(kills * 10);
	expect(complaints.flat()).toEqual([]);
	await wire.close();
	await server.remove();

	/** Types words that stand once in the world, and takes every fifth away again. */
	function typeUntilTold(page: Page, name: string, all: Set<string>, away: Set<string>) {
		let told = false;
		const ended = (async () => {
			for (let count = 0; !told; count++) {
				const token = `${name}n${count}`;
				all.add(token);
				await page.keyboard.type(`${token} `, { delay: 8 });
				if (count % 5 !== 4) continue;
				away.add(token);
				for (let key = 0; key <= token.length; key++) await page.keyboard.press("Backspace");
			}
		})();
		return {
			stop: () => {
				told = true;
			},
			ended,
		};
	}

	/** What a page shows, provided that it says before and after that it is saved. */
	async function savedWords(page: Page) {
		if (!(await isSaved(page))) return { there: [], gone: [] };
		const gone = [...deleted];
		const there = await storedWords(page);
		return (await isSaved(page))
			? { there, gone: gone.filter((token) => !there.includes(token)) }
			: { there: [], gone: [] };
	}

	async function storedWords(page: Page): Promise<string[]> {
		if (page.url().startsWith(server.address))
			await page.waitForFunction(() => document.querySelector(".saved-mark.saved"));
		return (await wordsOf(page, 0))
			.join(" ")
			.split(/\s+/)
			.filter((word) => /^r\d+w\dn\d+$/.test(word));
	}
});
