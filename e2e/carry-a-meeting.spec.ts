/** Interpreters carry a meeting: microphone and hand-over, the floor's language, slower please, a day that runs late, one falls ill. */
import type { Browser, Page } from "@playwright/test";
import { changeSitting, publishRoster } from "@plenary/documents";
import { agendaRoom, clockOf, dayOf, type RosterSnapshot, rosterRoom } from "@plenary/domain";
import { noonZone, register, sittingsOf } from "./booths.ts";
import { livePage } from "./minutes.ts";
import { writeRoom } from "./pens.ts";
import { browserOf, complaintsOf, enter, type Person } from "./people.ts";
import { openFloor } from "./raw.ts";
import { startServer, type TestServer } from "./server.ts";
import { expect, test } from "./test.ts";
import { holdWorkshop, type Workshop } from "./workshop.ts";

const minute = 60_000;
const telephone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const zone = noonZone();

let server: TestServer;
let workshop: Workshop;
let complaints: string[][];
let chief: Person;
let maria: Person;
let ivan: Person;
let ids: Record<"maria" | "ivan" | "dana" | "eve" | "nestor", string>;
let sittings: string[];

test.beforeEach(async () => {
	server = await startServer();
	workshop = await holdWorkshop(server);
	complaints = [];
	const { secretariat, meetingId } = workshop;
	chief = await bring("Clara Chief", "chiefInterpreter");
	maria = await bring("Maria Sokolova", "interpreter");
	ivan = await bring("Ivan Petrov", "interpreter");
	ids = {
		maria: await register(secretariat, "Maria Sokolova", "ru,,en", { accountId: maria.id }),
		ivan: await register(secretariat, "Ivan Petrov", "ru,,en ka", { accountId: ivan.id }),
		dana: await register(secretariat, "Dana Kowalska", "en,,ru ka"),
		eve: await register(secretariat, "Eve Example", "en,,ru"),
		nestor: await register(secretariat, "Nestor Pivot", "ru,,en ka"),
	};
	const { meeting } = await secretariat.ask<{ meeting: object }>("GET", `/api/meetings/${meetingId}`);
	const day = dayOf(Date.now(), zone);
	await secretariat.ask("PUT", `/api/meetings/${meetingId}`, { ...meeting, zone, startsOn: day, endsOn: day });
	sittings = await sittingsOf(server, secretariat, meetingId);
	await writeRoom(server, secretariat, agendaRoom(meetingId), (doc) => {
		changeSitting(doc, sittings[0] ?? "", { day, startsAt: "09:00", endsAt: "14:00" });
		changeSitting(doc, sittings[1] ?? "", { day, startsAt: "15:00", endsAt: "18:00" });
	});
});
test.afterEach(async () => {
	expect(complaints.flat()).toEqual([]);
	await server.remove();
});

async function bring(name: string, role: string): Promise<Person> {
	const address = `${name.toLowerCase().replaceAll(" ", ".")}@people.test`;
	const path = `/api/meetings/${workshop.meetingId}/participants`;
	const body = { address, name, language: "en", role, partyId: null };
	const { handOver } = await workshop.secretariat.ask<{ handOver: { link: string } }>("POST", path, body);
	const person = await enter(server.address, handOver.link.split("#")[1] ?? "");
	await person.ask("PATCH", "/api/me", { name, names: {}, language: "en" });
	return person;
}

/** Publishes the first sitting, engaged for so many minutes from now. */
async function publish(minutes: number, russian = [ids.maria, ids.ivan]): Promise<void> {
	const names = {
		maria: "Maria Sokolova",
		ivan: "Ivan Petrov",
		dana: "Dana Kowalska",
		eve: "Eve Example",
		nestor: "Nestor Pivot",
	};
	const end = Date.now() + minutes * minute;
	const snapshot: RosterSnapshot = {
		sittings: [
			{
				...{ sittingId: sittings[0] ?? "", titles: { en: "Morning" }, hall: "", day: dayOf(Date.now(), zone) },
				...{ startsAt: "09:00", endsAt: clockOf(end, zone), mode: "simultaneous", spoken: ["en", "ru", "ka"] },
				booths: [
					{ id: "en", into: ["en"], interpreterIds: [ids.dana, ids.eve] },
					{ id: "ru", into: ["ru"], interpreterIds: russian },
				],
			},
		],
		people: Object.fromEntries(
			Object.entries(names).map(([key, name]) => [ids[key as keyof typeof ids], { name, names: {} }]),
		),
	};
	await writeRoom(server, workshop.secretariat, rosterRoom(workshop.meetingId), (doc) =>
		publishRoster(doc, snapshot, { at: Date.now(), by: workshop.secretariat.id }),
	);
}

async function open(browser: Browser, person: Person, path: string, options = {}): Promise<Page> {
	const { page } = await browserOf(browser, person, server.address, options);
	complaints.push(complaintsOf(page));
	await page.goto(path);
	return page;
}
const boothPath = () => `${server.address}/meetings/${workshop.meetingId}/booth`;
const mic = (page: Page) => page.locator(".console-mic");
const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).click();

test("a meeting is carried by its booths, over a server that dies and a day that runs late", async ({ browser }) => {
	await publish(25);
	const live = livePage(server.address, workshop.meetingId);
	const chair = await open(browser, workshop.chair, live);
	const rapporteur = await open(browser, workshop.english, live);
	const lead = await open(browser, chief, boothPath());
	const one = await open(browser, maria, boothPath(), telephone);
	const other = await open(browser, ivan, boothPath(), telephone);

	await expect(one.locator(".console-choice select")).toHaveText(/Russian booth · Morning/);
	await expect(lead.locator(".console-choice option")).toHaveCount(2);
	await expect(chair.locator(".floor-bar")).toContainText("No item is being taken");
	await chair.keyboard.press("Space");
	await expect(one.locator(".console-now")).toContainText("Item 1");
	await expect(one.locator(".console-title"), "the title in both languages").toHaveCount(2);
	await expect(mic(one).getByRole("alert")).toContainText("Nobody is at the microphone while the floor runs.");

	// Who is on has one answer, and everybody sees it.
	await press(one, "Take the microphone");
	await expect(mic(one).locator(".mic-on")).toContainText("You");
	await expect(mic(other).locator(".mic-on")).toContainText("Maria Sokolova");
	await expect(mic(other).getByRole("alert")).toBeEmpty();

	// The language of the floor, and who hears it how.
	await press(one, "English");
	await expect(other.locator(".console-channel").first()).toContainText("Your channel RU: direct · 2 people");
	await press(other, "Georgian");
	await expect(one.locator(".relay-map")).toContainText("direct · 1 person");
	await expect(mic(one).locator(".mic-team")).toContainText("by relay");
	await press(one, "English");

	// A hand-over: both see the countdown, also after the server was killed in it.
	await press(one, "in 2 min");
	await press(other, "Accept");
	for (const page of [one, other])
		await expect(mic(page).locator(".mic-state")).toContainText(/Next at the microphone.*1:[0-5]\d/);
	await server.kill();
	await expect(one.locator(".console-line")).toContainText("The line is cut");
	await press(one, "Slower");
	await expect(one.locator(".toast")).toContainText("nothing was sent");
	await server.start();
	for (const page of [one, other, lead])
		await expect(page.locator(".console-line")).toHaveText("Connected", { timeout: 20_000 });
	for (const page of [one, other]) {
		await expect(mic(page).locator(".mic-state")).toContainText(/1:[0-5]\d/);
	}
	await press(other, "Switch now");
	await expect(mic(one).locator(".mic-on")).toContainText("Ivan Petrov");
	await expect(mic(other).locator(".mic-on")).toContainText("You");
	await expect(one.getByRole("button", { name: "Take over at once" })).toBeVisible();

	// Slower, please: of two booths one line, for the chair and nobody else of the hall.
	await lead.locator(".console-choice select").selectOption({ label: "English booth · Morning" });
	await press(one, /^Slower/);
	await press(lead, /^Slower/);
	await expect(chair.locator(".chair-line")).toContainText("Interpreters: please slower · 2 booths", {
		timeout: 20_000,
	});
	await expect(one.locator(".signal.slower")).toContainText("sent");
	await expect(rapporteur.locator(".floor-bar")).toContainText("Item 1");
	await expect(rapporteur.locator(".chair-line")).toHaveCount(0);
	await chair.keyboard.press("a");
	await expect(chair.locator(".chair-line")).toHaveCount(0);
	await expect(one.locator(".signal.slower")).toContainText("the chair has seen it");

	// The day runs late: half an hour before, those who lead; a quarter before, the chair.
	await expect(lead.getByRole("region", { name: "End of interpretation" })).toContainText("engaged until");
	await expect(chair.locator(".chair-line")).toHaveCount(0);
	await publish(10);
	await expect(chair.locator(".chair-line")).toContainText(/Interpretation ends at \d\d:\d\d, in (9|10) min/);
	await press(one, /^Stay 30 min/);
	await expect(lead.getByRole("region", { name: "End of interpretation" })).toContainText("has not agreed");
	await press(chair, /^Seen/);
	await expect(chair.locator(".chair-line")).toHaveCount(0);

	// One falls ill: what is lost, who could come, and the turns until then.
	await press(lead, "Can not work Ivan Petrov");
	await expect(mic(other).locator(".mic-team")).toContainText("can not work");
	await expect(mic(one).locator(".mic-on")).toContainText("Nobody");
	const without = lead.getByRole("region", { name: "Without Ivan Petrov" });
	await expect(without).toContainText(/KA → RU now:\s*relay from EN, one person alone/);
	await expect(without).toContainText("Relief must come by");
	await expect(without).toContainText("Nestor Pivot (from EN KA)");
	await expect(without.getByRole("link", { name: "See it in the planner" })).toHaveAttribute(
		"href",
		/\/interpreters\?day=/,
	);
	await press(lead, "Can not work Maria Sokolova");
	await expect(lead.getByRole("region", { name: "Without Maria Sokolova" })).toContainText(
		"If nobody comes, 3-2 becomes 3-1: not interpreted into: Russian.",
	);
	await press(lead, "Back Maria Sokolova");
	await publish(10, [ids.maria, ids.nestor]);
	await expect(mic(one).locator(".mic-team")).toContainText("Nestor Pivot");
	await expect(other.locator(".console")).toContainText("You are in no booth today.");
});

test("whoever is in no booth, and every program of another role, is turned away", async ({ browser }) => {
	const early = await open(browser, maria, boothPath(), telephone);
	await expect(early.locator(".console")).toContainText("No roster is published yet.");
	await expect(early.locator(".console")).toContainText("Ask the chief interpreter");
	await publish(60, [ids.maria]);
	await expect(early.locator(".console-mic")).toBeVisible();
	const delegate = await open(browser, workshop.delegate, boothPath());
	await expect(delegate.locator(".console")).toContainText("This console is for interpreters");
	await expect(delegate.getByRole("link", { name: "Booth" })).toHaveCount(0);
	const none = await open(browser, ivan, boothPath(), telephone);
	await expect(none.locator(".console")).toContainText("You are in no booth today.");

	const { meetingId, english, observer, chair } = workshop;
	const at = { sittingId: sittings[0], booth: "ru" };
	const take = { kind: "takeMic", ...at, interpreterId: ids.maria, instead: null };
	const signal = { kind: "signal", ...at, signal: "stopSound" };
	const ill = { kind: "outOfAction", interpreterId: ids.maria };
	const asked = async (person: Person) => {
		const floor = await openFloor(server.address, person);
		let heard = 0;
		floor.socket.on("desk", () => heard++);
		const codes = [await floor.ask("watchDesk", meetingId)];
		for (const command of [take, signal, ill]) codes.push(await floor.ask("desk", meetingId, command));
		return { floor, heard: () => heard, codes: codes.map(({ refusal }) => refusal?.code ?? "yes") };
	};
	const not = "notAllowed";
	const outside = [];
	for (const person of [english, workshop.delegate, observer]) {
		const found = await asked(person);
		expect(found.codes, person.name).toEqual([not, not, not, not]);
		outside.push(found);
	}
	expect((await asked(chair)).codes).toEqual(["yes", not, not, not]);
	expect((await asked(ivan)).codes).toEqual(["yes", "notInBooth", "notInBooth", not]);
	expect((await asked(maria)).codes).toEqual(["yes", "yes", "yes", not]);
	expect((await asked(chief)).codes).toEqual(["yes", "alreadyOn", "yes", "yes"]);
	await expect(mic(early).locator(".mic-on")).toContainText("Nobody");
	for (const { floor, heard } of outside) {
		await floor.ask("watch", meetingId);
		expect(heard(), "nothing of the booths is told to the hall").toBe(0);
		floor.close();
	}
});
