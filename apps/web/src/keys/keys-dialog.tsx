/** The list of the page's keys, opened by `?`. */
import { Dialog } from "../ui/dialog.tsx";
import { useWords } from "../words/words.ts";
import { printed, useKeyList } from "./keys.ts";

export function KeysDialog({ onClose }: { onClose: () => void }) {
	const { t } = useWords();
	const keys = useKeyList();
	return (
		<Dialog title={t("keys.title")} onClose={onClose}>
			<dl className="keys">
				{keys.map((key) => (
					<div key={key.keys}>
						<dt>{t(key.does)}</dt>
						<dd>
							<kbd>{key.keys === " " ? t("keys.space") : printed(key.keys)}</kbd>
						</dd>
					</div>
				))}
				<div>
					<dt>{t("keys.back")}</dt>
					<dd>
						<kbd>{"Esc"}</kbd>
					</dd>
				</div>
			</dl>
		</Dialog>
	);
}
