/** Minutes of the sample: what reports say of the conference, retold in two languages, and some lines of a made-up meeting. */
import type { OutcomeStatus } from "@plenary/domain";
import type { PartySign } from "./parties.ts";

export interface SampleOutcome {
	kind: "decision" | "action";
	/** `secretariat`: whoever holds its first post. */
	owners?: readonly PartySign[] | "secretariat";
	/** A day, or so many days from today. */
	dueOn?: string | number;
	status?: OutcomeStatus;
}

export interface SampleLine {
	en: string;
	ru: string;
	speaker?: PartySign;
	outcome?: SampleOutcome;
}

/** By the key of an agenda item. */
export type SampleMinutes = Readonly<Record<string, readonly SampleLine[]>>;

const northern = ["BY", "EE", "LV", "LT", "PL", "UA"] as const;
const concern = (en: string, ru: string, status: OutcomeStatus, dueOn: string | number): SampleLine => ({
	en,
	ru,
	outcome: { kind: "action", owners: northern, status, dueOn },
});

export const conferenceMinutes: SampleMinutes = {
	opening: [
		{
			en: "UNHCR convened the conference with the support of the Secretariat and together with the European Commission, the Swedish Migration Board and IOM. Its subject: challenges of migration and asylum management for countries on both sides of the enlarged EU border.",
			ru: "Конференцию созвало УВКБ при поддержке Секретариата и совместно с Европейской комиссией, Миграционной службой Швеции и МОМ. Её предмет — вызовы управления миграцией и убежищем для стран по обе стороны расширенной границы ЕС.",
			speaker: "UNHCR",
		},
		{
			en: "It has three aims. First, to discuss what matters most as EU policy towards the countries along its future external border develops.",
			ru: "У неё три цели. Первая: обсудить самое важное в складывающейся политике ЕС в отношении стран вдоль его будущей внешней границы.",
		},
		{
			en: "Second, to take stock of what enlargement demands of the participating countries in managing asylum and migration.",
			ru: "Вторая: подвести итог тому, какие задачи в сфере убежища и миграции ставит перед странами-участницами расширение ЕС.",
		},
		{
			en: "Third, to learn what the participating countries need and expect of the Secretariat in cross-border co-operation.",
			ru: "Третья: выяснить, в чём страны-участницы нуждаются и чего ждут от Секретариата в приграничном сотрудничестве.",
		},
		{
			en: "Asylum, migration and border guard officials of Belarus, Estonia, Latvia, Lithuania, Poland and Ukraine take part, with Ukrainian non-governmental organisations.",
			ru: "Участвуют сотрудники служб по вопросам убежища, миграции и охраны границ Беларуси, Латвии, Литвы, Польши, Украины и Эстонии, а также украинские неправительственные организации.",
		},
	],
	overview: [
		{
			en: "The Secretariat, in Kyiv since May, gave a short overview of the process since its launch in 2001.",
			ru: "Секретариат, с мая работающий в Киеве, дал краткий обзор процесса с его начала в 2001 году.",
		},
	],
	reports: [
		{
			en: "All six countries had sent in reports beforehand. From these the Secretariat summed up how their systems of border and asylum management have developed.",
			ru: "Все шесть стран заранее прислали доклады. На их основе Секретариат обобщил, как развивались их системы управления границами и предоставления убежища.",
		},
	],
	policy: [
		{
			en: "The Commission presented the development of EU policy in view of enlargement, and the Wider Europe and Neighbourhood Instrument.",
			ru: "Комиссия рассказала о развитии политики ЕС в свете расширения и об инструменте «Широкая Европа — соседство».",
			speaker: "EC",
		},
	],
	readmission: [
		{
			en: "UNHCR spoke about readmission agreements and about how the concept of a safe third country is applied.",
			ru: "УВКБ рассказало о соглашениях о реадмиссии и о том, как применяется концепция безопасной третьей страны.",
			speaker: "UNHCR",
		},
	],
	crossBorder: [
		{
			en: "IOM spoke about what makes cross-border co-operation and migration management difficult, and about ways to deal with it.",
			ru: "МОМ рассказала о трудностях приграничного сотрудничества и управления миграцией и о путях их преодоления.",
			speaker: "IOM",
		},
	],
	guards: [
		{
			en: "The Board presented the new EU curriculum for border guards.",
			ru: "Миграционная служба представила новую учебную программу ЕС для пограничников.",
			speaker: "SMB",
		},
	],
	needs: [
		{
			en: "The third aim was taken up: the role that the Secretariat should have in the process.",
			ru: "Обсуждалась третья цель: какой должна быть роль Секретариата в процессе.",
		},
	],
	concerns: [
		{
			en: "Four issues are of concern to all participating countries.",
			ru: "Четыре вопроса важны для всех стран-участниц.",
			outcome: { kind: "decision" },
		},
		concern(
			"Help to create a regional database of reliable interpreters",
			"Помочь создать региональную базу данных надёжных переводчиков",
			"inProgress",
			28,
		),
		concern(
			"Build networks of contact persons for various tasks, and exchange information",
			"Создать сети контактных лиц по разным задачам и обмениваться информацией",
			"done",
			"2003-10-16",
		),
		concern(
			"Hold working-level meetings on specific topics, study visits and trainings",
			"Проводить рабочие встречи по отдельным темам, ознакомительные поездки и тренинги",
			"done",
			"2003-10-16",
		),
		concern(
			"Draft proposals for pilot projects in the participating states",
			"Подготовить предложения по пилотным проектам в государствах-участниках",
			"open",
			60,
		),
	],
	closing: [
		{
			en: "Make recommendations and suggestions for follow-up activities at regional level",
			ru: "Подготовить рекомендации и предложения о дальнейших мероприятиях на региональном уровне",
			outcome: { kind: "action", owners: "secretariat", status: "done", dueOn: "2003-10-16" },
		},
		{
			en: "Note to this sample: what each of these has become since, and by when, is made up.",
			ru: "Примечание к примеру: сроки и ход исполнения этих поручений вымышлены.",
		},
	],
};

export const preparationMinutes: SampleMinutes = {
	who: [
		{
			en: "Send the names of those who come to the workshop",
			ru: "Прислать имена тех, кто приедет на семинар",
			outcome: { kind: "action", owners: ["UA", "MD", "GE"], status: "open", dueOn: -3 },
		},
		{
			en: "Both days are interpreted between English, Russian and Ukrainian.",
			ru: "Оба дня переводятся между английским, русским и украинским языками.",
			outcome: { kind: "decision" },
		},
	],
	papers: [
		{
			en: "Collect the terms of reception in English and Russian",
			ru: "Собрать термины по приёму на английском и русском языках",
			outcome: { kind: "action", owners: ["IOM"], status: "inProgress", dueOn: 5 },
		},
		{
			en: "Send the papers of the workshop to everyone",
			ru: "Разослать всем документы семинара",
			outcome: { kind: "action", owners: "secretariat", status: "open", dueOn: 4 },
		},
	],
};
