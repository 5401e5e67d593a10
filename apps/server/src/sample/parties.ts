/** The parties of the sample: fourteen states and four organisations, with the part they had in the Söderköping Process. */
import type { NewParty } from "@plenary/domain";

/** The day of the first meeting, at which four states were present. */
const launch = "2001-05-06";

type Words = readonly [en: string, ru: string];

const party = (kind: NewParty["kind"], codes: Words, names: Words, part: Words, joinedOn: string | null = null) => ({
	kind,
	codes: { en: codes[0], ru: codes[1] },
	names: { en: names[0], ru: names[1] },
	part: { en: part[0], ru: part[1] },
	joinedOn,
	leftOn: null,
});

const state = party.bind(undefined, "state");
const organisation = party.bind(undefined, "organisation");

const atLaunch: Words = ["Present at the launch in 2001", "Участвовала в первой встрече в 2001 году"];
const later: Words = ["Joined later", "Присоединилась позже"];
const in2011: Words = ["A partner since 2011", "Партнёр с 2011 года"];

/** By short sign. */
export const sampleParties = {
	SE: state(
		["SE", "ШВЕ"],
		["Sweden", "Швеция"],
		[
			"Started the process during its EU Presidency in 2001; funded it; chair for a year from 2010",
			"Начала процесс в период председательства в ЕС в 2001 году; финансировала его; с 2010 года год председательствовала",
		],
	),
	LT: state(["LT", "ЛИТ"], ["Lithuania", "Литва"], atLaunch, launch),
	BY: state(
		["BY", "БЕЛ"],
		["Belarus", "Беларусь"],
		["Present at the launch in 2001; beneficiary", "Участвовала в первой встрече в 2001 году; страна-бенефициар"],
		launch,
	),
	PL: state(["PL", "ПОЛ"], ["Poland", "Польша"], atLaunch, launch),
	UA: state(
		["UA", "УКР"],
		["Ukraine", "Украина"],
		[
			"Present at the launch in 2001; beneficiary; hosts the Secretariat in Kyiv",
			"Участвовала в первой встрече в 2001 году; страна-бенефициар; принимает Секретариат в Киеве",
		],
		launch,
	),
	LV: state(["LV", "ЛАТ"], ["Latvia", "Латвия"], later),
	MD: state(
		["MD", "МОЛ"],
		["Moldova", "Молдова"],
		["Joined later; beneficiary", "Присоединилась позже; страна-бенефициар"],
	),
	HU: state(["HU", "ВЕН"], ["Hungary", "Венгрия"], later),
	SK: state(["SK", "СЛК"], ["Slovakia", "Словакия"], later),
	RO: state(["RO", "РУМ"], ["Romania", "Румыния"], later),
	EE: state(["EE", "ЭСТ"], ["Estonia", "Эстония"], later),
	GE: state(
		["GE", "ГРУ"],
		["Georgia", "Грузия"],
		[
			"Joined in 2011 by decision of its State Commission on Migration Issues",
			"Присоединилась в 2011 году по решению своей Государственной комиссии по вопросам миграции",
		],
	),
	AM: state(["AM", "АРМ"], ["Armenia", "Армения"], in2011),
	AZ: state(["AZ", "АЗЕ"], ["Azerbaijan", "Азербайджан"], in2011),
	EC: organisation(
		["EC", "ЕК"],
		["European Commission", "Европейская комиссия"],
		[
			"Funded the process through TACIS and AENEAS; in the Steering Committee and the Advisory Board",
			"Финансировала процесс по программам ТАСИС и АЕНЕАС; участник Руководящего комитета и Консультативного совета",
		],
	),
	UNHCR: organisation(
		["UNHCR", "УВКБ"],
		["United Nations High Commissioner for Refugees", "Управление Верховного комиссара ООН по делам беженцев"],
		[
			"Partner; houses the Secretariat and fills three of its posts",
			"Партнёр; размещает Секретариат и занимает три его должности",
		],
	),
	IOM: organisation(
		["IOM", "МОМ"],
		["International Organization for Migration", "Международная организация по миграции"],
		["Partner; fills two posts of the Secretariat", "Партнёр; занимает две должности в Секретариате"],
	),
	SMB: organisation(
		["SMB", "МСШ"],
		["Swedish Migration Board", "Миграционная служба Швеции"],
		[
			"Carried out the European Commission's project of 2004 and 2005",
			"Исполнитель проекта Европейской комиссии 2004–2005 годов",
		],
	),
} satisfies Record<string, NewParty>;

export type PartySign = keyof typeof sampleParties;
/** By short sign, once they are in the register. */
export type PartyIds = Readonly<Record<PartySign, string>>;
