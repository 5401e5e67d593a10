/** Mail: letters go out when the server was told how to send. */
import nodemailer from "nodemailer";
import type { Logger } from "pino";

export interface Letter {
	to: string;
	subject: string;
	text: string;
	/** A file for the receiver's calendar; who sends it has to stand in it. */
	calendar?: { method: "publish" | "cancel"; write: (organizer: string) => string };
}

export interface Mail {
	readonly canSend: boolean;
	/** Whether the mail server took it. A failure is logged, never thrown. */
	send(letter: Letter): Promise<MailOutcome>;
}

/** Taken; refused, now and whenever it is tried again; or not taken now. */
export type MailOutcome = "taken" | "refused" | "notNow";

/** Whoever invites waits for the letter to be taken, and gets the link to hand over if it is not, milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

export function openMail(smtpUrl: string | undefined, from: string, log: Logger): Mail {
	if (!smtpUrl) return { canSend: false, send: async () => "notNow" };
	const transport = nodemailer.createTransport({ url: smtpUrl, ...patience }, { from });
	return {
		canSend: true,
		async send({ calendar, ...words }) {
			try {
				await transport.sendMail({ ...words, ...(calendar && { attachments: [calendarFile(calendar, from)] }) });
				return "taken";
			} catch (error) {
				// Its own words would name the receiver.
				const { code, responseCode } = error as { code?: string; responseCode?: number };
				log.error({ code, responseCode }, "The mail server did not take a letter.");
				return (responseCode ?? 0) >= 500 ? "refused" : "notNow";
			}
		},
	};
}

function calendarFile({ method, write }: NonNullable<Letter["calendar"]>, from: string) {
	const sender = /<([^<>]*)>/.exec(from)?.[1] ?? from;
	return {
		filename: "interpreting.ics",
		content: write(sender),
		contentType: `text/calendar; charset=utf-8; method=${method.toUpperCase()}`,
	};
}
