/** The choice of a delegation: states first, then organisations, by name. */
import { useParties, useText } from "../api/questions.ts";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

interface PartyChoiceProps {
	value: string | null;
	wrong?: string | undefined;
	onParty: (partyId: string | null) => void;
}

export function PartyChoice({ value, wrong, onParty }: PartyChoiceProps) {
	const { t, compare } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const choices = parties
		.filter((party) => party.archivedAt === null || party.id === value)
		.sort((one, other) => other.kind.localeCompare(one.kind) || compare(text(one.names), text(other.names)))
		.map((party) => ({ value: party.id, words: text(party.names) }));
	return (
		<ChoiceField
			label={t("people.party")}
			value={value ?? ""}
			wrong={wrong}
			choices={[{ value: "", words: t("people.noParty") }, ...choices]}
			onChoice={(id) => onParty(id || null)}
		/>
	);
}
