/** The interpreters' register: found by name, town, theme or direction, entered, changed, put away, as a table in and out. */
import type { RegisteredInterpreter } from "@plenary/domain";
import { lazy, Suspense, useState } from "react";
import { useInterpreters } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { ShowArchived, useArchiving } from "../people/archiving.tsx";
import { useMergedWords, useMerging } from "../people/merging.tsx";
import { nameOf } from "../people/names.ts";
import { TableMenu } from "../people/table-menu.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useGrowing } from "../ui/growing.ts";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { findInterpreters, languagesIn, type Wanted } from "./register-find.ts";
import { RegisterRow } from "./register-row.tsx";
import { combinationOf } from "./register-words.ts";
import "./register.css";

const RegisterDialog = lazy(() => import("./register-dialog.tsx"));
const RegisterTable = lazy(() => import("./register-table.tsx"));

export function RegisterPart() {
	const { t, language, compare } = useWords();
	const { data: register, error } = useInterpreters();
	const [wanted, setWanted] = useState<Wanted>({ words: "", into: "", from: "" });
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
	const mergedWords = useMergedWords(register, naming);
	const download = async () => {
		const { downloadInterpreters } = await import("../people/download.ts");
		downloadInterpreters(shown, language);
	};
	const all = register ?? [];
	const here = all.filter((entry) => withArchived || entry.archivedAt === null);
	const shown = findInterpreters(wanted, here).toSorted((one, other) =>
		compare(nameOf(one, language), nameOf(other, language)),
	);
	const { most, more, end } = useGrowing<HTMLLIElement>(shown.length);
	const isWanting = wanted.words.trim() !== "" || wanted.into !== "" || wanted.from !== "";
	return (
		<section className="stack register">
			<div className="list-head register-head">
				{all.length > 0 && <Search wanted={wanted} register={all} onWanted={setWanted} />}
				<ShowArchived entries={all} shown={withArchived} onShow={setWithArchived} />
				<div className="push">
					<TableMenu Table={RegisterTable} onDownload={shown.length > 0 ? download : undefined} />
					<Button look="primary" shortcut="N" onClick={() => setOpen("new")}>
						{t("interpreters.new")}
					</Button>
				</div>
			</div>
			{!register && <Problem words={error?.message} />}
			{register && shown.length === 0 && (
				<div className="sheet">
					<EmptyState title={t(isWanting ? "interpreters.noMatch" : "interpreters.none")}>
						{!isWanting && t("interpreters.noneWhy")}
					</EmptyState>
				</div>
			)}
			{shown.length > 0 && (
				<ul className="list">
					{shown.slice(0, most).map((entry) => (
						<RegisterRow
							key={entry.id}
							entry={entry}
							onChange={() => setOpen(entry)}
							onMerge={() => merging.start(entry)}
							alike={merging.alike(entry)}
							merged={mergedWords(entry)}
							onArchive={(archived) => void putAway(entry.id, naming(entry), archived)}
						/>
					))}
					{more > 0 && (
						<li ref={end} className="quiet">
							{t("ui.moreRows", { count: more })}
						</li>
					)}
				</ul>
			)}
			{merging.dialog}
			<Suspense>
				{open && <RegisterDialog {...(open !== "new" && { entry: open })} onClose={() => setOpen(undefined)} />}
			</Suspense>
		</section>
	);
}

const comparable = (entry: RegisteredInterpreter) => ({ ...entry, partyId: null });

interface SearchProps {
	wanted: Wanted;
	register: readonly RegisteredInterpreter[];
	onWanted: (wanted: Wanted) => void;
}

/** By words, and by the direction of work. */
function Search({ wanted, register, onWanted }: SearchProps) {
	const { t, languageName, compare } = useWords();
	const languages = languagesIn(register)
		.map((tag) => ({ value: tag, words: languageName(tag) }))
		.sort((one, other) => compare(one.words, other.words));
	const choices = [{ value: "", words: t("interpreters.any") }, ...languages];
	return (
		<>
			<TextField
				label={t("interpreters.search")}
				type="search"
				value={wanted.words}
				onWords={(words) => onWanted({ ...wanted, words })}
			/>
			<ChoiceField
				label={t("interpreters.from")}
				value={wanted.from}
				choices={choices}
				onChoice={(from) => onWanted({ ...wanted, from })}
			/>
			<ChoiceField
				label={t("interpreters.into")}
				value={wanted.into}
				choices={choices}
				onChoice={(into) => onWanted({ ...wanted, into })}
			/>
		</>
	);
}
