/** The editors that are open on this page, by section: so that the caret can go to one, now or when it opens. */
import type { Editor } from "@tiptap/core";

/** Where somebody writes. */
export interface Writing {
	readonly itemId: string;
	readonly language: string;
	readonly editor: Editor;
}

const open = new Map<string, Editor>();
let wanted: { key: string; until: number } | undefined;

/** How long a section that is still being opened may take until the caret no longer wants to go there, milliseconds. */
const patience = 3_000;

const keyOf = (itemId: string, language: string): string => `${itemId} ${language}`;

/** Notes an editor; the returned function forgets it. */
export function noteEditor(itemId: string, language: string, editor: Editor): () => void {
	const key = keyOf(itemId, language);
	open.set(key, editor);
	if (wanted?.key === key && Date.now() < wanted.until && isCaretFree()) placeCaret(editor);
	return () => {
		if (open.get(key) === editor) open.delete(key);
	};
}

/** Puts the caret at the end of a section, as soon as it has an editor. The page is scrolled by whoever asks. */
export function goWriteIn(itemId: string, language: string): void {
	const key = keyOf(itemId, language);
	const editor = open.get(key);
	wanted = editor ? undefined : { key, until: Date.now() + patience };
	if (editor) placeCaret(editor);
}

/** Nobody is taken out of a field, a menu or a dialog. */
function isCaretFree(): boolean {
	const { activeElement } = document;
	return (
		activeElement === null || activeElement === document.body || activeElement.closest(".ProseMirror, h1") !== null
	);
}

function placeCaret(editor: Editor): void {
	editor.commands.focus("end", { scrollIntoView: false });
}
