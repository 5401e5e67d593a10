/** A list to choose from beside the caret: arrows walk it, Enter or Tab chooses, Esc closes it, the pointer works too. */
import type { SuggestionKeyDownProps, SuggestionProps } from "@tiptap/suggestion";

export interface Choice {
	id: string;
	/** What is read first. */
	label: string;
	/** A code or a key, set apart. */
	sign?: string | undefined;
	/** What more there is to say. */
	hint?: string | undefined;
	run: () => void;
}

interface ChoicesOptions {
	/** What the list is called for those who hear it. */
	label: string;
	/** True when Enter belongs to the text: only Tab chooses. */
	tabOnly?: boolean;
}

/** What a suggestion of TipTap calls while it is open. */
export function choiceList({ label, tabOnly = false }: ChoicesOptions) {
	let list: HTMLElement | undefined;
	let unmount: (() => void) | undefined;
	let choices: Choice[] = [];
	let at = 0;

	const draw = () => {
		if (!list) return;
		list.hidden = choices.length === 0;
		list.replaceChildren(...choices.map((choice, index) => entryOf(choice, index === at)));
		// Scrolls the list alone: the page must not move under whoever types.
		const chosen = list.children[at];
		if (!(chosen instanceof HTMLElement)) return;
		const end = chosen.offsetTop + chosen.offsetHeight;
		if (end > list.scrollTop + list.clientHeight) list.scrollTop = end - list.clientHeight;
		if (chosen.offsetTop < list.scrollTop) list.scrollTop = chosen.offsetTop;
	};
	const show = (props: SuggestionProps<Choice, Choice>) => {
		choices = props.items;
		at = Math.min(at, Math.max(0, choices.length - 1));
		draw();
	};

	return {
		onStart(props: SuggestionProps<Choice, Choice>) {
			list = document.createElement("div");
			list.className = "choices";
			list.role = "listbox";
			list.ariaLabel = label;
			// The text keeps the focus: pressing a choice must not take it.
			list.addEventListener("mousedown", (event) => {
				event.preventDefault();
				const index = [...(list?.children ?? [])].indexOf((event.target as Element).closest(".choice") as Element);
				choices[index]?.run();
			});
			at = 0;
			unmount = props.mount(list);
			show(props);
		},
		onUpdate: show,
		onKeyDown({ event }: SuggestionKeyDownProps): boolean {
			if (choices.length === 0) return false;
			if (event.key === "ArrowDown" || event.key === "ArrowUp") {
				at = (at + (event.key === "ArrowDown" ? 1 : choices.length - 1)) % choices.length;
				draw();
				return true;
			}
			if (event.key === "Tab" || (event.key === "Enter" && !tabOnly)) {
				choices[at]?.run();
				return true;
			}
			return false;
		},
		onExit() {
			unmount?.();
			list?.remove();
			list = undefined;
			choices = [];
		},
	};
}

function entryOf({ label, sign, hint }: Choice, chosen: boolean): HTMLElement {
	const entry = document.createElement("div");
	entry.className = "choice";
	entry.role = "option";
	entry.ariaSelected = String(chosen);
	if (sign) entry.append(piece("code", sign));
	entry.append(piece("choice-label", label));
	if (hint) entry.append(piece("choice-hint", hint));
	return entry;
}

function piece(name: string, words: string): HTMLElement {
	const span = document.createElement("span");
	span.className = name;
	span.textContent = words;
	return span;
}
