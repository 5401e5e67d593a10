/** Import: an agenda pasted, dropped or chosen as a file, looked at as what it would become, then written in one step. */
import { importOutline } from "@plenary/documents";
import type { Agenda, Meeting, Outline } from "@plenary/domain";
import { readAgendaMarkdown } from "@plenary/formats";
import { type DragEvent, useDeferredValue, useMemo, useState } from "react";
import { matches, printed } from "../keys/keys.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField, Field } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import type { AgendaDesk } from "./desk.tsx";
import { readTextFile } from "./import-file.ts";
import { fitToMeeting, withoutSittings } from "./import-fit.ts";
import { languageOfText } from "./import-language.ts";
import { ImportPreview } from "./import-preview.tsx";
import { sittingName } from "./names.ts";
import type { ImportPlace } from "./rows.tsx";
import "./import.css";

interface ImportDialogProps {
	desk: AgendaDesk;
	plan: Agenda;
	outlined: Outline;
	meeting: Meeting;
	place: ImportPlace;
	onClose: () => void;
}

/** What stands for the place right after the item a list was pasted into. */
const afterItem = "after";

export default function ImportDialog({ desk, plan, outlined, meeting, place, onClose }: ImportDialogProps) {
	const words = useWords();
	const { t, languageName } = words;
	const [text, setText] = useState(place.text ?? "");
	const [problem, setProblem] = useState<string>();
	const [chosen, setChosen] = useState<string>();
	const [useSittings, setUseSittings] = useState(true);
	const sittings = outlined.groups.flatMap((group) => group.sitting ?? []);
	const [where, setWhere] = useState(place.place ? afterItem : (sittings[0]?.id ?? ""));
	const late = useDeferredValue(text);
	const read = useMemo(() => readAgendaMarkdown(late), [late]);
	const language = chosen ?? languageOfText(late, [...(place.language ? [place.language] : []), ...desk.languages]);
	const fitted = useMemo(
		() => (useSittings ? fitToMeeting(read, plan.sittings, meeting) : withoutSittings(read)),
		[read, useSittings, plan.sittings, meeting],
	);
	const { items } = read.counts;

	const take = async (file: File | undefined) => {
		if (!file) return;
		const found = await readTextFile(file);
		setProblem("problem" in found ? t(`agenda.file.${found.problem}`) : undefined);
		if ("text" in found) setText(found.text);
	};
	const dropped = (event: DragEvent) => {
		event.preventDefault();
		void take(event.dataTransfer.files[0]);
	};
	const submit = () => {
		if (items === 0) {
			setProblem(t("agenda.warning.nothingFound"));
			return;
		}
		const at = where === afterItem ? place.place : { sittingId: where || undefined };
		const options = { language, place: at, makeSittings: true, hall: meeting.hall };
		const done = desk.acts.step(() => importOutline(desk.doc, fitted, options));
		if (!done) {
			// The item it was pasted into, or the sitting, was taken away by somebody meanwhile.
			setProblem(t("agenda.placeGone"));
			setWhere(sittings[0]?.id ?? "");
			return;
		}
		onClose();
		toast(t("agenda.imported", { count: done.items }), { words: t("agenda.undo"), run: desk.acts.undoJustThis() });
	};
	return (
		<Dialog
			wide
			title={t("agenda.importTitle")}
			onClose={onClose}
			onSubmit={submit}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={late !== text} shortcut={printed("Mod+Enter")}>
						{t("agenda.addItems", { count: items })}
					</Button>
				</>
			}
		>
			{/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a way of its own beside the button below */}
			<div className="import-source" onDragOver={(event) => event.preventDefault()} onDrop={dropped}>
				<Field label={t("agenda.importText")} hint={t("agenda.importHint")}>
					{(tie) => (
						<textarea
							{...tie}
							rows={7}
							spellCheck={false}
							value={text}
							onKeyDown={(event) => {
								if (!matches("Mod+Enter", event.nativeEvent)) return;
								event.preventDefault();
								event.currentTarget.form?.requestSubmit();
							}}
							onChange={(event) => {
								setText(event.target.value);
								setProblem(undefined);
							}}
						/>
					)}
				</Field>
				<label className="btn import-file">
					{t("agenda.chooseFile")}
					<input
						type="file"
						className="unseen"
						accept=".md,.markdown,.txt,text/plain,text/markdown"
						onChange={(event) => {
							void take(event.target.files?.[0]);
							event.target.value = "";
						}}
					/>
				</label>
			</div>
			<Problem words={problem} />
			{late.trim() !== "" && (
				<>
					<div className="pair">
						<ChoiceField
							label={t("agenda.importLanguage")}
							value={language}
							choices={desk.languages.map((tag) => ({ value: tag, words: languageName(tag) }))}
							onChoice={setChosen}
						/>
						<ChoiceField
							label={t("agenda.importWhere")}
							value={where}
							choices={[
								...(place.place ? [{ value: afterItem, words: t("agenda.importAfter") }] : []),
								...sittings.map((sitting) => ({ value: sitting.id, words: sittingName(words, sitting) })),
								{ value: "", words: t("agenda.unplaced") },
							]}
							onChoice={setWhere}
						/>
					</div>
					{read.sittings.length > 0 && (
						<label className="tick">
							<input type="checkbox" checked={useSittings} onChange={(event) => setUseSittings(event.target.checked)} />
							{t("agenda.importSittings", { count: read.sittings.length })}
						</label>
					)}
					<ImportPreview read={read} fitted={fitted} there={plan.sittings} />
				</>
			)}
		</Dialog>
	);
}
