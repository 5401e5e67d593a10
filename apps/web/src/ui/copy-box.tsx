/** Something to be copied, which stands in a field so that it can be copied by hand as well. */
import { useRef, useState } from "react";
import { useWords } from "../words/words.ts";
import { Button } from "./button.tsx";
import { copyField } from "./copy.ts";

export function CopyBox({ value, label }: { value: string; label: string }) {
	const { t } = useWords();
	const field = useRef<HTMLInputElement>(null);
	const [copied, setCopied] = useState<boolean>();
	const copy = async () => {
		if (field.current) setCopied(await copyField(field.current));
	};
	return (
		<>
			<div className="link-box">
				<input ref={field} readOnly value={value} aria-label={label} onFocus={(event) => event.target.select()} />
				<Button look="primary" onClick={() => void copy()}>
					{t("ui.copy")}
				</Button>
			</div>
			<p className="hint" role="status">
				{copied !== undefined && t(copied ? "ui.copied" : "ui.copyByHand")}
			</p>
		</>
	);
}
