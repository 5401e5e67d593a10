/** Several words in one box: each becomes a token of its own, added with Enter and taken off with Backspace. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { useWords } from "../words/words.ts";
import { Field } from "./field.tsx";

interface TokenFieldProps {
	label: string;
	hint?: string | undefined;
	wrong?: string | undefined;
	values: readonly string[];
	onValues: (values: string[]) => void;
	/** What was typed or pasted, as values. */
	read: (words: string) => string[];
	/** How a value is called; the value itself when left out. */
	nameOf?: (value: string) => string;
	/** A picture before the name. */
	look?: (value: string) => ReactNode;
	/** Names offered while typing. */
	offers: readonly string[];
	maxLength?: number;
}

/** What is typed and not yet a token becomes one when the box is left: nothing is lost on the way to "Save". */
export function TokenField(props: TokenFieldProps) {
	const { label, hint, wrong, values, onValues, read, nameOf = (value) => value, look, offers, maxLength = 80 } = props;
	const { t } = useWords();
	const listId = useId();
	const box = useRef<HTMLInputElement>(null);
	const [typed, type] = useState("");
	const add = (words: string) => {
		type("");
		const more = read(words).filter((value, at, all) => !values.includes(value) && all.indexOf(value) === at);
		if (more.length > 0) onValues([...values, ...more]);
	};
	const remove = (value: string) => {
		onValues(values.filter((one) => one !== value));
		box.current?.focus();
	};
	const press = (event: KeyboardEvent) => {
		if (event.key === "Enter" && typed.trim() !== "") {
			event.preventDefault();
			add(typed);
		}
		const last = values.at(-1);
		if (event.key === "Backspace" && typed === "" && last !== undefined) remove(last);
	};
	return (
		<Field label={label} wrong={wrong} hint={hint}>
			{(tie) => (
				<span className="tokens">
					{values.map((value) => (
						<span key={value} className="token">
							{look?.(value)}
							{nameOf(value)}
							<button
								type="button"
								aria-label={t("ui.tokens.remove", { words: nameOf(value) })}
								onClick={() => remove(value)}
							>
								×
							</button>
						</span>
					))}
					<input
						{...tie}
						ref={box}
						value={typed}
						list={listId}
						maxLength={maxLength}
						autoComplete="off"
						onChange={({ target, nativeEvent }) => {
							// An offer that is picked comes as one piece and is meant whole.
							const isPicked = !("inputType" in nativeEvent) || nativeEvent.inputType === "insertReplacementText";
							if (isPicked && offers.includes(target.value)) add(target.value);
							else type(target.value);
						}}
						onKeyDown={press}
						onBlur={() => typed.trim() !== "" && add(typed)}
					/>
					<datalist id={listId}>
						{offers.map((offer) => (
							<option key={offer} value={offer} />
						))}
					</datalist>
				</span>
			)}
		</Field>
	);
}
