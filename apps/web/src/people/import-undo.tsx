/** Taking back a table that was taken in some time ago: what would go and what would stay is said before it is done. */
import type { ImportOutlook, RegisterName, TakenTable } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { refresh, useImportOutlook } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";

/** How each register takes a table back, and the list that is old then. */
const routes = {
	person: ["undoImport", "people"],
	party: ["undoPartyImport", "parties"],
	body: ["undoBodyImport", "bodies"],
	interpreter: ["undoInterpreterImport", "interpreters"],
} as const satisfies Record<RegisterName, unknown>;

export function ImportUndo({ taken: { id, register }, onDone }: { taken: TakenTable; onDone: () => void }) {
	const { t } = useWords();
	const { data: outlook, error } = useImportOutlook(id);
	const [problem, setProblem] = useState<string>();
	const [sending, setSending] = useState(false);
	const undo = async () => {
		setSending(true);
		try {
			const [route, list] = routes[register];
			const { undone, kept } = await call(route, { params: { id } });
			await Promise.all([refresh(list), refresh("imports")]);
			toast(t("people.table.undone", { undone, kept }));
			onDone();
		} catch (refused) {
			setProblem((refused as Error).message);
			setSending(false);
		}
	};
	return (
		<div className="import-undo">
			<div aria-live="polite">{outlook && <OutlookWords outlook={outlook} />}</div>
			<Problem words={problem ?? error?.message} />
			<div className="import-undo-buttons">
				<Button autoFocus onClick={onDone}>
					{t("ui.cancel")}
				</Button>
				{outlook && outlook.removed + outlook.restored > 0 && (
					<Button look="primary" disabled={sending} onClick={() => void undo()}>
						{t("people.imports.takeBack")}
					</Button>
				)}
			</div>
		</div>
	);
}

function OutlookWords({ outlook: { removed, restored, kept, keptNames } }: { outlook: ImportOutlook }) {
	const { t, language, list } = useWords();
	const more = kept - keptNames.length;
	const names = keptNames.map((one) => nameOf(one, language));
	const named = list(more > 0 ? [...names, t("people.imports.more", { count: more })] : names);
	return (
		<>
			{removed > 0 && <p>{t("people.imports.removed", { count: removed })}</p>}
			{restored > 0 && <p>{t("people.imports.restored", { count: restored })}</p>}
			{kept > 0 && <p>{t("people.imports.kept", { count: kept, names: named })}</p>}
		</>
	);
}
