/** What every page has: one heading that takes the focus after a move, and a title in the browser's tab. */
import { type ReactNode, useEffect, useRef } from "react";

let moved = false;
/** Called when the address changes, so that the next heading knows it was walked to. */
export function noteMove(): void {
	moved = true;
}

/** Names the browser's tab. */
export function useTitle(title: string): void {
	useEffect(() => {
		document.title = title ? `${title} · Plenary` : "Plenary";
	}, [title]);
}

/** The page's h1. After a move within the app it takes the focus, so that a screen reader says where we are. */
export function PageTitle({ title, children }: { title: string; children?: ReactNode }) {
	useTitle(title);
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => {
		if (moved) heading.current?.focus({ preventScroll: true });
		moved = false;
	}, []);
	return (
		<h1 ref={heading} tabIndex={-1}>
			{children ?? title}
		</h1>
	);
}
