/** Following the floor: the page goes to the item being taken, unless somebody is just writing. */
import type { Editor } from "@tiptap/core";
import { type RefObject, useEffect, useRef, useState } from "react";
import { goToItem } from "../live/go-to.ts";

/** Whoever typed within this time is not moved, milliseconds. */
const writingFor = 3_000;

export function useFollowing(current: string | undefined, editor: RefObject<Editor | undefined>) {
	const [following, setFollowing] = useState(true);
	const [missed, setMissed] = useState<string>();
	const typedAt = useRef(0);
	useEffect(() => {
		const typed = () => {
			typedAt.current = Date.now();
		};
		document.addEventListener("input", typed);
		return () => document.removeEventListener("input", typed);
	}, []);
	useEffect(() => {
		if (!current || !following) return;
		if (Date.now() - typedAt.current < writingFor) setMissed(current);
		// The sections of a page that was just opened are not laid out yet.
		else requestAnimationFrame(() => goToItem(current));
	}, [current, following]);
	const catchUp = () => {
		setMissed(undefined);
		if (!current) return;
		goToItem(current);
		const language = editor.current?.view.dom.lang;
		const there = document.querySelector<HTMLElement>(
			`[data-item="${current}"]${language ? `[data-language="${language}"]` : ""} .ProseMirror`,
		);
		there?.focus({ preventScroll: true });
	};
	return { following, setFollowing, missed: missed === current ? missed : undefined, catchUp };
}
