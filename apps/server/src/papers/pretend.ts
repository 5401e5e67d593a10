/** A pretend day for tests: three booths and a relay, two sittings with a break, people of two delegations. */
import { addItem, addSitting, publishRoster, readAgenda } from "@plenary/documents";
import { agendaRoom, type Interpreter, outline, type Planning, rosterRoom } from "@plenary/domain";
import { snapshotOf } from "@plenary/roster";
import type { House } from "../house.ts";
import type { Person } from "../stage.ts";

const team = {
	anna: { name: "Anna Bridge", names: { ru: "Анна Бридж" }, a: ["en"], c: ["ru", "pl"] },
	boris: { name: "Boris Tandem", names: { ru: "Борис Тандем" }, a: ["en"], b: ["ru"], c: [], retours: [["en", "ru"]] },
	clara: { name: "Clara Relay", names: { ru: "Клара Реле" }, a: ["ru"], c: ["en", "ka"] },
	david: { name: "Davit Tbileli", names: { ru: "Давид Тбилели", ka: "დავით თბილელი" }, a: ["ru"], c: ["en", "ka"] },
	edyta: { name: "Edyta Żółć", names: { ru: "Эдита Жулч" }, a: ["pl"], c: ["en"] },
} as const;

const seats = { en: ["anna", "boris"], ru: ["clara", "david"], pl: ["edyta"] } as const;

/** Publishes the roster of one day and gives the ids of its interpreters by name. */
export async function publishDay(
	{ rooms }: Pick<House, "rooms">,
	ada: Person,
	meetingId: string,
	day = "2026-11-21",
): Promise<Record<keyof typeof team, string>> {
	const ids = {} as Record<keyof typeof team, string>;
	const people: Pick<Interpreter, "id" | "name" | "names">[] = [];
	for (const [key, facts] of Object.entries(team)) {
		const { body } = await ada.ask("POST", "/api/interpreters", { phone: "+370 600 00000", note: "secret", ...facts });
		const { id } = body as { id: string };
		ids[key as keyof typeof team] = id;
		people.push({ id, name: facts.name, names: facts.names });
	}
	const agenda = await rooms.edit(agendaRoom(meetingId), ada.id, (doc) => {
		const hall = { hall: "Grand hall", day };
		const morning = addSitting(doc, {
			...{ ...hall, titles: { en: "Morning", ru: "Утро" }, startsAt: "09:00", endsAt: "12:30" },
		});
		const afternoon = addSitting(doc, {
			...{ ...hall, titles: { en: "Afternoon", ru: "После обеда" }, startsAt: "14:00", endsAt: "16:00" },
		});
		for (const [sittingId, en, ru, minutes, kind] of [
			[morning, "Opening and adoption of the agenda", "Открытие и утверждение повестки дня", 20, "item"],
			[morning, "Readmission: state of play", "Реадмиссия: текущее положение", 70, "item"],
			[morning, "Coffee", "Кофе", 20, "break"],
			[morning, "Returns by land and by air", "Возвращение по суше и по воздуху", 90, "item"],
			[afternoon, "Any other business", "Разное", 45, "item"],
			[afternoon, "Closing", "Закрытие", 90, "item"],
		] as const)
			addItem(doc, { titles: { en, ru }, minutes, kind, place: { sittingId } });
		return readAgenda(doc);
	});
	// A new meeting has a sitting of its own, which nobody interprets here.
	const sittings = outline(agenda).groups.flatMap(({ sitting }) => (sitting?.hall ? [sitting.id] : []));
	const regime = { spoken: ["en", "ru", "ka", "hy"], heard: ["en", "ru", "pl"], mode: "simultaneous" } as const;
	const strengths = [{ booth: "ru", people: 3, reason: "Read speeches of ministers" }];
	const planning: Planning = {
		profile: "onSite",
		regimes: Object.fromEntries(
			sittings.map((id) => [id, { ...regime, spoken: [...regime.spoken], heard: [...regime.heard], strengths }]),
		),
		places: sittings.flatMap((sittingId) =>
			Object.entries(seats).flatMap(([booth, names]) =>
				names.map((name) => ({
					...{ sittingId, booth, interpreterId: ids[name], raisedBy: ada.id },
					id: `${sittingId} ${booth} ${name}`,
				})),
			),
		),
	};
	await rooms.edit(rosterRoom(meetingId), ada.id, (doc) =>
		publishRoster(doc, snapshotOf(agenda, planning, people), { at: Date.UTC(2026, 10, 20, 15), by: ada.id }),
	);
	return ids;
}
