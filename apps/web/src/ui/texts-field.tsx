/** A text in the process's languages: one box for each, with the language's badge. */
import type { Text } from "@plenary/domain";
import { useMyself } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { LangBadge } from "./badges.tsx";
import { Field } from "./field.tsx";

interface TextsFieldProps {
	label: string;
	value: Text;
	onText: (value: Text) => void;
	wrong?: string | undefined;
	maxLength?: number;
	/** Instead of the process's own languages. */
	languages?: readonly string[];
}

export function TextsField({ label, value, onText, wrong, maxLength, languages }: TextsFieldProps) {
	const { languageName } = useWords();
	const { process } = useMyself();
	const tags = languages ?? [...new Set([...process.languages, ...Object.keys(value)])];
	return (
		<div className="fields texts">
			{tags.map((tag, at) => (
				<Field
					key={tag}
					label={`${label} · ${languageName(tag)}`}
					// One complaint is enough; it stands where the person begins.
					wrong={at === 0 ? wrong : undefined}
				>
					{(tie) => (
						<span className="with-badge">
							<LangBadge tag={tag} unread />
							<input
								{...tie}
								lang={tag}
								maxLength={maxLength}
								value={value[tag] ?? ""}
								onChange={(event) => onText({ ...value, [tag]: event.target.value })}
							/>
						</span>
					)}
				</Field>
			))}
		</div>
	);
}
