/** The fields about somebody new: address, name, and the language in which they are written to. */
import { type InterfaceLanguage, interfaceLanguages } from "@plenary/domain";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { ownName } from "../words/own-name.ts";
import { useWords } from "../words/words.ts";

interface Newcomer {
	address: string;
	name: string;
	language: InterfaceLanguage;
}

interface AddressFieldsProps {
	value: Newcomer;
	wrong: Readonly<Record<string, string>>;
	onChange: (part: Partial<Newcomer>) => void;
}

export function AddressFields({ value, wrong, onChange }: AddressFieldsProps) {
	const { t } = useWords();
	return (
		<>
			<TextField
				label={t("people.address")}
				type="email"
				autoComplete="off"
				value={value.address}
				wrong={wrong.address}
				onWords={(address) => onChange({ address })}
			/>
			<TextField
				label={t("people.name")}
				autoComplete="off"
				maxLength={120}
				value={value.name}
				wrong={wrong.name}
				onWords={(name) => onChange({ name })}
			/>
			<ChoiceField
				label={t("people.language")}
				value={value.language}
				choices={interfaceLanguages.map((tag) => ({ value: tag, words: ownName(tag) }))}
				onChoice={(language) => onChange({ language })}
			/>
		</>
	);
}
