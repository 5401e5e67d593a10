/** The meeting of the journeys: a workshop with two delegations, a chair, two rapporteurs, a delegate and an observer. */
import { linkTo, type Mailbox } from "./mailbox.ts";
import { enter, type Person } from "./people.ts";
import type { TestServer } from "./server.ts";

export interface Workshop {
	readonly meetingId: string;
	readonly secretariat: Person;
	readonly chair: Person;
	readonly english: Person;
	readonly russian: Person;
	readonly delegate: Person;
	readonly observer: Person;
	readonly parties: { ukraine: string; lithuania: string };
}

/** With a mailbox whose letters the server sends, ways in come by mail. */
export async function holdWorkshop(server: TestServer, mailbox?: Mailbox): Promise<Workshop> {
	const secretariat = await enter(server.address, server.firstLink);
	await secretariat.ask("PATCH", "/api/me", {
		name: "Ada Secretary",
		names: {},
		language: "en",
		address: "ada@secretariat.test",
	});
	await secretariat.ask("PATCH", "/api/process", {
		names: { en: "Baltic Process", ru: "Балтийский процесс" },
		languages: ["en", "ru"],
	});
	const party = async (codes: object, names: object) =>
		(await secretariat.ask<{ id: string }>("POST", "/api/parties", { kind: "state", codes, names })).id;
	const ukraine = await party({ en: "UA", ru: "УКР" }, { en: "Ukraine", ru: "Украина" });
	const lithuania = await party({ en: "LT", ru: "ЛИТ" }, { en: "Lithuania", ru: "Литва" });
	const today = new Date().toISOString().slice(0, 10);
	const { id: meetingId } = await secretariat.ask<{ id: string }>("POST", "/api/meetings", {
		type: "thematicWorkshop",
		titles: { en: "Workshop on readmission", ru: "Семинар по реадмиссии" },
		startsOn: today,
		endsOn: today,
		zone: "Europe/Vilnius",
		place: "Vilnius",
		hall: "Hall A",
		languages: ["en", "ru"],
		hostPartyIds: [lithuania],
	});
	const invite = async (name: string, role: string, language: string, partyId: string | null) => {
		const address = `${name.toLowerCase().replaceAll(" ", ".")}@people.test`;
		const { handOver } = await secretariat.ask<{ handOver: { link: string | null } }>(
			"POST",
			`/api/meetings/${meetingId}/participants`,
			{ address, name, language, role, partyId },
		);
		const link = handOver.link ?? (mailbox && (await linkTo(mailbox, address, "enter"))) ?? "";
		const person = await enter(server.address, link.split("#")[1] ?? "");
		await person.ask("PATCH", "/api/me", { name, names: {}, language });
		return person;
	};
	return {
		meetingId,
		secretariat,
		chair: await invite("Jonas Chair", "chair", "en", lithuania),
		english: await invite("Olena Kovalenko", "rapporteur", "en", ukraine),
		russian: await invite("Irina Petrova", "rapporteur", "ru", null),
		delegate: await invite("Rasa Delegate", "delegate", "en", lithuania),
		observer: await invite("Oskar Observer", "observer", "en", null),
		parties: { ukraine, lithuania },
	};
}
