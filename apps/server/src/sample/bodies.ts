/** The bodies of the sample: who sat in each, and what it was for. */
import type { Text } from "@plenary/domain";
import type { PartySign } from "./parties.ts";

export interface SampleBody {
	codes: Text;
	names: Text;
	powers: Text;
	parties: readonly PartySign[];
	/** Posts and whose they are; the people of the Secretariat hold them in their order. */
	posts: readonly { names: Text; party: PartySign }[];
}

const organisations = ["EC", "UNHCR", "IOM", "SMB"] as const;
const states = ["SE", "LT", "BY", "PL", "UA", "LV", "MD", "HU", "SK", "RO", "EE", "GE", "AM", "AZ"] as const;

export const sampleBodies = {
	steeringCommittee: {
		codes: { en: "SC", ru: "РК" },
		names: { en: "Steering Committee", ru: "Руководящий комитет" },
		powers: {
			en: "Sets the strategy, approves the yearly work plan and supervises the Secretariat.",
			ru: "Определяет стратегию, утверждает годовой план работы и контролирует деятельность Секретариата.",
		},
		parties: organisations,
		posts: [],
	},
	advisoryBoard: {
		codes: { en: "AB", ru: "КС" },
		names: { en: "Advisory Board", ru: "Консультативный совет" },
		powers: {
			en: "Says which themes matter and contributes to the work plan.",
			ru: "Определяет тематические приоритеты и вносит предложения в план работы.",
		},
		parties: ["BY", "MD", "UA", ...organisations],
		posts: [],
	},
	seniorReview: {
		codes: { en: "SLRM", ru: "ОСВУ" },
		names: { en: "Senior Level Review Meeting", ru: "Обзорное совещание высокого уровня" },
		powers: {
			en: "Meets once a year at the level of deputy ministers, invited by the Swedish government; steers and evaluates.",
			ru: "Собирается раз в год на уровне заместителей министров по приглашению правительства Швеции; направляет работу и оценивает её.",
		},
		parties: states,
		posts: [],
	},
	coordinators: {
		codes: { en: "NC", ru: "НК" },
		names: { en: "National Coordinators", ru: "Национальные координаторы" },
		powers: {
			en: "Focal points of all participating countries at working level, and the way to their governments.",
			ru: "Контактные лица всех стран-участниц на рабочем уровне, связь с их правительствами.",
		},
		parties: states,
		posts: [],
	},
	secretariat: {
		codes: { en: "SEC", ru: "СЕК" },
		names: { en: "CBCP Secretariat", ru: "Секретариат процесса" },
		powers: {
			en: "In Kyiv since May 2003, in the regional representation of UNHCR: serves and coordinates the process.",
			ru: "С мая 2003 года работает в Киеве, в региональном представительстве УВКБ: обслуживает и координирует процесс.",
		},
		parties: ["UNHCR", "IOM"],
		posts: [
			{ names: { en: "Head of Secretariat", ru: "Глава Секретариата" }, party: "UNHCR" },
			{ names: { en: "External Relations Officer", ru: "Сотрудник по внешним связям" }, party: "UNHCR" },
			{
				names: { en: "Administrative and Finance Officer", ru: "Сотрудник по административным и финансовым вопросам" },
				party: "UNHCR",
			},
			{ names: { en: "Programme Officer", ru: "Сотрудник по программам" }, party: "IOM" },
			{
				names: { en: "Networking and Research Officer", ru: "Сотрудник по связям и исследованиям" },
				party: "IOM",
			},
		],
	},
	panel: {
		codes: { en: "Panel", ru: "Панель" },
		names: {
			en: "Panel on Migration, Mobility and Integrated Border Management",
			ru: "Панель по миграции, мобильности и интегрированному управлению границами",
		},
		powers: {
			en: "Under Platform 4 of the Eastern Partnership. Meets several times a year; each meeting is organised by one EU member state and one country of the Eastern Partnership.",
			ru: "В рамках Платформы 4 Восточного партнёрства. Собирается несколько раз в год; каждую встречу организуют одно государство — член ЕС и одна страна Восточного партнёрства.",
		},
		parties: states,
		posts: [],
	},
} satisfies Record<string, SampleBody>;

export type BodyKey = keyof typeof sampleBodies;
