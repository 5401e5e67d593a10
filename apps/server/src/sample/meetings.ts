/** The meetings of the sample: those that published reports tell of, with their days and places, and some made-up ones. */
import type { MeetingType, Text } from "@plenary/domain";
import type { BodyKey } from "./bodies.ts";
import type { PartySign } from "./parties.ts";

export interface SampleMeeting {
	type: MeetingType;
	titles: Text;
	/** A day, or so many days from today. */
	startsOn: string | number;
	/** Days it takes. */
	days: number;
	place: string;
	zone: string;
	body?: BodyKey;
	hosts: readonly PartySign[];
	/** Whose delegations were there. */
	parties: readonly PartySign[];
}

const organisations = ["EC", "UNHCR", "IOM", "SMB"] as const;
const firstFour = ["LT", "BY", "PL", "UA"] as const;
const northern = ["BY", "EE", "LV", "LT", "PL", "UA"] as const;
const southern = ["HU", "MD", "RO", "SK", "UA"] as const;
const ten = ["BY", "EE", "HU", "LV", "LT", "MD", "PL", "RO", "SK", "UA"] as const;
const fourteen = ["SE", ...ten, "GE", "AM", "AZ"] as const;

const stockholm = "Europe/Stockholm";
const kyiv = "Europe/Kyiv";
const budapest = "Europe/Budapest";

/** Reports name no town for it; its hours are those of the Secretariat's clock. */
export const conference: SampleMeeting = {
	type: "clusterConference",
	titles: { en: "Northern Cluster Conference", ru: "Конференция Северного кластера" },
	startsOn: "2003-07-07",
	days: 2,
	place: "",
	zone: kyiv,
	hosts: ["UNHCR"],
	parties: [...northern, ...organisations],
};

/** Made up, so that something lies ahead. */
export const workshop: SampleMeeting = {
	type: "thematicWorkshop",
	titles: {
		en: "Workshop on running reception centres (made up)",
		ru: "Семинар об управлении центрами приёма (вымышленный)",
	},
	startsOn: 9,
	days: 2,
	place: "Söderköping",
	zone: stockholm,
	hosts: ["SE", "MD"],
	parties: [...fourteen, ...organisations],
};

/** Made up, so that there is something today, on whichever day somebody looks around. */
export const training: SampleMeeting = {
	type: "training",
	titles: {
		en: "Training week: minutes and booths (made up)",
		ru: "Учебная неделя: протокол и кабины (вымышленная)",
	},
	startsOn: 0,
	days: 5,
	place: "Vilnius",
	zone: "Europe/Vilnius",
	hosts: ["LT"],
	parties: [...northern, ...organisations],
};

export const committee: SampleMeeting = {
	type: "steeringCommittee",
	titles: {
		en: "Steering Committee: themes of the work plan (made up)",
		ru: "Руководящий комитет: темы плана работы (вымышленное заседание)",
	},
	startsOn: 45,
	days: 1,
	place: "",
	zone: kyiv,
	body: "steeringCommittee",
	hosts: ["UNHCR"],
	parties: organisations,
};

export const preparation: SampleMeeting = {
	type: "briefing",
	titles: {
		en: "National coordinators prepare the workshop (made up)",
		ru: "Национальные координаторы готовят семинар (вымышленная встреча)",
	},
	startsOn: -20,
	days: 1,
	place: "",
	zone: kyiv,
	body: "coordinators",
	hosts: ["SE", "MD"],
	parties: fourteen,
};

/** The other meetings that reports tell of. Of their agendas nothing is retold here. */
export const others: readonly SampleMeeting[] = [
	{
		type: "seniorReview",
		titles: {
			en: "Launch: meeting of senior officials of migration and border management",
			ru: "Начало процесса: встреча руководителей миграционных и пограничных служб",
		},
		startsOn: "2001-05-06",
		days: 3,
		place: "Söderköping",
		zone: stockholm,
		hosts: ["SMB", "UNHCR"],
		parties: [...firstFour, "SE", ...organisations],
	},
	{
		type: "seniorReview",
		titles: { en: "Senior Level Review Meeting 2002", ru: "Обзорное совещание высокого уровня 2002 года" },
		startsOn: "2002-09-16",
		days: 3,
		place: "Kolmården",
		zone: stockholm,
		body: "seniorReview",
		hosts: ["SMB", "UNHCR"],
		parties: [...firstFour, "LV", "MD", ...organisations],
	},
	{
		type: "clusterConference",
		titles: { en: "Central and Southern Cluster Conference", ru: "Конференция Центрального и Южного кластера" },
		startsOn: "2003-09-29",
		days: 2,
		place: "Chişinău",
		zone: "Europe/Chisinau",
		hosts: ["UNHCR"],
		parties: [...southern, ...organisations],
	},
	{
		type: "steeringCommittee",
		titles: { en: "Second meeting of the Steering Committee", ru: "Второе заседание Руководящего комитета" },
		startsOn: "2003-10-15",
		days: 1,
		place: "Norrköping",
		zone: stockholm,
		body: "steeringCommittee",
		hosts: ["SMB"],
		parties: organisations,
	},
	{
		type: "seniorReview",
		titles: { en: "Senior Level Review Meeting 2003", ru: "Обзорное совещание высокого уровня 2003 года" },
		startsOn: "2003-10-16",
		days: 2,
		place: "Söderköping",
		zone: stockholm,
		body: "seniorReview",
		hosts: ["UNHCR", "SMB"],
		parties: [...ten, ...organisations],
	},
	{
		type: "steeringCommittee",
		titles: { en: "Fourth meeting of the Steering Committee", ru: "Четвёртое заседание Руководящего комитета" },
		startsOn: "2004-09-08",
		days: 1,
		place: "Minsk",
		zone: "Europe/Minsk",
		body: "steeringCommittee",
		hosts: ["UNHCR"],
		parties: organisations,
	},
	{
		type: "clusterConference",
		titles: { en: "Northern Cluster Meeting 2004", ru: "Встреча Северного кластера 2004 года" },
		startsOn: "2004-09-09",
		days: 2,
		place: "Minsk",
		zone: "Europe/Minsk",
		hosts: organisations,
		parties: [...northern, ...organisations],
	},
	{
		type: "clusterConference",
		titles: {
			en: "Central and Southern Cluster Meeting 2004",
			ru: "Встреча Центрального и Южного кластера 2004 года",
		},
		startsOn: "2004-10-28",
		days: 2,
		place: "Budapest",
		zone: budapest,
		hosts: organisations,
		parties: [...southern, ...organisations],
	},
	{
		type: "seniorReview",
		titles: { en: "High Level Meeting 2010", ru: "Встреча высокого уровня 2010 года" },
		startsOn: "2010-12-13",
		days: 2,
		place: "Budapest",
		zone: budapest,
		hosts: ["HU"],
		parties: [...ten, "SE", "UNHCR", "IOM"],
	},
	{
		type: "clusterConference",
		titles: {
			en: "First meeting of the Panel in its present form",
			ru: "Первое заседание Панели в её нынешнем виде",
		},
		startsOn: "2011-12-09",
		days: 1,
		place: "",
		zone: kyiv,
		body: "panel",
		hosts: [],
		parties: [],
	},
];
