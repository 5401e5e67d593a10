/** People of the register to be invited: by delegation, a whole delegation or body at once, found in either script. */
import { matchPeople, type Party, type Person } from "@plenary/domain";
import { useState } from "react";
import { useBodies, useParties, useText } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";

interface KnownPeopleProps {
	people: readonly Person[];
	/** The body that meets, if one does. */
	bodyId: string | null;
	chosen: ReadonlySet<string>;
	wrong?: string | undefined;
	onChosen: (chosen: ReadonlySet<string>) => void;
}

export function KnownPeople({ people, bodyId, chosen, wrong, onChosen }: KnownPeopleProps) {
	const { t, language, compare } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const { data: bodies = [] } = useBodies();
	const [query, setQuery] = useState("");
	const found = query.trim() === "" ? people : matchPeople(query, people, people.length);
	const groups = [...Map.groupBy(found, (person) => person.partyId)]
		.map(([id, members]) => ({ party: parties.find((one) => one.id === id), members }))
		.sort((one, other) => byParty(one.party, other.party));
	const body = bodies.find((one) => one.id === bodyId);
	const ofBody = body ? people.filter(({ id, partyId }) => isMember(body, id, partyId)) : [];
	const tick = (ids: readonly string[], isOn: boolean) => {
		const next = new Set(chosen);
		for (const id of ids) isOn ? next.add(id) : next.delete(id);
		onChosen(next);
	};
	return (
		<fieldset className="field known-people">
			<legend>{t("people.at.who")}</legend>
			<TextField label={t("people.search")} type="search" value={query} onWords={setQuery} />
			{body && ofBody.length > 0 && (
				<Button
					onClick={() =>
						tick(
							ofBody.map(({ id }) => id),
							true,
						)
					}
				>
					{t("people.at.wholeBody", { body: text(body.names), count: ofBody.length })}
				</Button>
			)}
			<div className="known-list">
				{groups.map(({ party, members }) => {
					const ids = members.map(({ id }) => id);
					const all = ids.every((id) => chosen.has(id));
					return (
						<div key={party?.id ?? ""}>
							<label className="tick known-party">
								<input type="checkbox" checked={all} onChange={(event) => tick(ids, event.target.checked)} />
								<b>{party ? text(party.names) : t("people.at.noDelegation")}</b>
								<small className="quiet">{members.length}</small>
							</label>
							{[...members]
								.sort((one, other) => compare(nameOf(one, language), nameOf(other, language)))
								.map((person) => (
									<label key={person.id} className="tick">
										<input
											type="checkbox"
											checked={chosen.has(person.id)}
											onChange={(event) => tick([person.id], event.target.checked)}
										/>
										<span>{nameOf(person, language)}</span>
										<small className="quiet">{person.address || t("people.at.noAddress")}</small>
									</label>
								))}
						</div>
					);
				})}
			</div>
			{wrong && <p className="wrong">{wrong}</p>}
		</fieldset>
	);

	function byParty(one: Party | undefined, other: Party | undefined): number {
		if (!one || !other) return one ? -1 : other ? 1 : 0;
		return other.kind.localeCompare(one.kind) || compare(text(one.names), text(other.names));
	}
}

interface Composition {
	readonly partyIds: readonly string[];
	readonly posts: readonly { readonly personId: string | null }[];
}

const isMember = ({ partyIds, posts }: Composition, id: string, partyId: string | null): boolean =>
	(partyId !== null && partyIds.includes(partyId)) || posts.some((post) => post.personId === id);
