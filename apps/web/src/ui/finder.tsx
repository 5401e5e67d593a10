/** A field that finds: what is typed narrows the list below, arrows walk it, Enter chooses; the field keeps the focus. */
import { type KeyboardEvent, type ReactNode, useId, useState } from "react";

interface FinderProps<Found> {
	label: string;
	placeholder: string;
	query: string;
	onQuery: (query: string) => void;
	/** What the list is called. */
	listLabel: string;
	className: string;
	found: readonly Found[];
	keyOf: (found: Found) => string;
	/** Of one entry. */
	lookOf?: (found: Found) => string;
	children: (found: Found) => ReactNode;
	onChoose: (found: Found) => void;
}

export function Finder<Found>({
	label,
	placeholder,
	query,
	onQuery,
	listLabel,
	className,
	found,
	keyOf,
	lookOf,
	children,
	onChoose,
}: FinderProps<Found>) {
	const id = useId();
	const [place, setPlace] = useState(0);
	const chosen = Math.min(place, found.length - 1);
	const walk = (event: KeyboardEvent) => {
		const steps: Record<string, number> = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 };
		const next = steps[event.key];
		const here = found[chosen];
		if (next !== undefined && found.length > 0) {
			const at = (next + found.length) % found.length;
			setPlace(at);
			document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: "nearest" });
		} else if (event.key === "Enter" && here) onChoose(here);
		else if (event.key !== "Enter") return;
		event.preventDefault();
	};
	return (
		<>
			<div className="field">
				<input
					type="text"
					role="combobox"
					autoComplete="off"
					spellCheck={false}
					aria-label={label}
					aria-expanded={found.length > 0}
					aria-controls={`${id}-found`}
					aria-activedescendant={found.length > 0 ? `${id}-${chosen}` : undefined}
					placeholder={placeholder}
					value={query}
					onChange={(event) => {
						onQuery(event.target.value);
						setPlace(0);
					}}
					onKeyDown={walk}
				/>
			</div>
			<div id={`${id}-found`} className={className} role="listbox" aria-label={listLabel}>
				{found.map((one, at) => (
					// The field keeps the focus and says which one is chosen.
					// biome-ignore lint/a11y/useFocusableInteractive: see above
					// biome-ignore lint/a11y/useKeyWithClickEvents: the field listens to the keys
					<div
						key={keyOf(one)}
						id={`${id}-${at}`}
						role="option"
						className={lookOf?.(one)}
						aria-selected={at === chosen}
						onClick={() => onChoose(one)}
						onMouseMove={() => setPlace(at)}
					>
						{children(one)}
					</div>
				))}
			</div>
		</>
	);
}
