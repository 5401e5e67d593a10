/** The fields about somebody new: address, name, and the language in which they are written to. */
import { type InterfaceLanguage, interfaceLanguages } from "@plenary/domain";
import { ChoiceField } from "../ui/field.tsx";
import { ownName } from "../words/own-name.ts";
import { useWords } from "../words/words.ts";
import { AddressField, NameField } from "./contact-fields.tsx";

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
			<AddressField value={value.address} wrong={wrong.address} onWords={(address) => onChange({ address })} />
			<NameField value={value.name} wrong={wrong.name} onWords={(name) => onChange({ name })} />
			<ChoiceField
				label={t("people.language")}
				value={value.language}
				choices={interfaceLanguages.map((tag) => ({ value: tag, words: ownName(tag) }))}
				onChoice={(language) => onChange({ language })}
			/>
		</>
	);
}
