/** Fields of a form: a label above, what is wrong below, and both tied to the box between them. */
import { type ComponentProps, type ReactNode, useId } from "react";

interface Tie {
	id: string;
	"aria-invalid"?: true;
	"aria-describedby"?: string;
}

interface FieldProps {
	label: string;
	/** What is wrong with it, in words. */
	wrong?: string | undefined;
	hint?: ReactNode;
	children: (tie: Tie) => ReactNode;
}

export function Field({ label, wrong, hint, children }: FieldProps) {
	const id = useId();
	const told = wrong || hint ? `${id}-told` : undefined;
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{children({ id, ...(wrong && { "aria-invalid": true }), ...(told && { "aria-describedby": told }) })}
			{(wrong || hint) && (
				<p id={told} className={wrong ? "wrong" : "hint"}>
					{wrong ?? hint}
				</p>
			)}
		</div>
	);
}

type Common = Omit<FieldProps, "children">;

/** Without a last day a browser lets years grow to six figures while they are typed. */
const bounds: Record<string, ComponentProps<"input">> = { date: { max: "9999-12-31" } };

export const TextField = ({
	label,
	wrong,
	hint,
	onWords,
	...rest
}: Common & { onWords: (words: string) => void } & Omit<ComponentProps<"input">, "id" | "onChange">) => (
	<Field label={label} wrong={wrong} hint={hint}>
		{(tie) => (
			<input {...tie} {...bounds[rest.type ?? ""]} {...rest} onChange={(event) => onWords(event.target.value)} />
		)}
	</Field>
);

export interface Choice<Value extends string> {
	value: Value;
	words: string;
}

export function ChoiceField<Value extends string>({
	label,
	wrong,
	hint,
	value,
	choices,
	onChoice,
	...rest
}: Common & {
	value: Value;
	choices: readonly Choice<Value>[];
	onChoice: (value: Value) => void;
} & Omit<ComponentProps<"select">, "id" | "onChange" | "value">) {
	return (
		<Field label={label} wrong={wrong} hint={hint}>
			{(tie) => (
				<select {...tie} {...rest} value={value} onChange={(event) => onChoice(event.target.value as Value)}>
					{choices.map((choice) => (
						<option key={choice.value} value={choice.value}>
							{choice.words}
						</option>
					))}
				</select>
			)}
		</Field>
	);
}

/** Several of a short list, as boxes to tick. */
export function TickField<Value extends string>({
	label,
	wrong,
	values,
	choices,
	onValues,
}: {
	label: string;
	wrong?: string | undefined;
	values: readonly Value[];
	choices: readonly (Choice<Value> & { look?: ReactNode })[];
	onValues: (values: Value[]) => void;
}) {
	return (
		<fieldset className="field ticks">
			<legend>{label}</legend>
			<div className="ticks-list">
				{choices.map((choice) => (
					<label key={choice.value} className="tick">
						<input
							type="checkbox"
							checked={values.includes(choice.value)}
							onChange={(event) =>
								onValues(
									event.target.checked ? [...values, choice.value] : values.filter((value) => value !== choice.value),
								)
							}
						/>
						{choice.look}
						<span>{choice.words}</span>
					</label>
				))}
			</div>
			{wrong && <p className="wrong">{wrong}</p>}
		</fieldset>
	);
}
