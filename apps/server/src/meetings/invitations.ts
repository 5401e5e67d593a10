/** Invitations to a meeting: mailed to whoever has an address; a newcomer's letter also lets them in. */
import type { HandOver, Meeting } from "@plenary/domain";
import { hasAddress } from "../accounts/accounts.ts";
import type { AccountRow } from "../accounts/sign-ins.ts";
import type { Visitor } from "../doors/http.ts";
import type { House } from "../house.ts";
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
	const order = {
		accountId: account.id,
		purpose: "invitation",
		meetingId: meeting.id,
		madeBy: visitor.account.id,
	} as const;
	return house.post.send(order, address);
}
