/** Letters to interpreters about their bookings, in their own language. */
import type { InterfaceLanguage } from "@plenary/domain";

/** What a letter is about: something is asked, or how it came out. */
export const bookingNews = ["ask", "option", "firm", "released", "taken", "expired", "cancelled"] as const;
export type BookingNews = (typeof bookingNews)[number];

export interface BookingFacts {
	name: string;
	title: string;
	/** Day, hours at the venue with their zone, place and hall: a line each. */
	lines: readonly string[];
	booth: string;
	note: string;
	/** Who asked, and how they are reached. */
	from: string;
	asked: "enquire" | "option" | "offer";
	/** "5 May 2026, 18:00 (Vilnius)"; empty where nothing is said. */
	answerBy: string;
	holdUntil: string;
	link: string;
}

export function bookingLetter(language: InterfaceLanguage, news: BookingNews, facts: BookingFacts) {
	const words = letters[language];
	const { subject, lead } = words[news];
	const opening = typeof lead === "string" ? lead : lead[facts.asked];
	const about = [
		facts.title,
		...facts.lines,
		`${words.booth}: ${facts.booth}`,
		...(facts.note ? ["", facts.note] : []),
	];
	const until = [
		...(facts.holdUntil && news !== "firm" ? [`${words.holdUntil} ${facts.holdUntil}.`] : []),
		...(facts.answerBy && news === "ask" ? [`${words.answerBy} ${facts.answerBy}.`] : []),
	];
	const isOpen = news === "ask" || news === "option" || news === "firm";
	const end = [
		...(isOpen ? [...until, news === "ask" ? words.answer : words.seen, "", facts.link, ""] : [words.thanks, ""]),
		`${words.from}: ${facts.from}`,
	];
	const text = [`${facts.name},`, "", opening, "", ...about, "", ...end, ""].join("\n");
	return { subject: `${subject}: ${facts.title}`, text };
}

const letters = {
	en: {
		booth: "Booth",
		from: "Asked by",
		holdUntil: "The day would be kept until",
		answerBy: "Please answer by",
		answer: "Read it and answer here, also from a telephone; no account is needed:",
		seen: "How it stands, and a file for your calendar:",
		thanks: "Thank you for your time; we hope to work with you another day.",
		ask: {
			subject: "Interpreting",
			lead: {
				enquire: "are you free to interpret at this meeting? Your answer binds nobody yet.",
				option: "would you keep this day for us? Whoever else asks for it is then told to wait for us.",
				offer: "we offer you to interpret at this meeting. With your yes it is firm.",
			},
		},
		option: { subject: "Option noted", lead: "thank you, the day is noted as an option." },
		firm: { subject: "Confirmed", lead: "thank you, your engagement is firm." },
		released: {
			subject: "Not needed any more",
			lead: "what we asked you for is not needed any more; the day is yours again.",
		},
		taken: {
			subject: "Already filled",
			lead: "somebody else was faster, and the place is filled; the day is yours again.",
		},
		expired: { subject: "Time is over", lead: "the time that was agreed for this is over; the day is yours again." },
		cancelled: {
			subject: "Cancelled",
			lead: "we are sorry to tell you that this engagement is cancelled. Please write or call if anything is left to be settled.",
		},
	},
	ru: {
		booth: "Кабина",
		from: "Запрос от",
		holdUntil: "День остаётся за нами до",
		answerBy: "Пожалуйста, ответьте до",
		answer: "Прочитать и ответить можно здесь, в том числе с телефона; учётная запись не нужна:",
		seen: "Как обстоит дело, и файл для календаря:",
		thanks: "Спасибо за ваше время; надеемся поработать с вами в другой раз.",
		ask: {
			subject: "Устный перевод",
			lead: {
				enquire: "свободны ли вы, чтобы переводить на этой встрече? Ответ пока никого не связывает.",
				option: "могли бы вы оставить этот день за нами? Другим заказчикам тогда придётся ждать нашего ответа.",
				offer: "предлагаем вам переводить на этой встрече. После вашего согласия договорённость твёрдая.",
			},
		},
		option: { subject: "Предварительная бронь", lead: "спасибо, день предварительно оставлен за нами." },
		firm: { subject: "Подтверждено", lead: "спасибо, договорённость твёрдая." },
		released: {
			subject: "Больше не требуется",
			lead: "то, о чём мы спрашивали, больше не требуется; день снова свободен.",
		},
		taken: {
			subject: "Место уже занято",
			lead: "другой переводчик ответил раньше, и место занято; день снова свободен.",
		},
		expired: { subject: "Срок истёк", lead: "согласованный срок истёк; день снова свободен." },
		cancelled: {
			subject: "Отменено",
			lead: "к сожалению, эта договорённость отменена. Если осталось что-то нерешённое, пожалуйста, напишите или позвоните.",
		},
	},
} as const satisfies Record<InterfaceLanguage, object>;
