/** The glossary of a meeting: concepts by languages, written by interpreters and the secretariat together. */
import { type Concept, glossaryRoom, rosterRoom, searchGlossary, termsIn } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useCallback, useDeferredValue, useMemo, useRef, useState } from "react";
import { useSearchParams } from "wouter";
import { useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button, LinkButton } from "../ui/button.tsx";
import type { MenuItem } from "../ui/menu.tsx";
import { useWords } from "../words/words.ts";
import { glossaryActs } from "./acts.ts";
import { ColumnsDialog } from "./columns-dialog.tsx";
import { ConceptDialog } from "./concept-dialog.tsx";
import { type GlossaryDesk, useColumns, useGlossary, useMeetingLanguages, useNames } from "./desk.ts";
import { downloadTable, downloadTbx } from "./download.ts";
import { GlossaryBar, type Looking } from "./glossary-bar.tsx";
import { GlossaryTable } from "./glossary-table.tsx";
import { gridKeys } from "./grid-keys.ts";
import { ImportDialog } from "./import-dialog.tsx";
import { TakeOverDialog } from "./take-over-dialog.tsx";
import "./glossary.css";

export default function GlossaryPage() {
	const { meeting, may } = useMeetingHere();
	return may("read", "glossary") ? <Allowed key={meeting.id} /> : <NotYours />;
}

function Allowed() {
	const { meeting } = useMeetingHere();
	const glossary = useRoom(glossaryRoom(meeting.id));
	const roster = useRoom(rosterRoom(meeting.id));
	return glossary && roster && <Opened key={glossary.doc.guid} glossary={glossary} roster={roster} />;
}

function NotYours() {
	const { t } = useWords();
	const { meeting } = useMeetingHere();
	return (
		<div className="glossary-page">
			<PageTitle title={t("glossary.title")} />
			<div className="sheet">
				<EmptyState title={t("glossary.notYours")}>
					<p>{t("glossary.notYoursWhy")}</p>
					<LinkButton look="primary" href={`/meetings/${meeting.id}/plan`}>
						{t("glossary.toPlan")}
					</LinkButton>
				</EmptyState>
			</div>
		</div>
	);
}

type Opening = "columns" | "import" | "takeOver";

function Opened({ glossary, roster }: { glossary: OpenRoom; roster: OpenRoom }) {
	const words = useWords();
	const { t } = words;
	const { account } = useMyself();
	const { meeting, may } = useMeetingHere();
	const { loaded, right } = useRoomState(glossary);
	const { concepts, index } = useGlossary(glossary.doc);
	const ofMeeting = useMeetingLanguages(roster.doc);
	const { all, languages, choose } = useColumns(concepts, ofMeeting);
	const nameOf = useNames();
	const [said, say] = useState("");
	const acts = useMemo(
		() => glossaryActs({ doc: glossary.doc, accountId: account.id, say }),
		[glossary.doc, account.id],
	);
	const [search] = useSearchParams();
	const [looking, look] = useState<Looking>({ query: search.get("find") ?? "", filter: "all", order: "newest" });
	const [drafting, draft] = useState(false);
	const [opening, open] = useState<Opening>();
	const [shownId, show] = useState<string>();
	const field = useRef<HTMLInputElement>(null);
	const mayWrite = may("write", "glossary") && right !== "read";
	const query = useDeferredValue(looking.query);
	const first = languages[0] ?? "en";
	const { filter, order } = looking;
	const collator = useMemo(() => new Intl.Collator(first, { numeric: true }), [first]);
	const shown = useMemo(() => {
		const found =
			query.trim() === ""
				? concepts
				: searchGlossary(index, query, { limit: concepts.length, first: languages }).map((hit) => hit.concept);
		const kept = filter === "all" ? found : found.filter(({ terms }) => terms.some(({ status }) => status === filter));
		if (order === "newest" || query.trim() !== "") return kept;
		return kept.toSorted((one, other) => collator.compare(nameIn(one, first), nameIn(other, first)));
	}, [concepts, index, query, filter, order, languages, first, collator]);
	const openConcept = useCallback((id: string) => show(id), []);
	const add = () => {
		if (!mayWrite) return;
		look({ ...looking, query: "", filter: "all" });
		draft(true);
	};
	useKeys([
		...(mayWrite
			? ([
					{ keys: "n", does: "glossary.key.add", run: add },
					{ keys: "Mod+z", does: "glossary.key.undo", run: acts.undo },
					{ keys: "Mod+y", does: "glossary.key.redo", run: acts.redo },
				] as const)
			: []),
		{ keys: "/", does: "glossary.key.find", run: () => field.current?.focus() },
		...gridKeys,
	]);
	if (!loaded) return null;
	const desk: GlossaryDesk = { concepts, languages, acts, mayWrite, nameOf, show: openConcept };
	const file = { meeting, concepts, languages: all, words };
	const tools: MenuItem[] = [
		...(mayWrite
			? [
					{ words: t("glossary.import"), run: () => open("import") },
					{ words: t("glossary.takeOver"), run: () => open("takeOver") },
				]
			: []),
		...(concepts.length > 0
			? [
					{ words: t("glossary.toTable"), run: () => downloadTable(file) },
					{ words: t("glossary.toTbx"), run: () => void downloadTbx(file) },
				]
			: []),
		{ words: t("glossary.columns"), run: () => open("columns") },
	];
	const concept = concepts.find(({ id }) => id === shownId);
	return (
		<div className="glossary-page">
			<GlossaryBar
				desk={desk}
				looking={looking}
				onLook={look}
				field={field}
				count={shown.length}
				onAdd={add}
				tools={tools}
			/>
			{concepts.length === 0 && !drafting ? (
				<div className="sheet">
					<EmptyState title={t("glossary.empty")}>
						<p>{t(mayWrite ? "glossary.emptyWhy" : "glossary.emptyRead")}</p>
						{mayWrite && (
							<span className="row">
								<Button look="primary" onClick={add}>
									{t("glossary.addFirst")}
								</Button>
								<Button onClick={() => open("import")}>{t("glossary.import")}</Button>
								<Button onClick={() => open("takeOver")}>{t("glossary.takeOver")}</Button>
							</span>
						)}
					</EmptyState>
				</div>
			) : (
				<GlossaryTable
					key={`${query} ${filter} ${order}`}
					desk={desk}
					shown={shown}
					drafting={drafting}
					onDraft={draft}
				/>
			)}
			{concepts.length > 0 && shown.length === 0 && !drafting && <p className="quiet">{t("glossary.noneFound")}</p>}
			<p className="unseen" role="status">
				{said}
			</p>
			{concept && <ConceptDialog concept={concept} desk={desk} onClose={() => show(undefined)} />}
			{opening === "columns" && (
				<ColumnsDialog all={all} chosen={languages} onChoose={choose} onClose={() => open(undefined)} />
			)}
			{opening === "import" && <ImportDialog desk={desk} onClose={() => open(undefined)} />}
			{opening === "takeOver" && <TakeOverDialog desk={desk} onClose={() => open(undefined)} />}
		</div>
	);
}

/** What a concept is called in that language, or in any other. */
const nameIn = (concept: Concept, language: string): string =>
	(termsIn(concept, language)[0] ?? concept.terms[0])?.words ?? "";
