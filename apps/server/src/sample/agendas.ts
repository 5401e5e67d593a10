/** Agendas of the sample: the conference's as far as reports tell of it, with hours of ours, and those of made-up meetings. */
import type { Purpose, Text } from "@plenary/domain";
import type { PartySign } from "./parties.ts";

export interface SampleItem {
	/** For those that something else points at. */
	key?: string;
	titles: Text;
	minutes: number;
	kind?: "break";
	purpose?: Purpose;
	by?: PartySign;
	/** Somebody who introduces it and is no party. */
	byName?: string;
	parts?: readonly SampleItem[];
}

export interface SampleSitting {
	titles: Text;
	/** Days after the meeting's first. */
	day: number;
	startsAt: string;
	endsAt: string;
	items: readonly SampleItem[];
}

const morning = { titles: { en: "Morning", ru: "Утро" }, startsAt: "09:30", endsAt: "12:30" };
const afternoon = { titles: { en: "Afternoon", ru: "После обеда" }, startsAt: "14:00", endsAt: "17:00" };
const coffee: SampleItem = { kind: "break", minutes: 15, titles: { en: "Coffee", ru: "Перерыв на кофе" } };
/** A name has one spelling for everybody. */
const secretariat = "Secretariat / Секретариат";

const item = (
	en: string,
	ru: string,
	minutes: number,
	purpose: Purpose,
	more: Partial<SampleItem> = {},
): SampleItem => ({
	titles: { en, ru },
	minutes,
	purpose,
	...more,
});

export const conferenceAgenda: readonly SampleSitting[] = [
	{
		...morning,
		day: 0,
		items: [
			item("Opening: why we meet", "Открытие: зачем мы собрались", 25, "information", { key: "opening", by: "UNHCR" }),
			item("The Söderköping Process so far", "Сёдерчёпингский процесс: краткий обзор", 30, "information", {
				key: "overview",
				byName: secretariat,
			}),
			coffee,
			item(
				"Border and asylum management in the six countries: summary of their reports",
				"Управление границами и системы убежища в шести странах: сводка докладов",
				90,
				"discussion",
				{ key: "reports", byName: secretariat },
			),
		],
	},
	{
		...afternoon,
		day: 0,
		items: [
			item(
				"EU policy in view of enlargement; Wider Europe and the Neighbourhood Instrument",
				"Политика ЕС в свете расширения; «Широкая Европа» и Инструмент соседства",
				75,
				"information",
				{ key: "policy", by: "EC" },
			),
			coffee,
			item(
				"Readmission agreements and the safe third country concept",
				"Соглашения о реадмиссии и концепция безопасной третьей страны",
				75,
				"discussion",
				{ key: "readmission", by: "UNHCR" },
			),
		],
	},
	{
		...morning,
		day: 1,
		items: [
			item(
				"Cross-border co-operation and migration management: challenges and ways to meet them",
				"Приграничное сотрудничество и управление миграцией: вызовы и ответы на них",
				75,
				"discussion",
				{ key: "crossBorder", by: "IOM" },
			),
			coffee,
			item(
				"The new EU curriculum for border guards",
				"Новая учебная программа ЕС для пограничников",
				60,
				"information",
				{
					key: "guards",
					by: "SMB",
				},
			),
		],
	},
	{
		...afternoon,
		day: 1,
		items: [
			item("What countries need and expect of the Secretariat", "Чего страны ждут от Секретариата", 45, "discussion", {
				key: "needs",
				byName: secretariat,
			}),
			item("Issues of common concern", "Вопросы, важные для всех", 60, "decision", { key: "concerns" }),
			coffee,
			item("Follow-up and closing", "Дальнейшие шаги и закрытие", 30, "decision", { key: "closing", by: "UNHCR" }),
		],
	},
];

export const workshopAgenda: readonly SampleSitting[] = [
	{
		...morning,
		day: 0,
		items: [
			item("Opening and adoption of the agenda", "Открытие и утверждение повестки", 15, "decision", { by: "SE" }),
			item(
				"What has become of the common concerns of 2003",
				"Что стало с общими вопросами 2003 года",
				30,
				"discussion",
				{ byName: secretariat },
			),
			item(
				"The first hours: registration, health, information",
				"Первые часы: регистрация, здоровье, информация",
				50,
				"discussion",
				{
					by: "UNHCR",
				},
			),
			coffee,
			item("Round of the table: places and needs", "По кругу: места и потребности", 50, "information"),
		],
	},
	{
		...afternoon,
		day: 0,
		items: [
			item("Vulnerable people in reception", "Уязвимые люди в центрах приёма", 60, "discussion", { by: "IOM" }),
			coffee,
			item("Working groups", "Рабочие группы", 5, "discussion", {
				parts: [
					item("Families and children", "Семьи и дети", 25, "discussion", { by: "MD" }),
					item("Staff and their training", "Сотрудники и их обучение", 25, "discussion", { by: "PL" }),
					item("When many come at once", "Когда прибывает много людей сразу", 25, "discussion", { by: "LT" }),
				],
			}),
		],
	},
	{
		...morning,
		day: 1,
		items: [
			item("Reports of the working groups", "Доклады рабочих групп", 45, "information"),
			item("Standards, and who looks after them", "Стандарты и контроль за их соблюдением", 45, "discussion", {
				by: "SMB",
			}),
			coffee,
			item("Conclusions and actions", "Выводы и поручения", 45, "decision"),
			item("Closing", "Закрытие", 10, "information", { by: "MD" }),
		],
	},
];

/** The same each day. */
export const trainingAgenda: readonly SampleSitting[] = [0, 1, 2, 3, 4].flatMap((day) => [
	{
		...morning,
		day,
		items: [
			item("What we practise today", "Что отрабатываем сегодня", 15, "information", { byName: secretariat }),
			item(
				"A speech that is read out: who says when it is too fast",
				"Зачитанная речь: кто просит говорить медленнее",
				60,
				"discussion",
				{ by: "LT" },
			),
			coffee,
			item(
				"Minutes while it is said: decisions and actions",
				"Протокол по ходу заседания: решения и поручения",
				75,
				"discussion",
				{
					by: "UA",
				},
			),
		],
	},
	{
		...afternoon,
		day,
		items: [
			item("From hand to hand: microphones in the booths", "Из рук в руки: микрофоны в кабинах", 60, "discussion", {
				by: "PL",
			}),
			coffee,
			item("When the day runs late", "Когда день затягивается", 60, "discussion", { by: "LV" }),
			item("What went well", "Что получилось", 30, "information", { byName: secretariat }),
		],
	},
]);

/** The themes that the process chose for its work. */
const themes: readonly (readonly [en: string, ru: string])[] = [
	["Management of reception centres for migrants and refugees", "Управление центрами приёма мигрантов и беженцев"],
	["Labour migration and remittances", "Трудовая миграция и денежные переводы"],
	["Preventing misuse of asylum systems", "Предотвращение злоупотреблений системами убежища"],
	["Analysis of migration trends", "Анализ миграционных тенденций"],
	["Networks of non-governmental organisations", "Сети неправительственных организаций"],
	["Judicial practice in irregular migration", "Судебная практика по делам о неурегулированной миграции"],
	["Durable solutions and integration of refugees", "Долгосрочные решения и интеграция беженцев"],
	["Readmission and return", "Реадмиссия и возвращение"],
];

export const committeeAgenda: readonly SampleSitting[] = [
	{
		...morning,
		day: 0,
		items: [
			item("Adoption of the agenda", "Утверждение повестки", 10, "decision"),
			item("Themes of the work plan", "Темы плана работы", 10, "decision", {
				byName: secretariat,
				parts: themes.map(([en, ru]) => item(en, ru, 15, "discussion")),
			}),
			coffee,
			item("Any other business", "Разное", 15, "information"),
		],
	},
];

export const preparationAgenda: readonly SampleSitting[] = [
	{
		titles: { en: "Over video", ru: "По видеосвязи" },
		startsAt: "10:00",
		endsAt: "11:30",
		day: 0,
		items: [
			item("Who comes, and in which languages", "Кто приедет и на каких языках", 30, "information", { key: "who" }),
			item("Papers and terms", "Документы и термины", 30, "decision", { key: "papers" }),
		],
	},
];
