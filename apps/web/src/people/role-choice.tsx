/** The choice of a role at a meeting. */
import { type MeetingRole, meetingRoles } from "@plenary/domain";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

export function RoleChoice({ value, onRole }: { value: MeetingRole; onRole: (role: MeetingRole) => void }) {
	const { t } = useWords();
	return (
		<ChoiceField
			label={t("people.role")}
			value={value}
			choices={meetingRoles.map((role) => ({ value: role, words: t(`people.role.${role}`) }))}
			onChoice={onRole}
		/>
	);
}
