/** The words of agenda skeletons: what each type of meeting usually takes up, in English and Russian. */
import type { Purpose } from "./agenda.ts";
import type { MeetingType } from "./meetings.ts";

/** An item of a skeleton: English, Russian, length in minutes, purpose, parts. Lengths are stretched to the days. */
export interface SkeletonItem {
	readonly en: string;
	readonly ru: string;
	readonly minutes: number;
	readonly purpose: Purpose;
	readonly parts: readonly SkeletonItem[];
}

const item = (en: string, ru: string, minutes: number, purpose: Purpose, parts: readonly SkeletonItem[] = []) => ({
	en,
	ru,
	minutes,
	purpose,
	parts,
});
const heard = (en: string, ru: string, minutes: number, parts: readonly SkeletonItem[] = []) =>
	item(en, ru, minutes, "information", parts);
const discussed = (en: string, ru: string, minutes: number, parts: readonly SkeletonItem[] = []) =>
	item(en, ru, minutes, "discussion", parts);
const decided = (en: string, ru: string, minutes: number) => item(en, ru, minutes, "decision");

const opening = decided("Opening and adoption of the agenda", "Открытие и утверждение повестки дня", 30);
const followUp = discussed("Follow-up of the previous meeting", "Выполнение решений предыдущего совещания", 30);
const otherBusiness = discussed("Other business", "Разное", 15);
const nextMeeting = decided("Date and place of the next meeting", "Дата и место следующего совещания", 10);

export const skeletonItems: Readonly<Record<MeetingType, readonly SkeletonItem[]>> = {
	clusterConference: [
		opening,
		followUp,
		heard("Country reports", "Доклады стран", 15, [
			heard("Reports of the participating states", "Доклады государств-участников", 60),
			heard("Reports of the organisations", "Доклады организаций", 30),
		]),
		discussed("First thematic item", "Первый тематический вопрос", 60),
		discussed("Second thematic item", "Второй тематический вопрос", 60),
		discussed("Challenges of cross-border co-operation", "Проблемы трансграничного сотрудничества", 45),
		decided("Recommendations and proposals for pilot projects", "Рекомендации и предложения по пилотным проектам", 45),
		decided("Conclusions and follow-up", "Выводы и дальнейшие шаги", 30),
	],
	thematicWorkshop: [
		opening,
		heard("Introduction to the theme", "Введение в тему", 30),
		heard("State of affairs in the participating states", "Положение дел в государствах-участниках", 60),
		heard("Standards and good practice", "Стандарты и передовая практика", 45),
		discussed("Work in groups", "Работа в группах", 15, [
			discussed("Case studies", "Разбор примеров", 60),
			discussed("Reports of the groups", "Отчёты групп", 30),
		]),
		discussed("Needs of training and co-operation", "Потребности в обучении и сотрудничестве", 30),
		decided("Conclusions and recommendations", "Выводы и рекомендации", 30),
	],
	steeringCommittee: [
		opening,
		decided("Approval of the minutes of the previous meeting", "Утверждение протокола предыдущего совещания", 10),
		followUp,
		heard("Report of the secretariat", "Отчёт секретариата", 30),
		heard("Budget and funding", "Бюджет и финансирование", 30),
		decided("Work plan", "План работы", 60),
		discussed("Proposals of the participating states", "Предложения государств-участников", 45),
		otherBusiness,
		nextMeeting,
		decided("Conclusions", "Выводы", 15),
	],
	seniorReview: [
		heard("Opening addresses", "Вступительные выступления", 30),
		decided("Adoption of the agenda", "Утверждение повестки дня", 10),
		heard("Report on the period under review", "Отчёт за рассматриваемый период", 45),
		discussed("Statements of the delegations", "Выступления делегаций", 90),
		discussed("Priorities for the coming period", "Приоритеты на предстоящий период", 60),
		decided("Chairmanship", "Председательство", 20),
		decided("Adoption of the joint conclusions", "Принятие совместных выводов", 30),
		heard("Closing", "Закрытие", 10),
	],
	briefing: [
		heard("Opening", "Открытие", 10),
		heard("Briefing", "Брифинг", 60),
		discussed("Questions and answers", "Вопросы и ответы", 45),
		discussed("Next steps", "Дальнейшие шаги", 15),
	],
	training: [
		heard("Welcome and aims of the training", "Приветствие и цели обучения", 30),
		heard("Legal framework", "Правовые основы", 60),
		heard("Methods and procedures", "Методы и процедуры", 60),
		discussed("Practical exercises", "Практические занятия", 15, [
			discussed("Exercise in groups", "Упражнение в группах", 75),
			discussed("Review of the exercise", "Разбор упражнения", 30),
		]),
		heard("Experience of the participating states", "Опыт государств-участников", 60),
		discussed("Questions and answers", "Вопросы и ответы", 30),
		heard("Evaluation and certificates", "Оценка и вручение свидетельств", 30),
	],
	studyVisit: [
		heard("Welcome by the hosts", "Приветствие принимающей стороны", 30),
		heard("Presentation of the host institution", "Представление принимающего учреждения", 45),
		heard("Visit on site", "Посещение объекта", 120),
		discussed("Meeting with practitioners", "Встреча со специалистами-практиками", 60),
		discussed("Exchange of experience", "Обмен опытом", 60),
		decided("Conclusions and follow-up", "Выводы и дальнейшие шаги", 30),
	],
};
