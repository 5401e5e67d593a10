/** Mail: links and invitations in the receiver's language, when the server was told how to send. */
import type { InterfaceLanguage } from "@plenary/domain";
import nodemailer from "nodemailer";
import type { Logger } from "pino";

export interface Letter {
	to: string;
	subject: string;
	text: string;
}

export interface Mail {
	readonly canSend: boolean;
	/** True when the mail server took it. A failure is logged and answered with false, never thrown. */
	send(letter: Letter): Promise<boolean>;
}

/** Whoever invites waits for the letter to be taken, and gets the link to hand over if it is not, milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function openMail(smtpUrl: string | undefined, from: string, log: Logger): Mail {
	if (!smtpUrl) return { canSend: false, send: async () => false };
	const transport = nodemailer.createTransport({ url: smtpUrl, ...patience }, { from });
	return {
		canSend: true,
		async send(letter) {
			try {
				await transport.sendMail(letter);
				return true;
			} catch (error) {
				// Its own words would name the receiver.
				const { code, responseCode } = error as { code?: string; responseCode?: number };
				log.error({ code, responseCode }, "The mail server did not take a letter.");
				return false;
			}
		},
	};
}

interface LinkLetter {
	to: string;
	name: string;
	language: InterfaceLanguage;
	purpose: "sign-in" | "invitation";
	process: string;
	link: string;
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
	},
};
