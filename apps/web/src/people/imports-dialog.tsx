/** Tables that were taken into the registers: when, by whom, what they did, and the way back. */
import type { TakenTable } from "@plenary/domain";
import { useState } from "react";
import { useImports } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Problem } from "../ui/problem.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { ImportUndo } from "./import-undo.tsx";
import { nameOf } from "./names.ts";

export default function ImportsDialog({ onClose }: { onClose: () => void }) {
	const { t } = useWords();
	const { data: imports, error } = useImports();
	const [asked, ask] = useState<string>();
	// Who came by keyboard stays at the entry when its buttons go.
	const done = () => {
		document.activeElement?.closest("li")?.focus();
		ask(undefined);
	};
	return (
		<Dialog
			wide
			title={t("people.imports")}
			onClose={onClose}
			foot={<Button onClick={onClose}>{t("ui.close")}</Button>}
		>
			{!imports && <Problem words={error?.message} />}
			{imports?.length === 0 && <p className="quiet">{t("people.imports.none")}</p>}
			{imports && imports.length > 0 && (
				<ul className="list">
					{imports.map((one) => (
						<li key={one.id} className="import-entry" tabIndex={-1}>
							<ImportWords taken={one} />
							{one.undoneAt === null && asked !== one.id && (
								<Button aria-label={t("people.imports.undoOf", { what: whatOf(one, t) })} onClick={() => ask(one.id)}>
									{t("people.imports.undo")}
								</Button>
							)}
							{asked === one.id && <ImportUndo taken={one} onDone={done} />}
						</li>
					))}
				</ul>
			)}
		</Dialog>
	);
}

/** "People: delegates.csv"; rows that were pasted have no file. */
const whatOf = ({ register, fileName }: TakenTable, t: ReturnType<typeof useWords>["t"]): string =>
	[t(`people.imports.of.${register}`), fileName].filter(Boolean).join(": ");

function ImportWords({ taken }: { taken: TakenTable }) {
	const { t, language, moment } = useWords();
	const { at, by, added, filled, undoneAt } = taken;
	const facts = [
		moment(at, readerZone()),
		nameOf(by, language),
		t("people.imports.did", { added, filled }),
		undoneAt !== null && t("people.imports.undone", { at: moment(undoneAt, readerZone()) }),
	];
	return (
		<span className="grow">
			<b>{whatOf(taken, t)}</b>
			<small>{facts.filter(Boolean).join(" · ")}</small>
		</span>
	);
}
