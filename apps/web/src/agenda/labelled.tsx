/** A particular with its label on the left. */
import { type ReactNode, useId } from "react";

export function Labelled({ label, children }: { label: string; children: (own: { id: string }) => ReactNode }) {
	const id = useId();
	return (
		<div className="plan-detail">
			<label htmlFor={id}>{label}</label>
			{children({ id })}
		</div>
	);
}
