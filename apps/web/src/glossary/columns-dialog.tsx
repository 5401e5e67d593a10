/** Which languages are columns, in which order, chosen for this device. */
import { commonLanguages } from "@plenary/formats";
import { useState } from "react";
import { LangBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Field, TickField } from "../ui/field.tsx";
import { useWords } from "../words/words.ts";

interface ColumnsDialogProps {
	/** Those of the meeting and of the glossary. */
	all: readonly string[];
	chosen: readonly string[];
	onChoose: (languages: readonly string[]) => void;
	onClose: () => void;
}

export function ColumnsDialog({ all, chosen, onChoose, onClose }: ColumnsDialogProps) {
	const { t, languageName } = useWords();
	const [ticked, tick] = useState<readonly string[]>(chosen);
	const offered = [...new Set([...all, ...ticked])];
	const submit = () => {
		if (ticked.length === 0) return;
		// The first language is what a concept is found by on the page: who was first stays first.
		onChoose([...chosen.filter((tag) => ticked.includes(tag)), ...ticked.filter((tag) => !chosen.includes(tag))]);
		onClose();
	};
	return (
		<Dialog
			title={t("glossary.columns")}
			onClose={onClose}
			onSubmit={submit}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={ticked.length === 0}>
						{t("ui.save")}
					</Button>
				</>
			}
		>
			<TickField
				label={t("glossary.columnsWhich")}
				values={ticked}
				choices={offered.map((value) => ({
					value,
					words: languageName(value),
					look: <LangBadge tag={value} unread />,
				}))}
				onValues={tick}
			/>
			<Field label={t("glossary.columnsMore")}>
				{(tie) => (
					<select {...tie} value="" onChange={(event) => tick([...new Set([...ticked, event.target.value])])}>
						<option value="">{t("glossary.columnsPick")}</option>
						{commonLanguages
							.filter((tag) => !offered.includes(tag))
							.map((tag) => (
								<option key={tag} value={tag}>
									{languageName(tag)}
								</option>
							))}
					</select>
				)}
			</Field>
		</Dialog>
	);
}
