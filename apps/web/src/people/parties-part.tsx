/** The parties of the process: states and organisations with their short signs and names. */
import { comparableBody, matchParties, may, type Party, partyKinds } from "@plenary/domain";
import { lazy, useState } from "react";
import { actorOf, useMyself, useParties, useText } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { Chip, EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { EntryMenu, ShowArchived, useArchiving } from "./archiving.tsx";
import { useMergedWords, useMerging } from "./merging.tsx";
import { PartyDialog } from "./party-dialog.tsx";
import { TableMenu } from "./table-menu.tsx";

const PartiesTable = lazy(() => import("./parties-table.tsx"));

/** Beyond so many a list is easier searched than read. */
const worthSearching = 8;

export function PartiesPart() {
	const { t, language } = useWords();
	const text = useText();
	const { data: parties, error } = useParties();
	const { process } = useMyself();
	const [open, setOpen] = useState<Party | "new">();
	const [wanted, want] = useState("");
	const [withArchived, setWithArchived] = useState(false);
	const here = (parties ?? []).filter((party) => withArchived || party.archivedAt === null);
	const naming = ({ names }: Party) => text(names);
	const merging = useMerging<Party>({
		kind: "party",
		entries: parties,
		nameOf: naming,
		hintOf: ({ codes }) => text(codes),
		comparable: comparableBody,
	});
	const mergedWords = useMergedWords(parties, naming);
	const shown = wanted.trim() === "" ? here : matchParties(wanted, here, here.length);
	const mayChange = may(actorOf(useMyself()), "manage", { kind: "parties" });
	useKeys(mayChange ? [{ keys: "n", does: "people.party.new", run: () => setOpen("new") }] : []);
	const download = async () => {
		const { downloadParties } = await import("./download.ts");
		downloadParties(parties ?? [], process.languages, language);
	};
	return (
		<section className="stack narrow">
			{mayChange && (
				<div className="list-head">
					{(parties?.length ?? 0) > worthSearching && (
						<TextField label={t("people.party.search")} type="search" value={wanted} onWords={want} />
					)}
					<ShowArchived entries={parties ?? []} shown={withArchived} onShow={setWithArchived} />
					<div className="push">
						<TableMenu Table={PartiesTable} onDownload={parties?.length ? download : undefined} />
						<Button look="primary" shortcut="N" onClick={() => setOpen("new")}>
							{t("people.party.new")}
						</Button>
					</div>
				</div>
			)}
			{!parties && <Problem words={error?.message} />}
			{parties?.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("people.party.none")}>{t("people.party.noneWhy")}</EmptyState>
				</div>
			)}
			{parties && parties.length > 0 && shown.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("people.noMatch")} />
				</div>
			)}
			{partyKinds.map((kind) => (
				<Kind
					key={kind}
					title={t(`people.party.${kind}s`)}
					parties={shown.filter((party) => party.kind === kind)}
					mergedWords={mergedWords}
					{...(mayChange && { onChange: setOpen, merging })}
				/>
			))}
			{merging.dialog}
			{open && <PartyDialog {...(open !== "new" && { party: open })} onClose={() => setOpen(undefined)} />}
		</section>
	);
}

interface KindProps {
	title: string;
	parties: readonly Party[];
	mergedWords: (party: Party) => string;
	/** Left out for those who only look. */
	onChange?: (party: Party) => void;
	merging?: ReturnType<typeof useMerging<Party>>;
}

function Kind({ title, parties, mergedWords, onChange, merging }: KindProps) {
	const { t, compare, day } = useWords();
	const text = useText();
	const { process } = useMyself();
	const putAway = useArchiving("archiveParty");
	if (parties.length === 0) return null;
	const sorted = [...parties].sort((one, other) => compare(text(one.names), text(other.names)));
	const days = ({ joinedOn, leftOn }: Party) => [
		joinedOn && t("people.party.since", { day: day(joinedOn) }),
		leftOn && t("people.party.until", { day: day(leftOn) }),
	];
	const others = (party: Party): string =>
		process.languages
			.map((tag) => party.names[tag])
			.filter((name) => name && name !== text(party.names))
			.join(" · ");
	return (
		<div>
			<h2 className="list-title">{title}</h2>
			<ul className="list">
				{sorted.map((party) => (
					<li key={party.id} className={party.archivedAt === null ? undefined : "archived"}>
						<span className="party-code">
							<Chip>{text(party.codes)}</Chip>
						</span>
						<span className="grow">
							<b>{text(party.names)}</b>
							<small>{[others(party), ...days(party), mergedWords(party)].filter(Boolean).join(" · ")}</small>
							{text(party.part) && <small>{text(party.part)}</small>}
							{merging?.alike(party)}
						</span>
						{onChange && !party.mergedInto && (
							<Button
								look="quiet"
								aria-label={t("people.party.edit", { name: text(party.names) })}
								onClick={() => onChange(party)}
							>
								{t("ui.edit")}
							</Button>
						)}
						{merging && (
							<EntryMenu
								entry={party}
								name={text(party.names)}
								items={[{ words: t("people.merge.with"), run: () => merging.start(party) }]}
								onArchive={(archived) => void putAway(party.id, text(party.names), archived)}
							/>
						)}
					</li>
				))}
			</ul>
		</div>
	);
}
