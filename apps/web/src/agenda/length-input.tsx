/** A length as a box: it shows "30 m", and takes "45", "1h30" or "25 мин". */
import { type ComponentProps, useState } from "react";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { typedLength } from "./spans.ts";

interface LengthInputProps extends Omit<ComponentProps<"input">, "value" | "onChange"> {
	minutes: number | undefined;
	onMinutes: (minutes: number | undefined) => void;
}

export function LengthInput({ minutes, onMinutes, ...rest }: LengthInputProps) {
	const { t } = useWords();
	const [draft, setDraft] = useState<string>();
	const commit = () => {
		if (draft === undefined) return;
		setDraft(undefined);
		const read = typedLength(draft);
		if (read === "nonsense") toast(t("agenda.lengthNonsense", { typed: draft.trim() }));
		else if (read !== minutes) onMinutes(read);
	};
	return (
		<input
			{...rest}
			autoComplete="off"
			maxLength={20}
			value={draft ?? (minutes ? t("agenda.length", { minutes }) : "")}
			onChange={(event) => setDraft(event.target.value)}
			onFocus={(event) => event.target.select()}
			onBlur={commit}
			onKeyDown={(event) => {
				if (event.key === "Enter") commit();
				if (event.key !== "Escape" || draft === undefined) return;
				// One step back: first what was typed, then whatever else Escape means here.
				event.stopPropagation();
				event.preventDefault();
				setDraft(undefined);
			}}
		/>
	);
}
