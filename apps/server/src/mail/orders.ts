/** Orders for letters: who is to get which. The words, and the link in them, are written as it goes out and kept nowhere. */
import { dayRange, inLanguage } from "@plenary/domain";
import { accountById, hasAddress } from "../accounts/accounts.ts";
import { type LinkPurpose, linkLives, makeLink } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import type { BookingNews } from "../bookings/letters.ts";
import { writeBookingLetter } from "../bookings/orders.ts";
import type { Database } from "../database.ts";
import type { House } from "../house.ts";
import { writeKeepingLetter } from "../interpreters/keeping.ts";
import { meetingById } from "../meetings/routes.ts";
import { readProcess } from "../people/process.ts";
import { newId } from "../secrets.ts";
import { linkLetter, meetingLetter } from "./letters.ts";
import type { Letter } from "./mail.ts";

export type LetterPurpose = LinkPurpose | "booking" | "keeping";

/** For how long a letter is tried that a mail server does not take now, milliseconds. */
export const letterLives: Readonly<Record<LetterPurpose, number>> = {
	...linkLives,
	booking: 2 * 24 * 3_600_000,
	keeping: 2 * 24 * 3_600_000,
};

export interface Order {
	accountId: string | null;
	purpose: LetterPurpose;
	/** The meeting that somebody is invited to; null for a letter that carries a link alone. */
	meetingId: string | null;
	/** Who asked for it, if it was not the receiver. */
	madeBy: string | null;
	/** Of a letter to an interpreter, who need not have an account. */
	engagement?: { id: string; news: BookingNews } | undefined;
	/** Of a letter that asks an interpreter whether they may be kept. */
	interpreterId?: string | undefined;
}

/** Keeps orders for whoever looks for letters next; within the transaction of what they follow from. */
export async function keepOrders(step: Database, orders: readonly Order[], now: number): Promise<void> {
	for (const order of orders)
		await step
			.insertInto("letter")
			.values({ ...orderRow(order), id: newId(), at: now, taken_until: now })
			.execute();
}

export const orderRow = ({ accountId, purpose, meetingId, madeBy, engagement, interpreterId }: Order) => ({
	account_id: accountId,
	purpose,
	meeting_id: meetingId,
	made_by: madeBy,
	engagement_id: engagement?.id ?? null,
	news: engagement?.news ?? null,
	interpreter_id: interpreterId ?? null,
});

export interface Written {
	letter: Letter;
	link: string;
	/** Undefined if the link lets nobody in. */
	expiresAt: number | undefined;
}

/** `address` is what the link begins with. Undefined if there is nobody to write to any more, or nothing to say. */
export async function writeLetter(
	{ db, seals }: Pick<House, "db" | "seals">,
	order: Order,
	address: string,
	now: number,
): Promise<Written | undefined> {
	if (order.engagement) return writeBookingLetter({ db, seals }, order.engagement, address, now);
	const { purpose } = order;
	if (order.interpreterId) return writeKeepingLetter({ db, seals }, order.interpreterId, address, now);
	if (purpose === "booking" || purpose === "keeping") return undefined;
	const account = order.accountId === null ? undefined : await accountById(db, order.accountId);
	if (!account || account.archived_at !== null || !hasAddress(account)) return undefined;
	const write = order.meetingId === null ? writeLink : writeInvitation;
	return write(db, account, { ...order, purpose }, address, now);
}

async function writeLink(
	db: Database,
	account: AccountRow,
	{ purpose, madeBy }: Order & { purpose: LinkPurpose },
	address: string,
	now: number,
): Promise<Written> {
	const { secret, expiresAt } = await makeLink(db, account.id, purpose, madeBy, now);
	const { address: to, name, language } = account;
	const process = inLanguage((await readProcess(db)).names, [language]);
	const link = `${address}/enter#${secret}`;
	return { letter: linkLetter({ to, name, language, purpose, process, link }), link, expiresAt };
}

/** Whoever is in needs no link to sign in with; a newcomer's letter also lets them in. */
async function writeInvitation(
	db: Database,
	account: AccountRow,
	{ meetingId, madeBy }: Order,
	address: string,
	now: number,
): Promise<Written | undefined> {
	const meeting = await meetingById(db, meetingId ?? "");
	if (!meeting) return undefined;
	const letsIn = account.joined_at === null;
	const made = letsIn ? await makeLink(db, account.id, "invitation", madeBy, now) : undefined;
	const link = made ? `${address}/enter#${made.secret}` : `${address}/meetings/${meeting.id}/plan`;
	const { address: to, name, language } = account;
	const facts = {
		title: inLanguage(meeting.titles, [language]),
		days: dayRange(language, meeting.startsOn, meeting.endsOn),
		place: meeting.place,
	};
	const letter = meetingLetter({ to, name, language, meeting: facts, link, letsIn });
	return { letter, link, expiresAt: made?.expiresAt };
}
