/** The choice of somebody's place in their delegation. */
import { type Standing, standings } from "@plenary/domain";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

interface StandingChoiceProps {
	value: Standing | null;
	onStanding: (standing: Standing) => void;
}

export function StandingChoice({ value, onStanding }: StandingChoiceProps) {
	const { t } = useWords();
	return (
		<ChoiceField
			label={t("people.standing")}
			hint={value === "head" ? t("people.standing.headHint") : undefined}
			value={value ?? "member"}
			choices={standings.map((standing) => ({ value: standing, words: t(`people.standing.${standing}`) }))}
			onChoice={onStanding}
		/>
	);
}
