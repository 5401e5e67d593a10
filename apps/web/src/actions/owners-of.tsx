/** Who is to do it, in a list over all meetings: delegations by their signs, people by name. */
import { entryOf, type ListedAction } from "@plenary/domain";
import { useMemo } from "react";
import { useParties, useText } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { Chip } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { ActionsAnswer } from "./use-actions.ts";

type Owner = ListedAction["owners"][number];

/** What an owner is called: a delegation has a sign besides. */
export type Naming = (owner: Owner) => { id: string; sign?: string; name?: string | undefined };

/** Looked up once for a whole list, and the same for as long as the names are. */
export function useNaming(people: ActionsAnswer["people"]): Naming {
	const { language } = useWords();
	const text = useText();
	const { data: parties } = useParties();
	return useMemo(() => {
		const personOf = new Map(people.map((person) => [person.accountId, person]));
		return (owner) => {
			if ("accountId" in owner) {
				const person = personOf.get(owner.accountId);
				return { id: owner.accountId, name: person ? nameOf(person, language) : "?" };
			}
			const party = entryOf(parties ?? [], owner.partyId);
			return { id: owner.partyId, sign: party ? text(party.codes) : "?", name: party && text(party.names) };
		};
	}, [people, parties, language, text]);
}

export function OwnersOf({ owners, naming }: { owners: ListedAction["owners"]; naming: Naming }) {
	const { t } = useWords();
	if (owners.length === 0) return <span className="quiet">{t("outcomes.nobody")}</span>;
	return owners.map((owner) => {
		const { id, sign, name } = naming(owner);
		return (
			<span key={id} className="action-owner">
				{sign === undefined ? name : <Chip title={name}>{sign}</Chip>}
				{sign !== undefined && owners.length === 1 && name && ` ${name}`}
			</span>
		);
	});
}
