/** A menu under a button: arrows walk it, Enter chooses, Esc and a press outside close it. */
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";

export interface MenuItem {
	words: string;
	run: () => void;
	danger?: boolean;
	/** For a choice among several: is this the one? */
	chosen?: boolean;
}

interface MenuProps {
	/** What the button is called when it shows only a picture. */
	label?: string;
	children: ReactNode;
	items: readonly MenuItem[];
	className?: string;
}

export function Menu({ label, children, items, className = "btn quiet" }: MenuProps) {
	const id = useId();
	const button = useRef<HTMLButtonElement>(null);
	const list = useRef<HTMLDivElement>(null);
	const [open, setOpen] = useState(false);

	const place = () => {
		const from = button.current?.getBoundingClientRect();
		const box = list.current;
		if (!from || !box) return;
		const height = box.offsetHeight;
		const below = from.bottom + 4;
		box.style.top = `${below + height > innerHeight ? Math.max(8, from.top - 4 - height) : below}px`;
		box.style.left = `${Math.max(8, Math.min(from.right - box.offsetWidth, innerWidth - box.offsetWidth - 8))}px`;
	};
	const buttons = () => [...(list.current?.querySelectorAll("button") ?? [])];
	const walk = (event: KeyboardEvent) => {
		const all = buttons();
		const at = all.indexOf(document.activeElement as HTMLButtonElement);
		const steps: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 };
		const next = steps[event.key];
		if (event.key === "Tab") list.current?.hidePopover();
		if (next === undefined) return;
		event.preventDefault();
		all[(next + all.length) % all.length]?.focus();
	};
	return (
		<>
			<button
				ref={button}
				type="button"
				className={className}
				aria-label={label}
				title={label}
				aria-haspopup="menu"
				aria-expanded={open}
				popoverTarget={id}
			>
				{children}
			</button>
			<div
				ref={list}
				id={id}
				popover="auto"
				className="menu"
				role="menu"
				tabIndex={-1}
				aria-label={label}
				onKeyDown={walk}
				// Most menus of a long list are never opened: theirs is made when it is. Before it goes the focus does.
				onBeforeToggle={(event) => {
					if (event.newState === "closed" && list.current?.contains(document.activeElement)) button.current?.focus();
					flushSync(() => setOpen(event.newState === "open"));
				}}
				onToggle={(event) => {
					if (event.newState !== "open") return;
					place();
					buttons()[0]?.focus();
				}}
			>
				{(open ? items : []).map((item) => (
					<Item
						key={item.words}
						item={item}
						onRun={() => {
							list.current?.hidePopover();
							item.run();
						}}
					/>
				))}
			</div>
		</>
	);
}

function Item({ item, onRun }: { item: MenuItem; onRun: () => void }) {
	const common = { type: "button", tabIndex: -1, onClick: onRun, children: item.words } as const;
	if (item.chosen === undefined) return <button {...common} role="menuitem" className={item.danger ? "danger" : ""} />;
	return <button {...common} role="menuitemradio" aria-checked={item.chosen} />;
}
