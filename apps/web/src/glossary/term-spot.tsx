/** One term in its cell: words and how they stand, and a box to write in once it is pressed. */
import { longestOf, type Term } from "@plenary/domain";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { useWords } from "../words/words.ts";

/** How a term stands, in a word; what is not to be said is also crossed out. */
export function TermStatusWord({ status }: Pick<Term, "status">) {
	return <small className={`term-status ${status}`}>{useWords().t(`glossary.status.${status}`)}</small>;
}

/** Crossed out where it is not to be said. */
export const TermWords = ({ term }: { term: Term }) =>
	term.status === "forbidden" ? (
		<s lang={term.language}>{term.words}</s>
	) : (
		<span lang={term.language}>{term.words}</span>
	);

interface TermSpotProps {
	term: Term | undefined;
	language: string;
	mayWrite: boolean;
	onEdit: () => void;
}

export function TermSpot({ term, language, mayWrite, onEdit }: TermSpotProps) {
	const { t, languageName } = useWords();
	return (
		<button
			type="button"
			className={term ? "term" : "term empty-term"}
			data-spot={term?.id ?? ""}
			data-language={language}
			aria-label={
				term ? undefined : t(mayWrite ? "glossary.addIn" : "glossary.noneIn", { language: languageName(language) })
			}
			onClick={onEdit}
		>
			{term ? (
				<>
					<TermWords term={term} />
					<TermStatusWord status={term.status} />
				</>
			) : (
				<span aria-hidden="true">{mayWrite ? "+" : "–"}</span>
			)}
		</button>
	);
}

/** How writing ended: Enter goes on below, Tab beside, Escape takes back, leaving keeps. */
export type Ending = "below" | "next" | "before" | "stay" | "left";

interface TermBoxProps {
	words: string;
	language: string;
	label: string;
	/** Undefined words: nothing is to be written. */
	onEnd: (words: string | undefined, ending: Ending) => void;
}

export function TermBox({ words, language, label, onEnd }: TermBoxProps) {
	const isOver = useRef(false);
	const box = useRef<HTMLInputElement>(null);
	// Once: what others write draws the page anew, and must not take the caret away.
	useLayoutEffect(() => {
		box.current?.focus();
		box.current?.select();
	}, []);
	const end = (typed: string | undefined, ending: Ending) => {
		if (isOver.current) return;
		isOver.current = true;
		// What others wrote meanwhile stays where nothing was changed here.
		onEnd(typed === words ? undefined : typed, ending);
	};
	const press = (event: KeyboardEvent<HTMLInputElement>) => {
		if (event.nativeEvent.isComposing) return;
		const { value } = event.currentTarget;
		if (event.key === "Enter") end(value, "below");
		else if (event.key === "Escape") end(undefined, "stay");
		else if (event.key === "Tab") end(value, event.shiftKey ? "before" : "next");
		else return;
		event.preventDefault();
		event.stopPropagation();
	};
	return (
		<input
			className="term-box"
			lang={language}
			aria-label={label}
			defaultValue={words}
			maxLength={longestOf.words}
			autoComplete="off"
			enterKeyHint="done"
			ref={box}
			onKeyDown={press}
			onBlur={(event) => end(event.currentTarget.value, "left")}
		/>
	);
}
