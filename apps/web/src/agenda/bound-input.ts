/** A box bound to a shared line of words: what is typed becomes small edits, what others write keeps the caret. */
import type * as Y from "yjs";
import { editBetween, placeAfter, type Step, withEdit } from "./edits.ts";

/** Binds until the returned function is called. `write` is the verb that makes the line say something else. */
export function bindInput(input: HTMLInputElement, line: Y.Text, write: (words: string) => void): () => void {
	/** What box and line last agreed on. */
	let agreed = line.toString();
	/** What others did while letters were being composed: the box must not change under the composing. */
	let missed: (readonly Step[])[] = [];
	let composing = false;
	let writing = false;
	input.value = agreed;

	const show = (words: string, moved: (place: number) => number) => {
		const { selectionStart, selectionEnd, selectionDirection } = input;
		agreed = words;
		if (input.value === words) return;
		input.value = words;
		if (document.activeElement !== input) return;
		input.setSelectionRange(moved(selectionStart ?? 0), moved(selectionEnd ?? 0), selectionDirection ?? "none");
	};
	const take = () => {
		const edit = editBetween(agreed, input.value);
		if (edit.gone > 0 || edit.come !== "") {
			writing = true;
			write(withEdit(line.toString(), edit, missed));
			writing = false;
		}
		const through = missed;
		missed = [];
		show(line.toString(), (place) => through.reduce((at, steps) => placeAfter(steps, at), place));
	};
	const heard = ({ delta }: Y.YTextEvent) => {
		if (writing) return;
		if (composing) missed.push(delta);
		else show(line.toString(), (place) => placeAfter(delta, place));
	};
	const typed = () => {
		if (!composing) take();
	};
	const began = () => {
		composing = true;
	};
	const ended = () => {
		composing = false;
		take();
	};
	// The browser's own undo knows nothing of what others wrote; the page has an undo of its own.
	const before = (event: InputEvent) => {
		if (event.inputType === "historyUndo" || event.inputType === "historyRedo") event.preventDefault();
	};

	line.observe(heard);
	input.addEventListener("input", typed);
	input.addEventListener("compositionstart", began);
	input.addEventListener("compositionend", ended);
	input.addEventListener("beforeinput", before);
	return () => {
		if (composing) ended();
		line.unobserve(heard);
		input.removeEventListener("input", typed);
		input.removeEventListener("compositionstart", began);
		input.removeEventListener("compositionend", ended);
		input.removeEventListener("beforeinput", before);
	};
}
