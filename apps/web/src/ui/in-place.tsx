/** A value in a list, in words until somebody comes to change it: a field in each of many rows costs more than the rows. */
import { type ReactNode, useRef, useState } from "react";
import { flushSync } from "react-dom";

interface InPlaceProps {
	/** What can be changed here; heard before the words. */
	label: string;
	words: string;
	className: string;
	/** True where the field looks as the words do: then it is there as soon as focus or pointer are, before any press. */
	early?: boolean;
	/** An input or a select. */
	children: () => ReactNode;
}

export function InPlace({ label, words, className, early = false, children }: InPlaceProps) {
	const place = useRef<HTMLSpanElement>(null);
	const [isOpen, setOpen] = useState(false);
	const enter = () => {
		flushSync(() => setOpen(true));
		const field = place.current?.querySelector<HTMLInputElement | HTMLSelectElement>("input, select");
		field?.focus();
		return field;
	};
	return (
		// biome-ignore lint/a11y/noStaticElementInteractions: it only hears what happens to the button or field inside
		<span
			ref={place}
			onPointerEnter={({ pointerType }) => early && pointerType === "mouse" && setOpen(true)}
			onPointerLeave={() => place.current?.contains(document.activeElement) || setOpen(false)}
			// When the whole window is left, its field stays the one that has the focus.
			onBlur={({ target }) => target === document.activeElement || setOpen(false)}
		>
			{isOpen ? (
				children()
			) : (
				<button
					type="button"
					className={className}
					aria-label={`${label}: ${words}`}
					onFocus={({ target }) => early && target.matches(":focus-visible") && enter()}
					onClick={({ detail }) => {
						const field = enter();
						// Pressed with the pointer it opens at once; Safari opens no select for us.
						if (detail > 0 && field && "showPicker" in field) field.showPicker();
					}}
				>
					{words}
				</button>
			)}
		</span>
	);
}
