/** Participants as delegations: states first, then organisations, then those who belong to none. */
import { meetingRoles, type Participant, type Party, type Text } from "@plenary/domain";
import { nameOf } from "./names.ts";

export interface Delegation {
	party?: Party | undefined;
	people: Participant[];
}

interface Reader {
	text: (text: Text) => string;
	language: string;
	compare: (one: string, other: string) => number;
}

/** Within a delegation its head, then by role, in the order of the rules, then by name. */
export function delegationsOf(
	participants: readonly Participant[],
	parties: readonly Party[],
	{ text, language, compare }: Reader,
): Delegation[] {
	const byParty = Map.groupBy(participants, ({ partyId }) => parties.find((party) => party.id === partyId));
	const rank = ({ party }: Delegation): number => (party === undefined ? 2 : party.kind === "state" ? 0 : 1);
	return [...byParty]
		.map(([party, people]) => ({
			party,
			people: people.sort(
				(one, other) =>
					Number(other.standing === "head") - Number(one.standing === "head") ||
					meetingRoles.indexOf(one.role) - meetingRoles.indexOf(other.role) ||
					compare(nameOf(one, language), nameOf(other, language)),
			),
		}))
		.sort(
			(one, other) => rank(one) - rank(other) || compare(text(one.party?.names ?? {}), text(other.party?.names ?? {})),
		);
}
