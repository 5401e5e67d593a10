/** The live page as a journey sees it: sections by their place, their words without carets and chips, and the saved mark. */
import { expect, type Locator, type Page } from "@playwright/test";

export const livePage = (address: string, meetingId: string): string => `${address}/meetings/${meetingId}/live`;

/** The section of the nth item (from 0) in a language. */
export const sectionOf = (page: Page, place: number, language = "en"): Locator =>
	page.locator(`.section[data-language="${language}"]`).nth(place);

/** Puts the caret at the end of a section that may be written in. */
export async function writeIn(page: Page, place: number, language = "en"): Promise<void> {
	const editor = sectionOf(page, place, language).locator(".ProseMirror");
	await editor.click();
	await page.keyboard.press("Control+End");
}

/** The words of a section as they are shown, one line for each block. */
export function wordsOf(page: Page, place: number, language = "en"): Promise<string[]> {
	return sectionOf(page, place, language).evaluate((section) => {
		const copy = section.cloneNode(true) as HTMLElement;
		for (const other of copy.querySelectorAll(".caret, .who, .outcome-head, .outcome-foot, .ProseMirror-trailingBreak"))
			other.remove();
		const blocks = copy.querySelectorAll("p, h3, .outcome-words");
		return [...blocks]
			.map((block) => (block.textContent ?? "").replaceAll("\u2060", ""))
			.filter((words) => words !== "");
	});
}

export const savedMark = (page: Page): Locator => page.locator(".saved-mark");

export async function isSaved(page: Page): Promise<boolean> {
	return (await savedMark(page).getAttribute("class"))?.split(" ").includes("saved") ?? false;
}

/** Waits until everything this page holds is on the server's disk. */
export async function expectSaved(page: Page): Promise<void> {
	await expect(savedMark(page)).toHaveClass(/(^| )saved( |$)/, { timeout: 20_000 });
}

/** Waits until the page can be written in. */
export async function expectWritable(page: Page, place = 0, language = "en"): Promise<void> {
	await expect(sectionOf(page, place, language).locator(".ProseMirror")).toBeVisible({ timeout: 20_000 });
}
