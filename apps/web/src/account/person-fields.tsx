/** The fields a person fills in about themselves: name, name in other scripts, language. */
import { type InterfaceLanguage, interfaceLanguages, type Text } from "@plenary/domain";
import { useMyself } from "../api/questions.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { ownName } from "../words/own-name.ts";
import { speak, useWords } from "../words/words.ts";

interface Person {
	name: string;
	names: Text;
	language: InterfaceLanguage;
}

interface PersonFieldsProps {
	value: Person;
	wrong: Readonly<Record<string, string>>;
	onChange: (part: Partial<Person>) => void;
}

/** Choosing a language speaks it at once. */
export function PersonFields({ value, wrong, onChange }: PersonFieldsProps) {
	const { t } = useWords();
	return (
		<>
			<ChoiceField
				label={t("signin.introduce.language")}
				value={value.language}
				choices={interfaceLanguages.map((tag) => ({ value: tag, words: ownName(tag) }))}
				onChoice={(language) => {
					onChange({ language });
					void speak(language);
				}}
			/>
			<TextField
				label={t("signin.introduce.name")}
				autoComplete="name"
				maxLength={120}
				value={value.name}
				wrong={wrong.name}
				onWords={(name) => onChange({ name })}
			/>
			<NamesFields own names={value.names} onNames={(names) => onChange({ names })} />
		</>
	);
}

interface NamesFieldsProps {
	names: Text;
	onNames: (names: Text) => void;
	/** Is it the reader's own name? */
	own?: boolean;
}

/** The name in the scripts of the process's languages other than the Latin one, for those who have one. */
export function NamesFields({ names, onNames, own = false }: NamesFieldsProps) {
	const { t, languageName } = useWords();
	const { process } = useMyself();
	return process.languages
		.filter(hasOwnScript)
		.map((tag) => (
			<TextField
				key={tag}
				label={t(own ? "signin.introduce.otherName" : "people.nameIn", { language: languageName(tag) })}
				hint={t("signin.introduce.optional")}
				lang={tag}
				maxLength={120}
				value={names[tag] ?? ""}
				onWords={(name) => onNames({ ...names, [tag]: name })}
			/>
		));
}

/** Is this language written in other than Latin letters? */
function hasOwnScript(tag: string): boolean {
	try {
		return new Intl.Locale(tag).maximize().script !== "Latn";
	} catch {
		return false;
	}
}
