/** A large house for benches: people, interpreters, meetings and actions as a process of many years has them. */
import { fileOutcome, publishRoster, raiseOutcome } from "@plenary/documents";
import { addDays, newId, outcomesRoom, rosterRoom } from "@plenary/domain";
import { dice } from "./noise.ts";
import { writeRoom } from "./pens.ts";
import { enter, type Person } from "./people.ts";
import type { TestServer } from "./server.ts";

export const largeHouse = {
	people: 300,
	interpreters: 150,
	meetings: 50,
	actionsInMeeting: 100,
	atMeeting: 40,
	sittings: 6,
};
const { people, interpreters, meetings, actionsInMeeting, atMeeting, sittings } = largeHouse;

export interface House {
	secretariat: Person;
	delegate: Person;
	meetingIds: string[];
}

/** Fills a new server; resolves when its lists are whole. */
export async function fillHouse(server: TestServer): Promise<House> {
	const roll = dice(7);
	const { address, firstLink } = server;
	const secretariat = await enter(address, firstLink);
	const partyIds: string[] = [];
	for (const code of ["UA", "LT", "PL", "GE", "AM", "MD", "EE", "LV", "RO", "AZ"]) {
		const party = { kind: "state", codes: { en: code }, names: { en: `State of ${code}`, ru: `Государство ${code}` } };
		partyIds.push((await secretariat.ask<{ id: string }>("POST", "/api/parties", party)).id);
	}
	const partyOf = (number: number) => partyIds[number % partyIds.length] ?? null;
	await secretariat.ask("POST", "/api/people/import", {
		rows: numbers(people).map((number) => ({ person: personRow(number, partyOf(number)), into: null })),
	});
	const register = await secretariat.ask<{ id: string }[]>("GET", "/api/people");
	const known = register.filter(({ id }) => id !== secretariat.id);
	const interpreterIds = await addInterpreters(secretariat);
	const meetingIds: string[] = [];
	for (const number of numbers(meetings)) meetingIds.push(await addMeeting(secretariat, number, known, roll, partyOf));
	for (const [number, meetingId] of meetingIds.entries()) {
		await raiseActions(server, secretariat, meetingId, known, roll, partyOf);
		await publish(server, secretariat, meetingId, number, interpreterIds);
	}
	const asked = {
		address: "delegate@people.test",
		name: "Delegate",
		language: "en",
		partyId: partyOf(0),
		office: null,
	};
	const { person, handOver } = await secretariat.ask<{ person: { id: string }; handOver: { link: string } }>(
		"POST",
		"/api/people",
		asked,
	);
	for (const meetingId of meetingIds.slice(0, 10)) {
		const form = { accountId: person.id, role: "delegate", partyId: partyOf(0) };
		await secretariat.ask("POST", `/api/meetings/${meetingId}/participants`, form);
	}
	const delegate = await enter(address, handOver.link.split("#")[1] ?? "");
	const wanted = meetings * actionsInMeeting;
	while ((await secretariat.ask<{ actions: unknown[] }>("GET", "/api/actions")).actions.length < wanted)
		await new Promise((resolve) => setTimeout(resolve, 500));
	return { secretariat, delegate, meetingIds };
}

function personRow(number: number, partyId: string | null) {
	return {
		name: `Person Number ${number}`,
		names: { ru: `Участник Номер ${number}` },
		address: `person.${number}@ministry.test`,
		language: number % 2 === 0 ? "en" : "ru",
		partyId,
		languages: ["en", "ru"],
		phone: "+380 44 000 00 00",
		note: "Met at the workshop; prefers letters in the morning.",
	};
}

/** As many as the register takes; none where the server has no such register. */
async function addInterpreters(secretariat: Person): Promise<string[]> {
	const ids: string[] = [];
	for (const number of numbers(interpreters)) {
		const [native, other] = number % 3 === 0 ? ["ru", "ka"] : number % 3 === 1 ? ["en", "ru"] : ["uk", "pl"];
		const answer = await secretariat.fetch("POST", "/api/interpreters", {
			name: `Interpreter Number ${number}`,
			names: { ru: `Переводчик Номер ${number}` },
			a: [native],
			b: [],
			c: [other],
			retours: [],
			unavailable: numbers(5).map((week) => ({
				from: Date.UTC(2027, number % 12, week + 1),
				to: Date.UTC(2027, number % 12, week + 2),
			})),
			domains: ["asylum law", "border management"],
		});
		if (answer.status === 404) return numbers(interpreters).map(() => newId());
		if (!answer.ok) throw new Error(`An interpreter was refused: ${await answer.text()}`);
		ids.push(((await answer.json()) as { id: string }).id);
	}
	return ids;
}

async function addMeeting(
	secretariat: Person,
	number: number,
	known: readonly { id: string }[],
	roll: (sides: number) => number,
	partyOf: (number: number) => string | null,
): Promise<string> {
	const startsOn = addDays("2027-01-04", number * 7);
	const { id } = await secretariat.ask<{ id: string }>("POST", "/api/meetings", {
		type: "thematicWorkshop",
		titles: { en: `Workshop number ${number} on readmission`, ru: `Семинар номер ${number} по реадмиссии` },
		startsOn,
		endsOn: addDays(startsOn, 2),
		zone: "Europe/Vilnius",
		place: "Vilnius",
		hall: "Hall A",
		languages: ["en", "ru"],
		hostPartyIds: [],
	});
	const first = roll(known.length);
	for (const place of numbers(atMeeting)) {
		const accountId = known[(first + place) % known.length]?.id;
		const form = { accountId, role: place === 0 ? "chair" : "delegate", partyId: partyOf(place) };
		await secretariat.ask("POST", `/api/meetings/${id}/participants`, form);
	}
	return id;
}

async function raiseActions(
	server: TestServer,
	secretariat: Person,
	meetingId: string,
	known: readonly { id: string }[],
	roll: (sides: number) => number,
	partyOf: (number: number) => string | null,
): Promise<void> {
	await writeRoom(server, secretariat, outcomesRoom(meetingId), (doc) =>
		doc.transact(() => {
			for (const number of numbers(actionsInMeeting)) {
				const partyId = partyOf(number) ?? "";
				const id = raiseOutcome(doc, {
					kind: "action",
					raisedBy: secretariat.id,
					raisedAt: 1,
					owners: number % 4 === 0 ? [{ accountId: known[roll(known.length)]?.id ?? "" }] : [{ partyId }],
					dueOn: addDays("2027-01-04", roll(365)),
					words: {
						en: `Prepare a list of contact persons and send it to the Secretariat, number ${number}`,
						ru: `Подготовить список контактных лиц и направить его в Секретариат, номер ${number}`,
					},
				});
				fileOutcome(doc, id, 1);
			}
		}),
	);
}

async function publish(
	server: TestServer,
	secretariat: Person,
	meetingId: string,
	number: number,
	ids: readonly string[],
): Promise<void> {
	const seated = numbers(8).map((place) => ids[(number * 8 + place) % ids.length] ?? "");
	const sitting = (at: number) => ({
		sittingId: newId(),
		titles: {},
		hall: "",
		day: addDays("2027-01-04", number * 7 + (at >> 1)),
		startsAt: at % 2 === 0 ? "09:00" : "14:00",
		endsAt: at % 2 === 0 ? "12:30" : "17:30",
		mode: "simultaneous" as const,
		spoken: ["en", "ru"],
		booths: [{ id: "ru", into: ["ru"], interpreterIds: seated }],
	});
	const named = Object.fromEntries(seated.map((id) => [id, { name: "Interpreter", names: {} }]));
	await writeRoom(server, secretariat, rosterRoom(meetingId), (doc) =>
		publishRoster(doc, { sittings: numbers(sittings).map(sitting), people: named }, { at: 1, by: secretariat.id }),
	);
}

function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, number) => number);
}
