/** The question whether somebody may be kept: the letter that asks it, and the link in it, of which only a hash stays. */
import { type InterfaceLanguage, inLanguage } from "@plenary/domain";
import { reach } from "../bookings/orders.ts";
import type { Database } from "../database.ts";
import type { House } from "../house.ts";
import type { Written } from "../mail/orders.ts";
import { readProcess } from "../people/process.ts";
import { hashOf, newSecret } from "../secrets.ts";

/** Time enough for somebody who is on a long journey. */
const linkLives = 60 * 24 * 3_600_000;

/** A link by which somebody says whether they may be kept, as often as they like while it lives. */
export async function makeKeepingLink(db: Database, interpreterId: string, address: string, now: number) {
	const secret = newSecret();
	const expiresAt = now + linkLives;
	await removeOldKeepingLinks(db, now);
	await db
		.insertInto("keeping_link")
		.values({ hash: hashOf(secret), interpreter_id: interpreterId, ends_at: expiresAt })
		.execute();
	return { link: `${address}/keeping#${secret}`, expiresAt };
}

export async function removeOldKeepingLinks(db: Database, now: number): Promise<void> {
	await db.deleteFrom("keeping_link").where("ends_at", "<", now).execute();
}

/** Undefined for somebody who was erased meanwhile, or can not be written to. */
export async function writeKeepingLetter(
	{ db, seals }: Pick<House, "db" | "seals">,
	interpreterId: string,
	address: string,
	now: number,
): Promise<Written | undefined> {
	const reached = await reach({ db, seals }, interpreterId);
	if (!reached?.to) return undefined;
	const { interpreter, to, language, name } = reached;
	const { link, expiresAt } = await makeKeepingLink(db, interpreter.id, address, now);
	const { subject, text } = letters[language](name, inLanguage((await readProcess(db)).names, [language]), link);
	return { letter: { to, subject, text }, link, expiresAt };
}

type Letter = (name: string, process: string, link: string) => { subject: string; text: string };

const letters: Record<InterfaceLanguage, Letter> = {
	en: (name, process, link) => ({
		subject: `May we keep your entry? ${process}`,
		text: `${name},\n\nyou stand in the register of interpreters of ${process}. It is three years since you last worked with us or told us that you may be listed, so we ask: may we keep your entry, or shall we erase it?\n\nSay so here, within 60 days; no account is needed:\n\n${link}\n\nIf you do not answer, the secretariat may erase your entry.\n`,
	}),
	ru: (name, process, link) => ({
		subject: `Можно ли сохранить вашу запись? ${process}`,
		text: `${name},\n\nвы числитесь в реестре переводчиков: ${process}. Прошло три года с тех пор, как вы в последний раз работали с нами или подтвердили согласие на запись, поэтому мы спрашиваем: сохранить вашу запись или удалить её?\n\nОтветить можно здесь, в течение 60 дней; учётная запись не нужна:\n\n${link}\n\nЕсли ответа не будет, секретариат может удалить вашу запись.\n`,
	}),
};
