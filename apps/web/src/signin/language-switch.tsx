/** The languages by their own names, for people who are not signed in yet. */
import { interfaceLanguages } from "@plenary/domain";
import { ownName } from "../words/own-name.ts";
import "./signin.css";
import { speak, useWords } from "../words/words.ts";

export function LanguageSwitch() {
	const { language } = useWords();
	return (
		<div className="languages">
			{interfaceLanguages.map((tag) => (
				<button key={tag} type="button" lang={tag} aria-pressed={tag === language} onClick={() => void speak(tag)}>
					{ownName(tag)}
				</button>
			))}
		</div>
	);
}
