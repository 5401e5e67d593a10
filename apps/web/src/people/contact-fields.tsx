/** The fields by which anybody is known and reached, the same in every form about a person. */
import { TextField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

interface ContactFieldProps {
	value: string;
	wrong: string | undefined;
	onWords: (words: string) => void;
}

export function NameField(props: ContactFieldProps) {
	const { t } = useWords();
	return <TextField label={t("people.name")} autoComplete="off" maxLength={120} {...props} />;
}

export function AddressField(props: ContactFieldProps) {
	const { t } = useWords();
	return <TextField label={t("people.address")} type="email" autoComplete="off" {...props} />;
}

export function PhoneField(props: ContactFieldProps) {
	const { t } = useWords();
	return <TextField label={t("people.phone")} type="tel" autoComplete="off" maxLength={60} {...props} />;
}
