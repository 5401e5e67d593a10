/** The pictures of the README and the documents, of a small made-up meeting and of the sample: `npm run pictures -w e2e`. */
import { renameSync, writeFileSync } from "node:fs";
import { mkdir, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, expect, type Page } from "@playwright/test";
import { readAgenda, setLength, setTitle } from "@plenary/documents";
import { agendaRoom, instantOf, type Owner } from "@plenary/domain";
import { launchOptions } from "./chromium.ts";
import { expectSaved, expectWritable, livePage, sectionOf } from "./minutes.ts";
import { itemsOf, raise, writeLines, writeRoom } from "./pens.ts";
import { enter, type Person, signIn } from "./people.ts";
import { openFloor } from "./raw.ts";
import { startServer } from "./server.ts";
import { takeTour } from "./tour-pictures.ts";

const folder = fileURLToPath(new URL("../docs/pictures/", import.meta.url));
await mkdir(folder, { recursive: true });
const zone = "Europe/Vilnius";
const today = new Date().toISOString().slice(0, 10);
const shift = join(await mkdtemp(join(tmpdir(), "plenary-pictures-")), "shift");
setClock("09:01");
// The server lives at the hour of the meeting, whenever the pictures are taken.
const clock = `import{readFileSync}from"node:fs";const real=Date.now;Date.now=()=>real()+Number(readFileSync("${shift}","utf8"))`;
const server = await startServer({
	LOG_LEVEL: "error",
	NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(clock)}`,
});
const browser = await chromium.launch(launchOptions);
try {
	await takePictures(await holdMeeting());
	await takeTour(browser, server.address, shoot);
} finally {
	await browser.close();
	await server.remove();
}

/** Sets the server's clock to a time of this morning in the hall. */
function setClock(time: string): void {
	writeFileSync(`${shift}.new`, String(instantOf(today, time, zone) - Date.now()));
	// At once: a half-written shift would be the hour of nowhere.
	renameSync(`${shift}.new`, shift);
}

type Meeting = Awaited<ReturnType<typeof holdMeeting>>;

async function holdMeeting() {
	const ada = await enter(server.address, server.firstLink);
	await ada.ask("PATCH", "/api/me", {
		name: "Astrid Holm",
		names: {},
		language: "en",
		address: "astrid@panel.example",
	});
	await ada.ask("PATCH", "/api/process", {
		names: { en: "Baltic–Black Sea Dialogue", ru: "Балтийско-Черноморский диалог" },
		languages: ["en", "ru"],
	});
	const party = async (kind: string, codes: [string, string], names: [string, string]) => {
		const body = { kind, codes: { en: codes[0], ru: codes[1] }, names: { en: names[0], ru: names[1] } };
		return (await ada.ask<{ id: string }>("POST", "/api/parties", body)).id;
	};
	const ukraine = await party("state", ["UA", "УКР"], ["Ukraine", "Украина"]);
	const lithuania = await party("state", ["LT", "ЛИТ"], ["Lithuania", "Литва"]);
	const moldova = await party("state", ["MD", "МОЛ"], ["Moldova", "Молдова"]);
	const georgia = await party("state", ["GE", "ГРУ"], ["Georgia", "Грузия"]);
	const iom = await party("organisation", ["IOM", "МОМ"], ["Migration Organization", "Организация по миграции"]);
	const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);
	const plan = async (type: string, en: string, ru: string, ahead: number, hosts: string[], days = 1) => {
		const body = {
			type,
			titles: { en, ru },
			startsOn: day(ahead),
			endsOn: day(ahead + days - 1),
			zone,
			place: "Vilnius",
			hall: "Hall of Columns",
			languages: ["en", "ru"],
			hostPartyIds: hosts,
		};
		return (await ada.ask<{ id: string }>("POST", "/api/meetings", body)).id;
	};
	const id = await plan(
		"thematicWorkshop",
		"Workshop on voluntary return and readmission",
		"Семинар по добровольному возвращению и реадмиссии",
		0,
		[lithuania],
	);
	const committee = await plan(
		"steeringCommittee",
		"Steering committee, autumn session",
		"Руководящий комитет, осенняя сессия",
		24,
		[moldova],
	);
	const conference = await plan(
		"clusterConference",
		"Conference on border cooperation",
		"Конференция по пограничному сотрудничеству",
		61,
		[georgia],
		2,
	);
	await plan("training", "Training for document examiners", "Тренинг для экспертов по документам", -32, [ukraine], 3);
	const bring = async (name: string, ru: string, role: string, partyId: string | null, language = "en") => {
		const address = `${name.toLowerCase().replaceAll(" ", ".")}@panel.example`;
		const body = { address, name, language, role, partyId };
		const path = `/api/meetings/${id}/participants`;
		const { handOver } = await ada.ask<{ handOver: { link: string } }>("POST", path, body);
		const person = await enter(server.address, handOver.link.split("#")[1] ?? "");
		await person.ask("PATCH", "/api/me", { name, names: { ru }, language });
		return person;
	};
	const english = await bring("Olena Marchenko", "Елена Марченко", "rapporteur", ukraine);
	for (const other of [committee, conference]) {
		const body = { accountId: english.id, role: "delegate", partyId: ukraine };
		await ada.ask("POST", `/api/meetings/${other}/participants`, body);
	}
	return {
		id,
		ada,
		parties: { ukraine, lithuania, moldova, georgia, iom },
		chair: await bring("Jonas Petrauskas", "Йонас Петраускас", "chair", lithuania),
		english,
		russian: await bring("Ion Rusu", "Ион Русу", "rapporteur", moldova, "ru"),
		delegate: await bring("Nino Beridze", "Нино Беридзе", "delegate", georgia),
		organisation: await bring("Marc Dubois", "Марк Дюбуа", "delegate", iom),
	};
}

/** What has been said and agreed so far, in both languages. */
async function write({ id, english, russian, parties, chair }: Meeting, items: string[]): Promise<void> {
	const [opening = "", reports = "", lists = ""] = items;
	const titles: [string, string, number][] = [
		["Opening and adoption of the agenda", "Открытие и утверждение повестки", 15],
		["Reports on pending readmission cases", "Доклады о незавершённых делах по реадмиссии", 40],
		["Verification of identity and exchange of lists", "Проверка личности и обмен списками", 45],
	];
	await writeRoom(server, chair, agendaRoom(id), (doc) => {
		for (const [place, [en, ru, minutes]] of titles.entries()) {
			const itemId = items[place] ?? "";
			setTitle(doc, itemId, "en", en);
			setTitle(doc, itemId, "ru", ru);
			setLength(doc, itemId, minutes);
		}
		return readAgenda(doc);
	});
	const year = new Date().getFullYear() + 1;
	const decision = {
		kind: "decision",
		id: await raise(server, english, id, { kind: "decision", itemId: reports }),
	} as const;
	const action = {
		kind: "action",
		id: await raise(server, english, id, {
			kind: "action",
			itemId: reports,
			owners: [{ partyId: parties.lithuania }, { partyId: parties.iom }],
			dueOn: `${year}-02-15`,
		}),
	} as const;
	const template = await raiseAction({ partyId: parties.ukraine }, `${year}-01-20`);
	const contacts = await raiseAction({ accountId: russian.id }, `${year}-03-01`);
	await writeLines(server, english, id, "en", {
		[opening]: [
			{ words: "The chair opened the workshop and welcomed nine delegations. The agenda was adopted as circulated." },
		],
		[reports]: [
			{
				words:
					"presented the number of cases open since the last meeting and asked that replies be given within ten working days.",
				speaker: parties.ukraine,
			},
			{
				words: "agreed in principle and recalled that personal data may travel over the protected channel only.",
				speaker: parties.lithuania,
			},
			{ words: "Lists of pending cases are exchanged on the first working day of each month.", record: decision },
			{ words: "Prepare the form of the list and the glossary of terms", record: action },
		],
		[lists]: [
			{ words: "described its pilot with interviews by video link.", speaker: parties.georgia },
			{ words: "Circulate a template for lists of contact persons", record: template },
			{ words: "Name two contact persons for each border sector", record: contacts },
		],
	});
	await writeLines(server, russian, id, "ru", {
		[opening]: [
			{
				words: "Председатель открыл семинар и приветствовал девять делегаций. Повестка утверждена в разосланном виде.",
			},
		],
		[reports]: [
			{
				words: "представила число дел, открытых с прошлой встречи, и просила отвечать в течение десяти рабочих дней.",
				speaker: parties.ukraine,
			},
			{
				words: "в принципе согласилась и напомнила, что персональные данные передаются только по защищённому каналу.",
				speaker: parties.lithuania,
			},
			{ words: "Списками незавершённых дел обмениваются в первый рабочий день каждого месяца.", record: decision },
			{ words: "Подготовить форму списка и глоссарий терминов", record: action },
		],
		[lists]: [
			{ words: "описала пилотный проект: собеседования по видеосвязи.", speaker: parties.georgia },
			{ words: "Разослать образец списка контактных лиц", record: template },
			{ words: "Назначить двух контактных лиц на каждый участок границы", record: contacts },
		],
	});

	async function raiseAction(owner: Owner, dueOn: string) {
		const record = { kind: "action", itemId: lists, owners: [owner], dueOn } as const;
		return { kind: "action", id: await raise(server, english, id, { ...record, owners: [owner] }) } as const;
	}
}

async function takePictures(meeting: Meeting): Promise<void> {
	const items = await itemsOf(server, meeting.chair, meeting.id);
	await write(meeting, items);
	const floor = await openFloor(server.address, meeting.chair);
	await floor.ask("watch", meeting.id);
	for (const [place, time] of ["09:02", "09:18"].entries()) {
		setClock(time);
		await floor.ask("floor", meeting.id, { kind: "startItem", itemId: items[place] });
	}
	// Half an hour without a sign of life would sign the secretariat out.
	setClock("09:29");
	const live = livePage(server.address, meeting.id);
	const reader = await openBy(browser, meeting.ada, { viewport: { width: 1440, height: 900 }, colorScheme: "light" });
	await reader.goto(live);
	await reader.getByRole("button", { name: "English, Russian" }).click();

	const guests = [];
	for (const person of [meeting.delegate, meeting.organisation]) {
		const page = await openBy(browser, person, {});
		await page.goto(live);
		guests.push(page);
	}
	const english = await openBy(browser, meeting.english, {});
	await english.goto(live);
	await expectWritable(english, 1);
	await sectionOf(english, 1).locator("p").nth(1).click();
	await english.keyboard.press("End");
	await english.keyboard.type(" It asked for");
	const russian = await openBy(browser, meeting.russian, {});
	await russian.goto(live);
	await expectWritable(russian, 1, "ru");
	await sectionOf(russian, 1, "ru").locator("p").first().click();
	await russian.keyboard.press("End");
	await russian.keyboard.type(" Ответы направляются");
	await expectSaved(russian);
	await expectWritable(reader, 1, "ru");
	await expect(reader.locator(".caret")).toHaveCount(2);
	await reader.locator(".rail-item.current .rail-link").click();
	await reader.mouse.move(0, 0);
	await shoot(reader, "live");

	await reader.goto(`${server.address}/meetings/${meeting.id}/plan`);
	await expectSaved(reader);
	await reader.locator(".plan-title.own").nth(1).click();
	await shoot(reader, "plan");

	await reader.goto(`${server.address}/settings`);
	await shoot(reader, "settings");

	const home = await openBy(browser, meeting.english, { viewport: { width: 1440, height: 900 } });
	await home.goto(server.address);
	await home.getByText("A-2").first().waitFor();
	await shoot(home, "home");

	const phone = await openBy(browser, meeting.russian, {
		viewport: { width: 390, height: 844 },
		colorScheme: "dark",
		locale: "ru-RU",
		deviceScaleFactor: 2,
		hasTouch: true,
		isMobile: true,
	});
	await phone.goto(live);
	await expectWritable(phone, 1, "ru");
	await shoot(phone, "live-dark-phone");
	floor.close();
}

async function openBy(from: Browser, person: Person, options: BrowserContextOptions): Promise<Page> {
	const context = await from.newContext({ timezoneId: zone, reducedMotion: "reduce", ...options });
	await signIn(context, person, server.address);
	return context.newPage();
}

async function shoot(page: Page, name: string): Promise<void> {
	await page.evaluate(() => document.fonts.ready);
	await page.waitForTimeout(1500);
	await page.screenshot({ path: `${folder}${name}.png` });
	console.log(`docs/pictures/${name}.png`);
}
