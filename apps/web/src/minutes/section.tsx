/** One section of the minutes in one language: an editor while it is near the screen, otherwise the still text. */
import { readSection, section } from "@plenary/documents";
import type { Editor } from "@tiptap/core";
import { useEffect, useRef, useState } from "react";
import type * as Y from "yjs";
import { useDocument } from "../rooms/use-room.ts";
import type { MinutesDesk } from "./desk.ts";
import { noteEditor, type Writing } from "./editors.ts";
import { StillText } from "./still-text.tsx";

interface SectionProps {
	desk: MinutesDesk;
	itemId: string;
	label: string;
	/** May this person write here now? */
	editable: boolean;
	/** Told when the editor gets the caret, so that the toolbar knows where to write. */
	onFocus: (writing: Writing) => void;
}

export function Section({ desk, itemId, label, editable, onFocus }: SectionProps) {
	const whole = useRef<HTMLDivElement>(null);
	const holder = useRef<HTMLDivElement>(null);
	const near = useNear(whole);
	const editor = useEditor(holder, { desk, itemId, label, editable: near && editable });
	useEffect(() => {
		if (!editor) return;
		const told = () => onFocus({ itemId, language: desk.language, editor });
		editor.on("focus", told);
		const forget = noteEditor(itemId, desk.language, editor);
		return () => {
			forget();
			editor.off("focus", told);
		};
	}, [editor, onFocus, itemId, desk.language]);
	return (
		<div ref={whole} className="section" data-item={itemId} data-language={desk.language}>
			{!editor && <Still desk={desk} itemId={itemId} />}
			<div ref={holder} className="section-editor" />
		</div>
	);
}

/** The text as it stands, without an editor: cheap, readable, findable by the browser's search. */
function Still({ desk, itemId }: Pick<SectionProps, "desk" | "itemId">) {
	const [{ observe, read }] = useState(() => watchSection(itemId));
	const nodes = useDocument(desk.doc, observe, read);
	return <StillText nodes={nodes} desk={desk} itemId={itemId} />;
}

function watchSection(itemId: string) {
	return {
		observe(doc: Y.Doc, listener: () => void) {
			const fragment = section(doc, itemId);
			fragment.observeDeep(listener);
			return () => fragment.unobserveDeep(listener);
		},
		read: (doc: Y.Doc) => readSection(doc, itemId),
	};
}

/** Opens the editor when it may be written in and takes it away when it is far or the right is gone. */
function useEditor(
	holder: React.RefObject<HTMLDivElement | null>,
	{ desk, itemId, label, editable }: Pick<SectionProps, "desk" | "itemId" | "label" | "editable">,
): Editor | null {
	const [editor, setEditor] = useState<Editor | null>(null);
	const name = useRef(label);
	name.current = label;
	useEffect(() => {
		if (!editable) return;
		let opened: Editor | undefined;
		let gone = false;
		void import("./editor.ts").then(({ openEditor }) => {
			const element = holder.current;
			if (gone || !element) return;
			opened = openEditor({ desk, itemId, element, label: name.current, editable: true });
			setEditor(opened);
		});
		return () => {
			gone = true;
			opened?.destroy();
			setEditor(null);
		};
	}, [holder, desk, itemId, editable]);
	return editor;
}

/** How far from the screen a section may be and still have its editor: about a screen. */
const margin = "700px";

/** Is it near the screen, or does it hold the caret? */
function useNear(whole: React.RefObject<HTMLDivElement | null>): boolean {
	const [near, setNear] = useState(false);
	useEffect(() => {
		const element = whole.current;
		if (!element) return;
		const watch = new IntersectionObserver(
			([entry]) => setNear(entry?.isIntersecting === true || element.contains(document.activeElement)),
			{ rootMargin: `${margin} 0px` },
		);
		watch.observe(element);
		return () => watch.disconnect();
	}, [whole]);
	return near;
}
