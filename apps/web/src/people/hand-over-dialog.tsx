/** A link that was not mailed: shown once to whoever asked for it, to be handed over. */
import type { HandOver } from "@plenary/domain";
import { useRef, useState } from "react";
import { Button } from "../ui/button.tsx";
import { copyField } from "../ui/copy.ts";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";

interface HandOverDialogProps {
	name: string;
	handOver: HandOver;
	onClose: () => void;
}

export function HandOverDialog({ name, handOver, onClose }: HandOverDialogProps) {
	const { t, moment } = useWords();
	const field = useRef<HTMLInputElement>(null);
	const [copied, setCopied] = useState<boolean>();
	const copy = async () => {
		if (field.current) setCopied(await copyField(field.current));
	};
	return (
		<Dialog
			title={t("people.handOver.title")}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("people.handOver.done")}</Button>}
		>
			<p>{t("people.handOver.words", { name, until: moment(handOver.expiresAt) })}</p>
			<div className="link-box">
				<input
					ref={field}
					readOnly
					value={handOver.link ?? ""}
					aria-label={t("people.handOver.field", { name })}
					onFocus={(event) => event.target.select()}
				/>
				<Button look="primary" onClick={() => void copy()}>
					{t("ui.copy")}
				</Button>
			</div>
			<p className="hint" role="status">
				{copied !== undefined && t(copied ? "ui.copied" : "people.handOver.copyByHand")}
			</p>
		</Dialog>
	);
}
