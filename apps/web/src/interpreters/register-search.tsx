/** Who can do it: words and a direction at once, and mode, kind of work, theme, town and days for whoever asks further. */
import {
	anybody,
	interpreterTracks,
	interpretingModes,
	type RegisteredInterpreter,
	type Sought,
} from "@plenary/domain";
import { useId, useState } from "react";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";
import { languagesIn } from "./register-words.ts";

interface SearchProps {
	sought: Sought;
	register: readonly RegisteredInterpreter[];
	onSought: (sought: Sought) => void;
}

export function RegisterSearch({ sought, register, onSought }: SearchProps) {
	const { t, languageName, compare } = useWords();
	const [isOpen, setOpen] = useState(false);
	const moreId = useId();
	const change = (part: Partial<Sought>) => onSought({ ...sought, ...part });
	const languages = languagesIn(register)
		.map((tag) => ({ value: tag, words: languageName(tag) }))
		.sort((one, other) => compare(one.words, other.words));
	const choices = [{ value: "", words: t("interpreters.any") }, ...languages];
	return (
		<search className="register-search">
			<div className="register-sought">
				<TextField
					label={t("interpreters.search")}
					type="search"
					value={sought.words}
					onWords={(words) => change({ words })}
				/>
				<ChoiceField
					label={t("interpreters.from")}
					value={sought.from}
					choices={choices}
					onChoice={(from) => change({ from })}
				/>
				<ChoiceField
					label={t("interpreters.into")}
					value={sought.to}
					choices={choices}
					onChoice={(to) => change({ to })}
				/>
				<Button
					aria-expanded={isOpen}
					aria-controls={moreId}
					onClick={() => {
						if (isOpen) onSought({ ...anybody, words: sought.words, from: sought.from, to: sought.to });
						setOpen(!isOpen);
					}}
				>
					{t(isOpen ? "interpreters.less" : "interpreters.more")}
				</Button>
			</div>
			<div id={moreId} className="register-more" hidden={!isOpen}>
				{isOpen && <More sought={sought} register={register} onChange={change} />}
			</div>
		</search>
	);
}

interface MoreProps {
	sought: Sought;
	register: readonly RegisteredInterpreter[];
	onChange: (part: Partial<Sought>) => void;
}

function More({ sought, register, onChange }: MoreProps) {
	const { t } = useWords();
	const themesId = useId();
	const townsId = useId();
	const modes = interpretingModes.map((mode) => ({ value: mode, words: t(`interpreters.mode.${mode}`) }));
	const tracks = interpreterTracks.map((track) => ({ value: track, words: t(`interpreters.track.${track}`) }));
	return (
		<>
			<ChoiceField
				label={t("interpreters.soughtMode")}
				value={sought.mode}
				choices={[{ value: "", words: t("interpreters.any") }, ...modes]}
				onChoice={(mode) => onChange({ mode })}
			/>
			<ChoiceField
				label={t("interpreters.tracks")}
				value={sought.track}
				choices={[{ value: "", words: t("interpreters.any") }, ...tracks]}
				onChoice={(track) => onChange({ track })}
			/>
			<TextField
				label={t("interpreters.soughtTheme")}
				list={themesId}
				value={sought.theme}
				onWords={(theme) => onChange({ theme })}
			/>
			<Offers id={themesId} words={register.flatMap(({ domains }) => domains)} />
			<TextField
				label={t("interpreters.soughtTown")}
				list={townsId}
				value={sought.town}
				onWords={(town) => onChange({ town })}
			/>
			<Offers id={townsId} words={register.map(({ town }) => town)} />
			<TextField
				label={t("interpreters.firstDay")}
				type="date"
				value={sought.fromDay}
				onWords={(fromDay) => onChange({ fromDay })}
			/>
			<TextField
				label={t("interpreters.lastDay")}
				type="date"
				min={sought.fromDay}
				value={sought.toDay}
				onWords={(toDay) => onChange({ toDay })}
			/>
		</>
	);
}

const Offers = ({ id, words }: { id: string; words: readonly string[] }) => (
	<datalist id={id}>
		{[...new Set(words)]
			.filter(Boolean)
			.sort()
			.map((one) => (
				<option key={one} value={one} />
			))}
	</datalist>
);
