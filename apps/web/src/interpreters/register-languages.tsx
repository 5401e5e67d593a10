/** An interpreter's languages: A, B and C as tokens, and the retours they bear. */
import { type Languages, type Pair, retourKey, spokenTag } from "@plenary/domain";
import { commonLanguages, readLanguages } from "@plenary/formats";
import { useMyself } from "../api/questions.ts";
import { LangBadge } from "../ui/badges.tsx";
import { TokenField } from "../ui/token-field.tsx";
import { useWords } from "../words/words.ts";

interface LanguageFieldsProps {
	value: Languages;
	wrong: Readonly<Record<string, string>>;
	onChange: (part: Partial<Languages>) => void;
}

const letters = ["a", "b", "c"] as const;

export function LanguageFields({ value, wrong, onChange }: LanguageFieldsProps) {
	const { t, languageName } = useWords();
	const { process } = useMyself();
	const known = new Set([...value.a, ...value.b, ...value.c]);
	const offered = [...new Set([...process.languages.flatMap((tag) => tag.split("-")[0] ?? []), ...commonLanguages])];
	const offers = offered.filter((tag) => !known.has(tag)).map(languageName);
	const nameOf = (tag: string) => (isLanguage(tag) ? languageName(tag) : tag);
	// A name of several words, or the beginning of one, is known only by what was offered.
	const read = (words: string) => {
		const begun = words.trim().toLowerCase();
		const like = offered.filter((tag) => languageName(tag).toLowerCase().startsWith(begun));
		const named = like.find((tag) => languageName(tag).toLowerCase() === begun);
		const tags = readTags(words);
		const [only, ...more] = like;
		if (named) return [named];
		return only && more.length === 0 && !tags.every(isLanguage) ? [only] : tags;
	};
	return (
		<>
			{letters.map((letter) => (
				<TokenField
					key={letter}
					label={t(`interpreters.${letter}`)}
					hint={`${t(`interpreters.${letter}Hint`)}${letter === "a" ? ` ${t("interpreters.languagesHint")}` : ""}`}
					values={value[letter]}
					wrong={wrong[letter]}
					offers={offers}
					read={read}
					nameOf={nameOf}
					look={(tag) => isLanguage(tag) && <LangBadge tag={tag} unread />}
					onValues={(tags) => onChange({ [letter]: tags })}
				/>
			))}
			<Retours value={value} wrong={wrong.retours} onChange={onChange} />
		</>
	);
}

const isLanguage = (tag: string): boolean => spokenTag.safeParse(tag).success;

/** Words that name no language stay as they are: the form says so at their place. */
function readTags(words: string): string[] {
	const { tags, unknown } = readLanguages(words);
	return [...tags.map((tag) => spokenTag.safeParse(tag).data ?? tag), ...unknown];
}

interface RetoursProps {
	value: Languages;
	wrong: string | undefined;
	onChange: (part: Partial<Languages>) => void;
}

/** Those that are possible, to be ticked; one that no longer is stays to be seen until it is taken off. */
function Retours({ value, wrong, onChange }: RetoursProps) {
	const { t, languageName } = useWords();
	const from = [...value.a, ...value.b, ...value.c].filter(isLanguage);
	const possible = value.b
		.filter(isLanguage)
		.flatMap((to) => from.filter((one) => one !== to).map((one): Pair => [one, to]));
	const held = new Set(value.retours.map(retourKey));
	const all = new Map([...possible, ...value.retours].map((pair) => [retourKey(pair), pair]));
	const tick = (pair: Pair, ticked: boolean) => {
		const others = value.retours.filter((one) => retourKey(one) !== retourKey(pair));
		onChange({ retours: ticked ? [...others, [pair[0], pair[1]]] : others });
	};
	return (
		<fieldset className="field">
			<legend>{t("interpreters.retours")}</legend>
			<div className="retours">
				{[...all].map(([key, pair]) => (
					<label className="tick" key={key}>
						<input
							type="checkbox"
							checked={held.has(key)}
							{...(wrong && { "aria-invalid": true })}
							onChange={(event) => tick(pair, event.target.checked)}
						/>
						<span>{t("interpreters.pair", { from: languageName(pair[0]), to: languageName(pair[1]) })}</span>
					</label>
				))}
			</div>
			{wrong && <p className="wrong">{wrong}</p>}
			{all.size === 0 && <p className="hint">{t("interpreters.retoursWhy")}</p>}
		</fieldset>
	);
}
