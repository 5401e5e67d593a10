/** Following the floor: the page goes to the item being taken, unless somebody is just writing. */
import { useEffect, useRef, useState } from "react";
import { goToItem, goToItemWhenThere } from "../live/go-to.ts";
import { goWriteIn } from "./editors.ts";

/** Whoever typed within this time is not moved, milliseconds. */
const writingFor = 3_000;

/** `language` is the column whose caret follows; undefined for those who only read. */
export function useFollowing(current: string | undefined, language: string | undefined) {
	const [following, setFollowing] = useState(true);
	const [missed, setMissed] = useState<string>();
	const typedAt = useRef(0);
	// Going to another column is no reason to be taken to the item again.
	const column = useRef(language);
	column.current = language;
	useEffect(() => {
		const typed = () => {
			typedAt.current = Date.now();
		};
		document.addEventListener("input", typed);
		return () => document.removeEventListener("input", typed);
	}, []);
	useEffect(() => {
		if (!current || !following) return;
		if (Date.now() - typedAt.current < writingFor) return setMissed(current);
		if (column.current) goWriteIn(current, column.current);
		return goToItemWhenThere(current);
	}, [current, following]);
	const catchUp = () => {
		setMissed(undefined);
		if (!current) return;
		goToItem(current);
		if (language) goWriteIn(current, language);
	};
	return { following, setFollowing, missed: missed === current ? missed : undefined, catchUp };
}
