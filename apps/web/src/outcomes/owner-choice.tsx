/** Who is to do it: delegations and people of the meeting, as boxes to be ticked. */
import { leadsOf, type MeetingPage, type Owner, unmerged } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { nameOf } from "../people/names.ts";
import { useWords } from "../words/words.ts";

interface OwnerChoiceProps {
	/** Whose parties and participants there are to choose from. */
	at: Pick<MeetingPage, "parties" | "participants">;
	owners: readonly Owner[];
	choose: (owners: Owner[]) => void;
}

export function OwnerChoice({ at, owners, choose }: OwnerChoiceProps) {
	const { t, language, compare } = useWords();
	const text = useText();
	const all = [
		...unmerged(at.parties).map((party) => ({
			key: party.id,
			owner: { partyId: party.id } as Owner,
			name: `${text(party.codes)} · ${text(party.names)}`,
		})),
		...at.participants.map((person) => ({
			key: person.accountId,
			owner: { accountId: person.accountId } as Owner,
			name: nameOf(person, language),
		})),
	].sort((one, other) => compare(one.name, other.name));
	const lead = leadsOf(at.parties);
	const isSame = (one: Owner, owner: Owner) =>
		one.accountId === owner.accountId && (one.partyId && lead(one.partyId)) === owner.partyId;
	return (
		<fieldset className="owner-choice">
			<legend>{t("outcomes.owners")}</legend>
			{all.map(({ key, owner, name }) => (
				<label key={key}>
					<input
						type="checkbox"
						checked={owners.some((one) => isSame(one, owner))}
						onChange={(event) =>
							choose(event.currentTarget.checked ? [...owners, owner] : owners.filter((one) => !isSame(one, owner)))
						}
					/>
					{name}
				</label>
			))}
		</fieldset>
	);
}
