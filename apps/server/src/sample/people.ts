/** The people of the sample: every one of them is made up, and their names are meant to show it. */
import type { MeetingRole } from "@plenary/domain";
import type { PartySign } from "./parties.ts";

export interface SamplePerson {
	name: string;
	ru: string;
	role: MeetingRole | "secretariat";
	party?: PartySign;
	/** Of a delegation; whoever is no head is a member. */
	isHead?: boolean;
	/** What they work in beside English. */
	languages?: readonly string[];
}

const one = (role: SamplePerson["role"], name: string, ru: string, more: Partial<SamplePerson> = {}): SamplePerson => ({
	role,
	name,
	ru,
	...more,
});
const head = (party: PartySign, name: string, ru: string) => one("delegate", name, ru, { party, isHead: true });
const member = (party: PartySign, name: string, ru: string) => one("delegate", name, ru, { party });

/** In the order in which visitors become them. */
export const samplePeople: readonly SamplePerson[] = [
	one("secretariat", "Alma Inkwell", "Альма Чернильная", { party: "UNHCR" }),
	one("secretariat", "Barnaby Paperclip", "Барнаби Скрепкин", { party: "UNHCR" }),
	one("secretariat", "Clementine Ledger", "Клементина Счётова", { party: "UNHCR" }),
	one("secretariat", "Dorian Roadmap", "Дориан Маршрутов", { party: "IOM" }),
	one("secretariat", "Effie Footnote", "Эффи Сноскина", { party: "IOM" }),
	one("chair", "Gwendolyn Gavel", "Гвендолин Молоткова", { party: "UNHCR" }),
	one("chair", "Bertram Bellringer", "Бертрам Звонков", { party: "SMB" }),
	one("rapporteur", "Felicity Foolscap", "Фелисити Листова"),
	one("rapporteur", "Gideon Quillfeather", "Гидеон Перьев"),
	one("rapporteur", "Hermia Blotter", "Гермия Кляксина"),
	head("UA", "Linden Fairweather", "Линден Погодин"),
	head("MD", "Hazel Lanternlight", "Хейзел Фонарёва"),
	head("LT", "Rowan Milestone", "Роуэн Верстовой"),
	head("PL", "Jasper Drawbridge", "Джаспер Мостовой"),
	head("BY", "Willow Signpost", "Уиллоу Указателева"),
	head("LV", "Aspen Daybreak", "Аспен Рассветов"),
	head("EE", "Juniper Quayside", "Джунипер Причалова"),
	head("SE", "Sorrel Compass", "Соррел Компасов"),
	head("HU", "Bramwell Lighthouse", "Брамуэлл Маяков"),
	head("SK", "Laurel Crossroads", "Лорел Перекрёсткова"),
	head("RO", "Clover Ferryman", "Кловер Паромщиков"),
	head("GE", "Marigold Turnstile", "Мэриголд Турникетова"),
	head("AM", "Basil Watermill", "Бэзил Водомелов"),
	head("AZ", "Bryony Snowdrift", "Брайони Сугробова"),
	head("EC", "Alder Cobblestone", "Олдер Булыжников"),
	head("UNHCR", "Poppy Thimble", "Поппи Напёрсткова"),
	head("IOM", "Reed Almanac", "Рид Календарёв"),
	head("SMB", "Saffron Weathervane", "Саффрон Флюгерова"),
	member("UA", "Tansy Postbox", "Тэнси Конвертова"),
	member("MD", "Thistle Teaspoon", "Тисл Ложечкин"),
	member("LT", "Mallow Umbrella", "Мэллоу Зонтикова"),
	member("PL", "Sedge Pocketwatch", "Седж Часовщиков"),
	one("chiefInterpreter", "Sibyl Soundcheck", "Сибил Микрофонова", { languages: ["ru"] }),
	one("interpreter", "Iris Echo", "Ирис Отзвукова", { languages: ["ru"] }),
	one("interpreter", "Leander Relay", "Леандр Эстафетов", { languages: ["ru", "uk"] }),
	one("observer", "Tobias Bystander", "Тобиас Прохожев"),
	one("observer", "Ursula Onlooker", "Урсула Наблюдова"),
];

/** Stands in the register beside each of them. */
export const madeUp = "Made up for the sample. · Вымышлено для примера.";
