/** The interpreters' register: who can do what, and who comes near; entered, changed, put away, as a table in and out. */
import { anybody, asksFacts, dayOf, type RegisteredInterpreter, whoCan } from "@plenary/domain";
import { lazy, Suspense, useId, useMemo, useState } from "react";
import { useInterpreters } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { ShowArchived, useArchiving } from "../people/archiving.tsx";
import { useMergedWords, useMerging } from "../people/merging.tsx";
import { nameOf } from "../people/names.ts";
import { TableMenu } from "../people/table-menu.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { useGrowing } from "../ui/growing.ts";
import { Problem } from "../ui/problem.tsx";
import { readerZone } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { RegisterDue, useErasing } from "./register-due.tsx";
import { RegisterRow } from "./register-row.tsx";
import { RegisterSearch } from "./register-search.tsx";
import { combinationOf, fitWords, obstacleWords, unknownWords } from "./register-words.ts";
import "./register.css";

const RegisterDialog = lazy(() => import("./register-dialog.tsx"));
const RegisterTable = lazy(() => import("./register-table.tsx"));

export function RegisterPart() {
	const words = useWords();
	const { t, language, compare } = words;
	const { data: register, error } = useInterpreters();
	const [sought, setSought] = useState(anybody);
	const nearestId = useId();
	const [withArchived, setWithArchived] = useState(false);
	const [open, setOpen] = useState<RegisteredInterpreter | "new">();
	useKeys([{ keys: "n", does: "interpreters.new", run: () => setOpen("new") }]);

	const putAway = useArchiving("archiveInterpreter");
	const naming = (entry: RegisteredInterpreter) => nameOf(entry, language);
	const merging = useMerging<RegisteredInterpreter>({
		kind: "interpreter",
		entries: register,
		nameOf: naming,
		hintOf: combinationOf,
		comparable,
	});
	const erasing = useErasing();
	const mergedWords = useMergedWords(register, naming);
	const download = async () => {
		const { downloadInterpreters } = await import("../people/download.ts");
		downloadInterpreters(shown, language);
	};
	const all = register ?? [];
	const found = useMemo(
		() =>
			whoCan(
				sought,
				(register ?? []).filter((entry) => withArchived || entry.archivedAt === null),
				{ zone: readerZone(), today: dayOf(Date.now(), readerZone()) },
			),
		[sought, register, withArchived],
	);
	const fits = found.fits.toSorted((one, other) => compare(naming(one.entry), naming(other.entry)));
	const shown = fits.map(({ entry }) => entry);
	const { most, more, end } = useGrowing<HTMLLIElement>(shown.length);
	const isAsking = asksFacts(sought);
	const rowOf = (entry: RegisteredInterpreter, told: string[]) => (
		<RegisterRow
			key={entry.id}
			entry={entry}
			told={told}
			onChange={() => setOpen(entry)}
			onMerge={() => merging.start(entry)}
			alike={merging.alike(entry)}
			merged={mergedWords(entry)}
			onArchive={(archived) => void putAway(entry.id, naming(entry), archived)}
			onErase={() => erasing.start(entry)}
		/>
	);
	return (
		<section className="stack register">
			<div className="list-head register-head">
				{all.length > 0 && <RegisterSearch sought={sought} register={all} onSought={setSought} />}
				<ShowArchived entries={all} shown={withArchived} onShow={setWithArchived} />
				<div className="push">
					<TableMenu Table={RegisterTable} onDownload={shown.length > 0 ? download : undefined} />
					<Button look="primary" shortcut="N" onClick={() => setOpen("new")}>
						{t("interpreters.new")}
					</Button>
				</div>
			</div>
			{all.length > 0 && <RegisterDue onErase={erasing.start} />}
			{!register && <Problem words={error?.message} />}
			{register && (
				<p role="status" className={isAsking && shown.length > 0 ? "quiet" : "unseen"}>
					{isAsking && shown.length > 0 && t("interpreters.fitting", { count: shown.length })}
				</p>
			)}
			{register && shown.length === 0 && (
				<div className="sheet">
					<EmptyState title={t(isAsking || sought.words.trim() ? "interpreters.noMatch" : "interpreters.none")}>
						{isAsking ? unknownWords(words, sought, all) : !sought.words.trim() && t("interpreters.noneWhy")}
					</EmptyState>
				</div>
			)}
			{shown.length > 0 && (
				<ul className="list">
					{fits.slice(0, most).map((fit) => rowOf(fit.entry, fitWords(words, sought, fit)))}
					{more > 0 && (
						<li ref={end} className="quiet">
							{t("ui.moreRows", { count: more })}
						</li>
					)}
				</ul>
			)}
			{isAsking && found.nearest.length > 0 && (
				<section className="stack" aria-labelledby={nearestId}>
					<h2 id={nearestId} className="nearest-head">
						{t("interpreters.nearest")}
					</h2>
					<ul className="list nearest">
						{found.nearest.map(({ entry, obstacles }) =>
							rowOf(
								entry,
								obstacles.map((one) => obstacleWords(words, sought, one)),
							),
						)}
					</ul>
				</section>
			)}
			{merging.dialog}
			{erasing.dialog}
			<Suspense>
				{open && <RegisterDialog {...(open !== "new" && { entry: open })} onClose={() => setOpen(undefined)} />}
			</Suspense>
		</section>
	);
}

const comparable = (entry: RegisteredInterpreter) => ({ ...entry, partyId: null });
