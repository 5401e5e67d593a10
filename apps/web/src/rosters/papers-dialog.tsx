/** Papers of the published roster, as files to print or to send on: those that the reader may have. */
import {
	dayOf,
	type InterfaceLanguage,
	interfaceLanguages,
	type PaperFormat,
	type PaperName,
	type PublishedRoster,
	paperFormats,
	paperNames,
	papers,
} from "@plenary/domain";
import { useState } from "react";
import { callFile } from "../api/call.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChoiceField } from "../ui/field.tsx";
import { saveFile } from "../ui/save-file.ts";
import { Segments } from "../ui/segments.tsx";
import { useWords } from "../words/words.ts";

/** The button, and the dialog behind it. */
export function PapersButton({ roster }: { roster: PublishedRoster }) {
	const { t } = useWords();
	const [isOpen, open] = useState(false);
	return (
		<>
			<Button aria-haspopup="dialog" onClick={() => open(true)}>
				{t("rosters.papers")}
			</Button>
			{isOpen && <PapersDialog roster={roster} onClose={() => open(false)} />}
		</>
	);
}

function PapersDialog({ roster, onClose }: { roster: PublishedRoster; onClose: () => void }) {
	const { t, language: readers, weekday } = useWords();
	const { meeting, may } = useMeetingHere();
	const days = [...new Set(roster.sittings.map((sitting) => sitting.day))].sort();
	const today = dayOf(Date.now(), meeting.zone);
	const [day, chooseDay] = useState(days.find((one) => one >= today) ?? days.at(-1) ?? "");
	const [language, speak] = useState<InterfaceLanguage>(readers);
	const [isMaking, make] = useState(false);
	// In the dialog, which covers what stands elsewhere on the page.
	const [told, tell] = useState("");

	async function fetchPaper(paper: PaperName, format: PaperFormat): Promise<void> {
		make(true);
		tell(t("rosters.papers.making"));
		try {
			const params = { id: meeting.id, paper, format };
			const { file, name } = await callFile("paper", { params, query: { language, day } });
			saveFile(name, file);
			tell(t("rosters.papers.saved", { name }));
		} catch (error) {
			tell((error as Error).message);
		} finally {
			make(false);
		}
	}

	return (
		<Dialog title={t("rosters.papers")} onClose={onClose}>
			<p className="hint">{t("rosters.papers.hint", { version: roster.version })}</p>
			{days.length > 1 && (
				<ChoiceField
					label={t("rosters.papers.day")}
					value={day}
					choices={days.map((value) => ({ value, words: weekday(value) }))}
					onChoice={chooseDay}
				/>
			)}
			<Segments
				label={t("rosters.papers.language")}
				value={language}
				choices={interfaceLanguages.map((value) => ({ value, words: t(`rosters.papers.${value}`) }))}
				onChoice={speak}
			/>
			<ul className="papers">
				{paperNames
					.filter((paper) => may("read", papers[paper]))
					.map((paper) => (
						<li key={paper}>
							<div>
								<h3>{t(`rosters.paper.${paper}`)}</h3>
								<p className="quiet small">{t(`rosters.paper.${paper}.why`)}</p>
							</div>
							<span className="row">
								{paperFormats.map((format) => (
									<Button
										key={format}
										aria-disabled={isMaking}
										aria-label={t("rosters.paper.make", {
											paper: t(`rosters.paper.${paper}`),
											format: format.toUpperCase(),
										})}
										onClick={() => void (isMaking || fetchPaper(paper, format))}
									>
										{format.toUpperCase()}
									</Button>
								))}
							</span>
						</li>
					))}
			</ul>
			<p className="small" role="status">
				{told}
			</p>
		</Dialog>
	);
}
