/** The choice of an office in the process; only an administrator gives one. */
import { may, type Office, offices } from "@plenary/domain";
import { actorOf, useMyself } from "../api/questions.ts";
import { ChoiceField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

interface OfficeChoiceProps {
	value: Office | null;
	wrong: string | undefined;
	onOffice: (office: Office | null) => void;
}

export function OfficeChoice({ value, wrong, onOffice }: OfficeChoiceProps) {
	const { t } = useWords();
	if (!may(actorOf(useMyself()), "manage", { kind: "offices" })) return null;
	return (
		<ChoiceField
			label={t("people.office")}
			hint={t("people.officeHint")}
			wrong={wrong}
			value={value ?? "none"}
			choices={(["none", ...offices] as const).map((office) => ({
				value: office,
				words: t(`people.office.${office}`),
			}))}
			onChoice={(office) => onOffice(office === "none" ? null : office)}
		/>
	);
}
