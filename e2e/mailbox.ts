/** A mail server of the journey's own: it takes every letter and shows it as its receiver would read it. */
import type { AddressInfo } from "node:net";
import { expect } from "@playwright/test";
import { SMTPServer } from "smtp-server";

export interface Letter {
	readonly to: string;
	readonly subject: string;
	readonly text: string;
}

export interface Mailbox {
	/** What goes into the setting SMTP_URL. */
	readonly url: string;
	readonly letters: readonly Letter[];
	/** How many letters it took in and said nothing to. */
	readonly held: number;
	close(): Promise<void>;
}

/** While `isSilent`, letters are neither taken nor refused. */
export async function openMailbox(isSilent = () => false): Promise<Mailbox> {
	const letters: Letter[] = [];
	let held = 0;
	const server = new SMTPServer({
		disabledCommands: ["AUTH", "STARTTLS"],
		onData(stream, session, done) {
			const pieces: Buffer[] = [];
			stream.on("data", (piece: Buffer) => pieces.push(piece));
			stream.on("end", () => {
				if (isSilent()) return void held++;
				const to = session.envelope.rcptTo.map(({ address }) => address).join(", ");
				letters.push({ to, ...readLetter(Buffer.concat(pieces).toString("latin1")) });
				done();
			});
		},
	});
	await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
	const { port } = server.server.address() as AddressInfo;
	return {
		url: `smtp://127.0.0.1:${port}`,
		letters,
		get held() {
			return held;
		},
		close: () => new Promise((closed) => server.close(closed)),
	};
}

function readLetter(raw: string): Pick<Letter, "subject" | "text"> {
	const end = raw.indexOf("\r\n\r\n");
	const head = raw.slice(0, end).replaceAll(/\r\n[ \t]+/g, " ");
	const field = (name: string) => new RegExp(`^${name}: (.*)$`, "im").exec(head)?.[1] ?? "";
	const subject = field("subject").replaceAll(
		/=\?utf-8\?([bq])\?(.*?)\?=(?: (?==\?))?/gi,
		(_, kind: string, words: string) =>
			kind.toLowerCase() === "b" ? fromBase64(words) : fromQuoted(words.replaceAll("_", " ")),
	);
	const body = raw.slice(end + 4);
	const encoding = field("content-transfer-encoding").toLowerCase();
	const text = encoding === "base64" ? fromBase64(body) : encoding === "quoted-printable" ? fromQuoted(body) : body;
	return { subject, text };
}

const fromBase64 = (words: string): string => Buffer.from(words, "base64").toString();

function fromQuoted(words: string): string {
	const joined = words.replaceAll(/=\r?\n/g, "");
	const bytes = joined.replaceAll(/=([0-9A-F]{2})/gi, (_, code: string) =>
		String.fromCharCode(Number.parseInt(code, 16)),
	);
	return Buffer.from(bytes, "latin1").toString();
}

/** The newest link to a page that somebody was sent, as soon as it has come. */
export async function linkTo(mailbox: Mailbox, address: string, page: string): Promise<string> {
	const letter = () => mailbox.letters.findLast(({ to, text }) => to === address && text.includes(`/${page}#`));
	const link = () => new RegExp(`http\\S+/${page}#[\\w-]+`).exec(letter()?.text ?? "")?.[0] ?? "";
	await expect.poll(link, { timeout: 15_000 }).not.toBe("");
	return link();
}
