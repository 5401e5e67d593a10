/** Links that were not mailed: shown once to whoever asked for them, to be handed over. */
import type { HandOver } from "@plenary/domain";
import { Button } from "../ui/button.tsx";
import { CopyBox } from "../ui/copy-box.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";

export interface Given {
	name: string;
	handOver: HandOver;
}

export function HandOverDialog({ given, onClose }: { given: readonly Given[]; onClose: () => void }) {
	const { t, moment } = useWords();
	const until = moment(Math.min(...given.map(({ handOver }) => handOver.expiresAt)));
	const [only] = given;
	return (
		<Dialog
			title={t("people.handOver.title", { count: given.length })}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("people.handOver.done")}</Button>}
		>
			<p>
				{only && given.length === 1
					? t("people.handOver.words", { name: only.name, until })
					: t("people.handOver.many", { until })}
			</p>
			{given.map(({ name, handOver }) => (
				<div key={handOver.link}>
					{given.length > 1 && <b>{name}</b>}
					<CopyBox value={handOver.link ?? ""} label={t("people.handOver.field", { name })} />
				</div>
			))}
		</Dialog>
	);
}
