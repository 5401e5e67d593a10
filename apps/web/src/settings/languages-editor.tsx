/** The working languages in their order; the first one leads. */
import { LangBadge, Pill } from "../ui/badges.tsx";
import { IconButton } from "../ui/button.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { useWords } from "../words/words.ts";

/** Languages of the states that take part in processes of this kind. */
const offered = ["en", "ru", "uk", "be", "ka", "hy", "az", "ro", "pl", "lt", "lv", "et", "sv", "fi", "de", "fr", "es"];

interface LanguagesEditorProps {
	languages: readonly string[];
	wrong: string | undefined;
	onLanguages: (languages: string[]) => void;
}

export function LanguagesEditor({ languages, wrong, onLanguages }: LanguagesEditorProps) {
	const { t, languageName, compare } = useWords();
	const moveUp = (at: number) => {
		const [before, moved] = [languages[at - 1], languages[at]];
		if (before !== undefined && moved !== undefined) onLanguages(languages.toSpliced(at - 1, 2, moved, before));
	};
	const others = offered
		.filter((tag) => !languages.includes(tag))
		.map((tag) => ({ value: tag, words: languageName(tag) }));
	return (
		<fieldset className="field">
			<legend>{t("settings.languages")}</legend>
			<ol className="list">
				{languages.map((tag, at) => (
					<li key={tag}>
						<LangBadge tag={tag} unread />
						<span className="grow">{languageName(tag)}</span>
						{at === 0 ? (
							<Pill>{t("settings.lead")}</Pill>
						) : (
							<IconButton label={t("settings.up", { language: languageName(tag) })} onClick={() => moveUp(at)}>
								<Icon name="up" />
							</IconButton>
						)}
						{languages.length > 1 && (
							<IconButton
								label={t("settings.remove", { language: languageName(tag) })}
								onClick={() => onLanguages(languages.filter((one) => one !== tag))}
							>
								<Icon name="close" />
							</IconButton>
						)}
					</li>
				))}
			</ol>
			<p className={wrong ? "wrong" : "hint"}>{wrong ?? t("settings.languagesHint")}</p>
			<ChoiceField
				label={t("settings.add")}
				value=""
				choices={[
					{ value: "", words: t("settings.addChoose") },
					...others.sort((one, other) => compare(one.words, other.words)),
				]}
				onChoice={(tag) => tag && onLanguages([...languages, tag])}
			/>
		</fieldset>
	);
}
