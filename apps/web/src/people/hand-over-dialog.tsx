/** A link that was not mailed: shown once to whoever asked for it, to be handed over. */
import type { HandOver } from "@plenary/domain";
import { Button } from "../ui/button.tsx";
import { CopyBox } from "../ui/copy-box.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";

interface HandOverDialogProps {
	name: string;
	handOver: HandOver;
	onClose: () => void;
}

export function HandOverDialog({ name, handOver, onClose }: HandOverDialogProps) {
	const { t, moment } = useWords();
	return (
		<Dialog
			title={t("people.handOver.title")}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("people.handOver.done")}</Button>}
		>
			<p>{t("people.handOver.words", { name, until: moment(handOver.expiresAt) })}</p>
			<CopyBox value={handOver.link ?? ""} label={t("people.handOver.field", { name })} />
		</Dialog>
	);
}
