/** Who is to do it: delegations by code and name, people by name. */
import { entryOf, type Owner } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { nameOf } from "../people/names.ts";
import { Chip } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";

export function Owners({ owners }: { owners: readonly Owner[] }) {
	const { t, language } = useWords();
	const text = useText();
	const { parties, participants } = useMeetingHere();
	if (owners.length === 0) return <span className="owner none">{t("outcomes.nobody")}</span>;
	return owners.map((owner) => {
		const party = entryOf(parties, owner.partyId);
		if (party)
			return (
				<span key={party.id} className="owner">
					<Chip>{text(party.codes)}</Chip> {text(party.names)}
				</span>
			);
		const person = participants.find((one) => one.accountId === owner.accountId);
		return (
			<span key={owner.accountId ?? owner.partyId} className="owner">
				{person ? nameOf(person, language) : "?"}
			</span>
		);
	});
}
