/** Letters: what the server writes to people, in the receiver's language. */
import type { InterfaceLanguage } from "@plenary/domain";
import type { Letter } from "./mail.ts";

interface LinkLetter {
	to: string;
	name: string;
	language: InterfaceLanguage;
	purpose: "sign-in" | "invitation";
	process: string;
	link: string;
}

interface MeetingLetter {
	to: string;
	name: string;
	language: InterfaceLanguage;
	/** Title, days and place in the receiver's language. */
	meeting: { title: string; days: string; place: string };
	link: string;
	/** Whether the link lets the receiver in, once; otherwise it is where the meeting is found after signing in. */
	letsIn: boolean;
}

/** The letter that invites somebody to a meeting. */
export function meetingLetter({ to, name, language, meeting, link, letsIn }: MeetingLetter): Letter {
	const words = letters[language].meeting;
	return { to, subject: words.subject(meeting.title), text: words.text(name, meeting, link, letsIn) };
}

/** The letter that carries a one-time link. */
export function linkLetter({ to, name, language, purpose, process, link }: LinkLetter): Letter {
	const words = letters[language][purpose];
	return { to, subject: words.subject(process), text: words.text(name, process, link) };
}

const letters = {
	en: {
		"sign-in": {
			subject: (process: string) => `Your way in: ${process}`,
			text: (name: string, process: string, link: string) =>
				`${name},\n\nthis link signs you in to ${process}. It works once, within 20 minutes:\n\n${link}\n\nIf you did not ask for it, nothing needs to be done.\n`,
		},
		invitation: {
			subject: (process: string) => `Invitation: ${process}`,
			text: (name: string, process: string, link: string) =>
				`${name},\n\nyou are invited to take part in ${process}. This link lets you in; it works once, within 7 days:\n\n${link}\n\nNo password is needed.\n`,
		},
		meeting: {
			subject: (title: string) => `Invitation: ${title}`,
			text: (name: string, { title, days, place }: MeetingLetter["meeting"], link: string, letsIn: boolean) =>
				`${name},\n\nyou are invited to this meeting:\n\n${title}\n${[days, place].filter(Boolean).join(", ")}\n\n${letsIn ? "This link lets you in; it works once, within 7 days. No password is needed." : "Agenda, people and minutes are here; sign in as always:"}\n\n${link}\n`,
		},
	},
	ru: {
		"sign-in": {
			subject: (process: string) => `Ваш вход: ${process}`,
			text: (name: string, process: string, link: string) =>
				`${name},\n\nэта ссылка откроет вам вход: ${process}. Она действует один раз, в течение 20 минут:\n\n${link}\n\nЕсли вы её не запрашивали, ничего делать не нужно.\n`,
		},
		invitation: {
			subject: (process: string) => `Приглашение: ${process}`,
			text: (name: string, process: string, link: string) =>
				`${name},\n\nвас приглашают принять участие: ${process}. Войти можно по этой ссылке; она действует один раз, в течение 7 дней:\n\n${link}\n\nПароль не нужен.\n`,
		},
		meeting: {
			subject: (title: string) => `Приглашение: ${title}`,
			text: (name: string, { title, days, place }: MeetingLetter["meeting"], link: string, letsIn: boolean) =>
				`${name},\n\nвас приглашают на встречу:\n\n${title}\n${[days, place].filter(Boolean).join(", ")}\n\n${letsIn ? "Войти можно по этой ссылке; она действует один раз, в течение 7 дней. Пароль не нужен." : "Повестка, участники и протокол здесь; вход как обычно:"}\n\n${link}\n`,
		},
	},
};
