/** Who is to do it, in a list over all meetings: delegations by their signs, people by name. */
import { entryOf, type ListedAction } from "@plenary/domain";
import { useParties, useText } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { Chip } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { ActionsAnswer } from "./use-actions.ts";

interface OwnersOfProps {
	owners: ListedAction["owners"];
	people: ActionsAnswer["people"];
}

export function OwnersOf({ owners, people }: OwnersOfProps) {
	const { t, language } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	if (owners.length === 0) return <span className="quiet">{t("outcomes.nobody")}</span>;
	const named = owners.length === 1;
	return owners.map((owner) => {
		if ("accountId" in owner) {
			const person = people.find((one) => one.accountId === owner.accountId);
			return (
				<span key={owner.accountId} className="action-owner">
					{person ? nameOf(person, language) : "?"}
				</span>
			);
		}
		const party = entryOf(parties, owner.partyId);
		return (
			<span key={owner.partyId} className="action-owner">
				<Chip title={party && text(party.names)}>{party ? text(party.codes) : "?"}</Chip>
				{named && party && ` ${text(party.names)}`}
			</span>
		);
	});
}
