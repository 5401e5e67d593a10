/** Every page and dialog, light and dark, in both languages, wide and narrow: readable, reachable, and without a complaint. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser } from "@playwright/test";
import { addConcept, publishRoster } from "@plenary/documents";
import { dayOf, glossaryRoom, rosterRoom } from "@plenary/domain";
import { sittingsOf } from "./booths.ts";
import { livePage } from "./minutes.ts";
import { itemsOf, raise, writeLines, writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, refusals, signIn } from "./people.ts";
import { areTwo, startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const widths = [360, 390, 1440];

// Each look has a server and a processor of its own.
test.describe.configure({ mode: "parallel" });

let server: TestServer;
let workshop: Workshop;

test.beforeAll(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	await fill(workshop);
});
test.afterAll(() => server.remove());

/** The entry of somebody in the register, and the link by which they say whether it may stay. */
let nino: { id: string };
let keeping: { link: string };

async function fill({ meetingId, secretariat, english, russian, parties }: Workshop): Promise<void> {
	nino = await secretariat.ask<{ id: string }>("POST", "/api/interpreters", {
		accountId: secretariat.id,
		name: "Nino Example",
		names: { ru: "Нино Эксампле" },
		...{
			a: ["ka"],
			b: ["en"],
			c: ["ru"],
			retours: [["ka", "en"]],
			evidence: [
				{ from: "ka", to: "en", kind: "test", by: "The secretariat", mode: null, on: null, until: "2025-01-01" },
			],
		},
		unavailable: [{ from: Date.now() - 3_600_000, to: Date.now() + 36_000_000 }],
		...{ domains: ["asylum law"], town: "Tbilisi" },
	});
	const [sittingId = ""] = await sittingsOf(server, secretariat, meetingId);
	const booths = ["en", "ru"].map((into) => ({ id: into, into: [into], interpreterIds: [nino.id] }));
	const hours = { day: dayOf(Date.now(), "Europe/Vilnius"), startsAt: "09:00", endsAt: "12:00" };
	const sitting = { sittingId, titles: {}, hall: "", ...hours, spoken: ["en", "ru", "ka"], booths };
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(
			doc,
			{
				sittings: [{ ...sitting, mode: "simultaneous" }],
				people: { [nino.id]: { name: "Nino Example", names: { ru: "Нино Эксампле" } } },
			},
			{ at: Date.now(), by: secretariat.id },
		),
	);
	await writeRoom(server, secretariat, glossaryRoom(meetingId), (doc) => {
		const terms = [
			{ language: "en", words: "asylum", status: "agreed" },
			{ language: "ru", words: "убежище", note: "Не «политическое убежище»." },
			{ language: "ka", words: "თავშესაფარი", status: "forbidden", pronunciation: "tavshesapari" },
		] as const;
		const facts = { definition: "A right and a duty.", subject: "protection", source: "CT/3", isRestricted: true };
		addConcept(doc, { ...facts, terms }, { by: secretariat.id, at: Date.now() });
	});
	const day = dayOf(Date.now(), "UTC");
	await secretariat.ask("POST", `/api/meetings/${meetingId}/facts`, { interpreterId: nino.id, day, kind: "late" });
	keeping = await secretariat.ask("POST", `/api/interpreters/${nino.id}/ask-to-keep`);
	await secretariat.ask("POST", "/api/parties", { kind: "state", codes: { en: "UKR" }, names: { en: "Ukraine" } });
	const body = { names: { en: "Steering Committee" }, codes: {}, powers: {}, partyIds: [], posts: [] };
	await secretariat.ask("POST", "/api/bodies/import", { rows: [{ body, into: null }], fileName: "bodies.csv" });
	const [first = "", second = ""] = await itemsOf(server, english, meetingId);
	const itemId = first;
	const decision = await raise(server, english, meetingId, { kind: "decision", itemId });
	const late = { kind: "action", itemId: second, owners: [{ partyId: parties.ukraine }], dueOn: "2026-01-15" } as const;
	const actions = [
		await raise(server, english, meetingId, { ...late, owners: [...late.owners] }),
		await raise(server, english, meetingId, {
			kind: "action",
			itemId: second,
			owners: [{ accountId: secretariat.id }],
			dueOn: "2036-01-15",
		}),
	];
	await writeLines(server, english, meetingId, "en", {
		[first]: [
			{ words: "The delegation presented its report and recalled the safeguards.", speaker: parties.ukraine },
			{ words: "Lists are exchanged once a month.", record: { kind: "decision", id: decision } },
		],
		[second]: [
			{ words: "Prepare a glossary of terms", record: { kind: "action", id: actions[0] ?? "" } },
			{ words: "Book the next hall", record: { kind: "action", id: actions[1] ?? "" } },
		],
	});
	await writeLines(server, russian, meetingId, "ru", {
		[first]: [
			{ words: "Делегация представила доклад и напомнила о гарантиях.", speaker: parties.ukraine },
			{ words: "Списками обмениваются раз в месяц.", record: { kind: "decision", id: decision } },
		],
	});
}

for (const [theme, language] of [
	["light", "en"],
	["dark", "ru"],
] as const) {
	test(`every page and dialog: ${theme}, ${language}`, async ({ browser }) => {
		test.setTimeout(600_000);
		const { secretariat, meetingId } = workshop;
		await secretariat.ask("PATCH", "/api/me", { language });
		const { page, look, done } = await openEyes(browser, theme, language);
		await signIn(page.context(), secretariat, server.address);
		const at = (path: string) => `${server.address}${path}`;
		const dialog = page.getByRole("dialog");
		const shut = async () => {
			await page.keyboard.press("Escape");
			await expect(dialog).toHaveCount(0);
		};
		const tables = page.locator(".list-head [aria-haspopup=menu]");
		const keys = async (key: string, name: string) => {
			await page.keyboard.press(key);
			await expect(dialog).toBeVisible();
			await look(name);
			await shut();
		};

		await page.goto(at("/"));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("home");
		await keys("c", "new meeting");
		await keys("?", "keys");
		await page.locator(".you").click();
		await look("my menu");
		await page.keyboard.press("Escape");

		await page.goto(at("/meetings"));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("meetings");

		await page.goto(at("/people"));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("people");
		await keys("i", "invite");

		await page.goto(at("/people?part=parties"));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("parties");
		await tables.click();
		await page.getByRole("menuitem").first().click();
		await expect(dialog).toBeVisible();
		await dialog.locator("textarea").fill("Kind,Code,Name\nstate,LT,Lithuania\nrealm,XX,Nowhere\n");
		await expect(dialog.locator(".import-warnings")).toBeVisible();
		await look("a table of parties");
		await shut();
		await page.locator(".alike").first().click();
		await expect(dialog.locator(".merge-words")).toBeVisible();
		await look("two parties that are one");
		await shut();
		await tables.click();
		await page.getByRole("menuitem").last().click();
		await dialog.locator(".import-entry .btn").first().click();
		await expect(dialog.locator(".import-undo .btn.primary")).toBeVisible();
		await look("tables that were taken in");
		await shut();

		await page.goto(at("/people?part=bodies"));
		await expect(page.locator(".empty, .list > li").first()).toBeVisible();
		await look("bodies");
		await keys("n", "new body");

		await page.goto(at("/people?part=interpreters"));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("interpreters");
		await keys("n", "new interpreter");
		await page.locator(".list .btn.icon").first().click();
		await page.getByRole("menuitem").first().click();
		await expect(dialog).toBeVisible();
		await look("an interpreter");
		await shut();
		await tables.click();
		await page.getByRole("menuitem").first().click();
		await expect(dialog).toBeVisible();
		await dialog.locator("textarea").fill("Name,A,C\nNino Example,ka,en\nНино Эксампле,ka,xx\n");
		await expect(dialog.locator(".import-warnings")).toBeVisible();
		await look("a table of interpreters");
		await shut();

		await page.goto(at("/follow-up"));
		await expect(page.locator("[data-action]").first()).toBeVisible();
		await look("follow-up");
		await page.goto(at("/follow-up?view=board"));
		await expect(page.locator(".card").first()).toBeVisible();
		await look("follow-up as a board");

		await page.goto(at("/account"));
		await expect(page.locator(".own-entry .facts > li")).toBeVisible();
		await look("account");
		await page.locator(".own-entry .facts .btn").click();
		await expect(dialog).toBeVisible();
		await look("a comment on a fact");
		await shut();
		await page.locator("section[aria-labelledby=access-tokens] .row .btn").click();
		await look("new access token");
		await dialog.locator("input").fill("Minutes to paper");
		await page.keyboard.press("Enter");
		await expect(dialog.locator("input[readonly]")).toBeVisible();
		await look("an access token, shown once");
		await shut();

		await page.goto(at("/settings"));
		await expect(page.locator("form")).toBeVisible();
		await look("settings");

		await page.goto(at("/nowhere"));
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await look("nothing here");

		await page.goto(at(`/meetings/${meetingId}/people`));
		await expect(page.locator(".list > li").first()).toBeVisible();
		await look("people of the meeting");
		await keys("i", "invite to the meeting");

		await page.goto(at(`/meetings/${meetingId}/interpreters`));
		await page.getByRole("button", { name: language === "en" ? "How it went" : "Как прошло" }).click();
		await expect(dialog.locator(".facts > li")).toBeVisible();
		await look("how it went");
		await shut();

		await page.goto(at(`/meetings/${meetingId}/plan`));
		await expect(page.locator(".saved-mark.saved")).toBeVisible();
		await look("plan");

		await page.goto(livePage(server.address, meetingId));
		await expect(page.locator(".outcome.decision").first()).toBeVisible();
		await expect(page.locator(".saved-mark.saved")).toBeVisible();
		await look("live");
		await page.locator(".outcome-entry .outcome-label").first().click();
		await expect(dialog).toBeVisible();
		await look("an action");
		await shut();
		const other = await browserOf(browser, workshop.chair, server.address);
		await other.page.goto(livePage(server.address, meetingId));
		await page.locator(".faces-button").click();
		await look("who is here");
		await page.keyboard.press("Escape");
		await page.keyboard.press("Space");
		await expect(page.locator(".floor-clock")).toBeVisible();
		await page.getByRole("button", { name: language === "en" ? "English, Russian" : "английский, русский" }).click();
		await expect(page.locator(".columns-2 .ProseMirror").nth(1)).toBeVisible();
		await look("live, an item being taken, two columns");

		await page.goto(at(`/meetings/${meetingId}/glossary`));
		await expect(page.locator(".glossary .term").first()).toBeVisible();
		await look("glossary");
		await page.keyboard.press("n");
		await expect(page.locator(".term-box")).toBeFocused();
		await look("glossary, a new concept");
		await page.keyboard.press("Escape");
		await page.locator(".about").first().click();
		await expect(dialog).toBeVisible();
		await look("a concept");
		await shut();
		const tool = async (place: number) => {
			await page.locator(".glossary-tools [aria-haspopup=menu]").click();
			await page.getByRole("menuitem").nth(place).click();
			await expect(dialog).toBeVisible();
		};
		await tool(0);
		await dialog.locator("textarea").fill("en,ru,Status\nvisa,виза,sacred\nasylum,убежище,\n");
		await expect(dialog.locator(".import-warnings")).toBeVisible();
		await look("a table of terms");
		await shut();
		await tool(1);
		await look("a glossary to take over");
		await shut();
		await tool(4);
		await look("columns of the glossary");
		await shut();

		await page.goto(at(`/meetings/${meetingId}/booth`));
		await expect(page.locator(".console-line")).toHaveText(language === "en" ? "Connected" : "На связи");
		await page.keyboard.press("3");
		await page.keyboard.press("s");
		await expect(page.locator(".signal.sent")).toBeVisible();
		await look("the booth's console");
		await page.keyboard.press("g");
		await expect(dialog).toBeVisible();
		await dialog.locator("input").fill("ubezh");
		await expect(dialog.locator(".look-up-found > li")).toBeVisible();
		await look("a term looked up in the booth");
		await shut();
		await page.goto(livePage(server.address, meetingId));
		await expect(page.locator(".chair-line")).toBeVisible();
		await look("live, with a word of the interpreters");

		await page.context().clearCookies();
		const body = { name: "Nora Newcomer", language, partyId: null, office: null };
		const { handOver } = await secretariat.ask<{ handOver: { link: string } }>("POST", "/api/people", {
			...body,
			address: `nora.${language}@people.test`,
		});
		await page.goto(at("/sign-in"));
		await expect(page.locator(".sample-way button")).toBeVisible();
		await look("sign in");
		if (!areTwo) await lookAround();
		await page.goto(keeping.link);
		await expect(page.locator(".offer .btn.primary")).toBeVisible();
		await look("may we keep your entry");
		await page.goto("about:blank");
		await page.goto(handOver.link);
		await expect(page.locator(".btn.primary")).toBeVisible();
		await look("a link");
		await page.locator(".btn.primary").click();
		await expect(page.locator("form")).toBeVisible();
		await look("first words");
		await page.goto("about:blank");
		await page.goto(handOver.link);
		await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
		await look("a used link");
		await done();

		async function lookAround(): Promise<void> {
			await page.locator(".sample-way button").click();
			await expect(page.locator(".sample-bar")).toBeVisible();
			await expect(page.locator(".hero")).toBeVisible();
			await look("home of the sample");
			await page.locator(".sample-bar .btn.quiet").click();
			await look("menu of the sample");
			await page.keyboard.press("Enter");
			await expect(dialog).toBeVisible();
			await look("about the sample");
			await shut();
			await page.locator(".hero .btn.primary").click();
			await expect(page.locator(".saved-mark.saved")).toBeVisible();
			await look("live in the sample");
			await page.goto(at("/sample/follow-up"));
			await expect(page.locator("[data-action]").first()).toBeVisible();
			await look("follow-up of the sample");
			await page.goto(at("/sign-in"));
			await expect(page.locator(".sample-way button")).toBeVisible();
		}
	});
}

/** A page of somebody with this taste, and eyes that look at it as it stands. */
async function openEyes(browser: Browser, theme: "light" | "dark", language: string) {
	const context = await browser.newContext({
		colorScheme: theme,
		reducedMotion: "reduce",
		locale: language === "en" ? "en-GB" : "ru-RU",
		viewport: { width: 1440, height: 900 },
	});
	const page = await context.newPage();
	const complaints = complaintsOf(page, refusals);
	const look = async (name: string) => {
		const { violations } = await new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).analyze();
		const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
		const told = grave.map(
			({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("; ")}`,
		);
		expect.soft(told, `${name}: what axe finds`).toEqual([]);
		for (const width of widths) {
			await page.setViewportSize({ width, height: 900 });
			expect.soft(await page.evaluate(sticksOut), `${name}: what sticks out at ${width}`).toEqual([]);
		}
	};
	const done = async () => {
		expect(complaints).toEqual([]);
		await context.close();
	};
	return { page, look, done };
}

/** What makes the page, or an open dialog, wider than its window. Runs in the browser. */
function sticksOut(): string[] {
	const frames = [document.documentElement, ...document.querySelectorAll<HTMLElement>("dialog[open], :popover-open")];
	return frames
		.filter((frame) => frame.scrollWidth > frame.clientWidth + 1)
		.flatMap((frame) => {
			const edge = frame.getBoundingClientRect().left + frame.clientWidth + 1;
			const wide = [...frame.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > edge);
			const names = wide.map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute("class") ?? ""}`);
			return [`${frame.tagName.toLowerCase()} ${frame.scrollWidth} > ${frame.clientWidth}`, ...names.slice(0, 6)];
		});
}
