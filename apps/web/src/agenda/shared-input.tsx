/** A title in one language as a box that many write in at once. */
import { setTitle, titleText } from "@plenary/documents";
import { type ComponentProps, useLayoutEffect, useRef } from "react";
import type * as Y from "yjs";
import { bindInput } from "./bound-input.ts";

/** The longest title that can be typed. */
const longest = 300;

interface SharedInputProps extends Omit<ComponentProps<"input">, "value" | "defaultValue" | "onChange"> {
	doc: Y.Doc;
	/** The item or sitting. */
	id: string;
	language: string;
	/** Told after each change made here. */
	onWrite?: (() => void) | undefined;
}

export function SharedInput({ doc, id, language, onWrite, ...rest }: SharedInputProps) {
	const input = useRef<HTMLInputElement>(null);
	const told = useRef(onWrite);
	told.current = onWrite;
	useLayoutEffect(() => {
		if (!input.current) return undefined;
		return bindInput(input.current, titleText(doc, id, language), (words) => {
			setTitle(doc, id, language, words);
			told.current?.();
		});
	}, [doc, id, language]);
	return <input ref={input} lang={language} maxLength={longest} autoComplete="off" enterKeyHint="next" {...rest} />;
}
