/** One of a few, side by side: a row of segments with the chosen one dark. */
import { useId } from "react";
import type { Choice } from "./field.tsx";

interface SegmentsProps<Value extends string> {
	label: string;
	value: Value;
	choices: readonly Choice<Value>[];
	onChoice: (value: Value) => void;
}

export function Segments<Value extends string>({ label, value, choices, onChoice }: SegmentsProps<Value>) {
	const name = useId();
	return (
		<div className="segments" role="radiogroup" aria-label={label}>
			{choices.map((choice) => (
				<label key={choice.value}>
					<input type="radio" name={name} checked={choice.value === value} onChange={() => onChoice(choice.value)} />
					{choice.words}
				</label>
			))}
		</div>
	);
}
