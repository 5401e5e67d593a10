/** Invitations to a meeting: mailed to whoever has an address; a newcomer's letter also lets them in. */
import { dayRange, type HandOver, inLanguage, type Meeting } from "@plenary/domain";
import { hasAddress } from "../accounts/accounts.ts";
import { makeLink } from "../accounts/links.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import type { Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
import { meetingLetter } from "../mail/letters.ts";
import { mayLetIn } from "../people/routes.ts";

interface Invited {
	/** The link of somebody who has never been in; without mail it is to be handed over. */
	handOver: HandOver | null;
	/** Did a letter go out? */
	mailed: boolean;
}

/** Invites somebody who stands on the list already. Whoever is in needs no link to sign in with. */
export async function invite(
	house: House,
	meeting: Meeting,
	account: AccountRow,
	visitor: Visitor,
	address: string,
): Promise<Invited> {
	if (!hasAddress(account)) return { handOver: null, mailed: false };
	const letsIn = account.joined_at === null;
	if (letsIn && !mayLetIn(visitor, account)) return { handOver: null, mailed: false };
	const made = letsIn
		? await makeLink(house.db, account.id, "invitation", visitor.account.id, house.clock())
		: undefined;
	const link = made ? `${address}/enter#${made.secret}` : `${address}/meetings/${meeting.id}/plan`;
	const { address: to, name, language } = account;
	const facts = {
		title: inLanguage(meeting.titles, [language]),
		days: dayRange(language, meeting.startsOn, meeting.endsOn),
		place: meeting.place,
	};
	const mailed = await house.mail.send(meetingLetter({ to, name, language, meeting: facts, link, letsIn }));
	return { handOver: made ? { mailed, link: mailed ? null : link, expiresAt: made.expiresAt } : null, mailed };
}
