/** Letters about bookings as they go out: whom they reach, and words, link and calendar file of that moment. */
import { type InterfaceLanguage, inLanguage, interfaceLanguages, locales, type Meeting } from "@plenary/domain";
import { writeCalendar } from "@plenary/formats/calendar";
import { accountById, hasAddress, shownAddress } from "../accounts/accounts.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import { type Database, fromJson } from "../database.ts";
import type { House } from "../house.ts";
import { type InterpreterRow, rowById, toEntry } from "../interpreters/register.ts";
import type { Written } from "../mail/orders.ts";
import { meetingById } from "../meetings/routes.ts";
import { readProcess } from "../people/process.ts";
import { hashOf, newSecret } from "../secrets.ts";
import { entryOf } from "./entries.ts";
import type { EngagementRow } from "./ledger.ts";
import { type BookingNews, bookingLetter } from "./letters.ts";
import { dayEnd, type Terms, termsOf } from "./terms.ts";

/** Addresses of the register are sealed. */
type Sealed = Pick<House, "db" | "seals">;

/** How an interpreter is written to. */
export interface Reached {
	readonly interpreter: InterpreterRow;
	/** Empty where none is known. */
	readonly to: string;
	readonly language: InterfaceLanguage;
	readonly name: string;
}

/** The entry that stands for the interpreter now, their own address and language where they sign in. */
export async function reach({ db, seals }: Sealed, interpreterId: string): Promise<Reached | undefined> {
	const found = await rowById(db, interpreterId);
	const interpreter = found?.merged_into ? await rowById(db, found.merged_into) : found;
	if (!interpreter) return undefined;
	const account = interpreter.account_id === null ? undefined : await accountById(db, interpreter.account_id);
	const { languages } = await readProcess(db);
	const isOurs = (tag: string): tag is InterfaceLanguage => (interfaceLanguages as readonly string[]).includes(tag);
	const language = account?.language ?? languages.find(isOurs) ?? "en";
	const { address } = toEntry(interpreter, seals);
	const to = address || (account && hasAddress(account) ? account.address : "");
	const name = fromJson<Record<string, string>>(interpreter.names)[language] ?? interpreter.name;
	return { interpreter, to, language, name };
}

export const engagementById = (db: Database, id: string): Promise<EngagementRow | undefined> =>
	db.selectFrom("engagement").selectAll().where("id", "=", id).executeTakeFirst();

/** Makes a link by which an interpreter looks and answers, until the day is over. */
export async function makeOfferLink(db: Database, row: EngagementRow, meeting: Meeting, address: string, now: number) {
	const secret = newSecret();
	const expiresAt = dayEnd(row.day, meeting.zone);
	await db.deleteFrom("offer_link").where("ends_at", "<", now).execute();
	await db
		.insertInto("offer_link")
		.values({ hash: hashOf(secret), engagement_id: row.id, ends_at: expiresAt })
		.execute();
	return { link: `${address}/offer#${secret}`, expiresAt };
}

/** Undefined if it is not so any more, or nobody can be written to. */
export async function writeBookingLetter(
	{ db, seals }: Sealed,
	{ id, news }: { id: string; news: BookingNews },
	address: string,
	now: number,
): Promise<Written | undefined> {
	const row = await engagementById(db, id);
	if (!row || !isSo(row, news)) return undefined;
	const [reached, meeting, asker] = [
		await reach({ db, seals }, row.interpreter_id),
		await meetingById(db, row.meeting_id),
		await accountById(db, row.asked_by),
	];
	if (!reached?.to || !meeting || dayEnd(row.day, meeting.zone) <= now) return undefined;
	const { to, language, name } = reached;
	const isOpen = news === "ask" || news === "option" || news === "firm";
	const { link, expiresAt } = isOpen
		? await makeOfferLink(db, row, meeting, address, now)
		: { link: "", expiresAt: now };
	const terms = termsOf(row);
	const moment = (at: number | null) =>
		at === null ? "" : `${momentIn(language, meeting.zone, at)} (${zoneIn(meeting.zone, at)})`;
	const { subject, text } = bookingLetter(language, news, {
		name,
		title: inLanguage(meeting.titles, [language]),
		lines: linesOf(row, meeting, language),
		booth: boothIn(language, terms),
		note: news === "ask" ? row.note : "",
		from: asker ? signatureOf(asker, language) : "Plenary",
		asked: row.asked,
		answerBy: moment(row.answer_by),
		holdUntil: row.asked === "option" ? moment(row.expires_at ?? row.hold_until) : "",
		link,
	});
	const entry = news === "ask" ? undefined : entryOf(row, address, language);
	const method = entry?.status === "cancelled" ? "cancel" : "publish";
	const calendar =
		entry &&
		({
			method,
			write: (organizer: string) => writeCalendar([entry], { at: now, method, organizer }),
		} as const);
	return { letter: { to, subject, text, ...(calendar && { calendar }) }, link, expiresAt };
}

/** Who asked, and how they are reached. */
function signatureOf(asker: AccountRow, language: InterfaceLanguage): string {
	const name = fromJson<Record<string, string>>(asker.names)[language] ?? asker.name;
	return [name, shownAddress(asker), asker.phone ?? ""].filter(Boolean).join(", ");
}

/** A letter that comes late must not tell what has long been otherwise. */
function isSo({ state }: EngagementRow, news: BookingNews): boolean {
	if (news === "ask") return state === "enquired" || state === "option" || state === "offered";
	if (news === "firm") return state === "firm" || state === "contracted";
	if (news === "option") return state === "option" || state === "asked";
	return state === (news === "taken" ? "released" : news);
}

/** Hours are the venue's. */
function linesOf(row: EngagementRow, { zone, place }: Meeting, language: InterfaceLanguage): string[] {
	const { sittings } = termsOf(row);
	const day = new Intl.DateTimeFormat(locales[language], { timeZone: zone, dateStyle: "full" });
	const clock = (at: number) =>
		new Intl.DateTimeFormat(locales[language], { timeZone: zone, timeStyle: "short", hourCycle: "h23" }).format(at);
	const hours = sittings.map(({ titles, from, to, hall }) =>
		[`${clock(from)}–${clock(to)}`, inLanguage(titles, [language]), hall].filter(Boolean).join(", "),
	);
	const [first] = sittings;
	return [`${day.format(first?.from ?? 0)} (${zoneIn(zone, first?.from ?? 0)})`, ...hours, ...(place ? [place] : [])];
}

const momentIn = (language: InterfaceLanguage, zone: string, at: number): string =>
	new Intl.DateTimeFormat(locales[language], { timeZone: zone, dateStyle: "long", timeStyle: "short" }).format(at);

/** "Europe/Vilnius, UTC+3" */
function zoneIn(zone: string, at: number): string {
	const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" }).formatToParts(at);
	const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "";
	return zone === "UTC" ? zone : `${zone}, ${offset}`;
}

/** "Georgian, Russian → English", or "English ↔ Russian" for a booth that works both ways. */
function boothIn(language: InterfaceLanguage, { into, spoken }: Terms): string {
	const names = new Intl.DisplayNames(locales[language], { type: "language" });
	const named = (tags: readonly string[]) => tags.map((tag) => names.of(tag) ?? tag);
	if (into.length > 1 && spoken.every((tag) => into.includes(tag))) return named(into).join(" ↔ ");
	return `${named(spoken).join(", ")} → ${named(into).join(", ")}`;
}
