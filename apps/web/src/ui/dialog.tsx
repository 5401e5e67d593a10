/** Dialogs: the browser's own, so that focus, Esc and the ground behind are right by themselves. */
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useWords } from "../words/words.ts";
import { IconButton } from "./button.tsx";
import { Icon } from "./icon.tsx";

/** Where a reader begins: in the first box to write in, else at the first choice, else at the harmless button. */
const firstPlace = (dialog: HTMLElement | null): HTMLElement | null | undefined =>
	dialog?.querySelector<HTMLElement>(".dialog-body :is(textarea, input:not([type=radio], [type=checkbox]))") ??
	dialog?.querySelector<HTMLElement>(".dialog-body select") ??
	dialog?.querySelector<HTMLElement>("footer button");

interface DialogProps {
	title: string;
	onClose: () => void;
	children: ReactNode;
	/** Buttons at the foot, the main one last. */
	foot?: ReactNode;
	/** When given, the dialog is a form. */
	onSubmit?: (() => void) | undefined;
	wide?: boolean;
}

/** Open for as long as it is mounted. Esc and a press outside close it; a form with words in it asks nothing to stay. */
export function Dialog({ title, onClose, children, foot, onSubmit, wide = false }: DialogProps) {
	const { t } = useWords();
	const dialog = useRef<HTMLDialogElement>(null);
	const titleId = useId();
	useEffect(() => {
		const element = dialog.current;
		const before = document.activeElement;
		element?.showModal();
		firstPlace(element)?.focus();
		return () => {
			element?.close();
			if (before instanceof HTMLElement) before.focus();
		};
	}, []);
	const inside = (
		<>
			<header>
				<h2 id={titleId}>{title}</h2>
				<IconButton label={t("ui.close")} onClick={onClose}>
					<Icon name="close" />
				</IconButton>
			</header>
			<div className="dialog-body">{children}</div>
			{foot && <footer>{foot}</footer>}
		</>
	);
	return (
		<dialog
			ref={dialog}
			className={wide ? "dialog wide" : "dialog"}
			aria-labelledby={titleId}
			onCancel={(event) => {
				if (event.target !== dialog.current) return;
				event.preventDefault();
				onClose();
			}}
		>
			{onSubmit ? (
				<form
					noValidate
					onSubmit={(event) => {
						event.preventDefault();
						event.stopPropagation();
						onSubmit();
					}}
				>
					{inside}
				</form>
			) : (
				inside
			)}
		</dialog>
	);
}
