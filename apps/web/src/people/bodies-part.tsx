/** The bodies of the process: who sits in them, what they may do, and who holds their posts. */
import { type Body, comparableBody, inLanguage, may } from "@plenary/domain";
import { lazy, useState } from "react";
import { actorOf, useBodies, useMeetings, useMyself, useParties, usePeople, useText } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { Chip, EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { EntryMenu, ShowArchived, useArchiving } from "./archiving.tsx";
import { BodyDialog } from "./body-dialog.tsx";
import { useMergedWords, useMerging } from "./merging.tsx";
import { nameOf } from "./names.ts";
import { TableMenu } from "./table-menu.tsx";

const BodiesTable = lazy(() => import("./bodies-table.tsx"));

export function BodiesPart() {
	const { t, language, compare } = useWords();
	const { process } = useMyself();
	const { data: parties = [] } = useParties();
	const text = useText();
	const { data: bodies, error } = useBodies();
	const [open, setOpen] = useState<Body | "new">();
	const [withArchived, setWithArchived] = useState(false);
	const mayChange = may(actorOf(useMyself()), "manage", { kind: "bodies" });
	useKeys(mayChange ? [{ keys: "n", does: "people.body.new", run: () => setOpen("new") }] : []);
	const download = async () => {
		const { downloadBodies } = await import("./download.ts");
		downloadBodies(shown, parties, process.languages, language);
	};
	const naming = ({ names }: Body) => text(names);
	const merging = useMerging<Body>({
		kind: "body",
		entries: bodies,
		nameOf: naming,
		hintOf: ({ codes }) => text(codes),
		comparable: comparableBody,
	});
	const mergedWords = useMergedWords(bodies, naming);
	const shown = (bodies ?? [])
		.filter((body) => withArchived || body.archivedAt === null)
		.sort((one, other) => compare(text(one.names), text(other.names)));
	return (
		<section className="stack narrow">
			{mayChange && (
				<div className="list-head">
					<ShowArchived entries={bodies ?? []} shown={withArchived} onShow={setWithArchived} />
					<div className="push">
						<TableMenu Table={BodiesTable} onDownload={bodies?.length ? download : undefined} />
						<Button look="primary" shortcut="N" onClick={() => setOpen("new")}>
							{t("people.body.new")}
						</Button>
					</div>
				</div>
			)}
			{!bodies && <Problem words={error?.message} />}
			{bodies && shown.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("people.body.none")}>{mayChange && t("people.body.noneWhy")}</EmptyState>
				</div>
			)}
			{shown.length > 0 && (
				<ul className="list">
					{shown.map((body) => (
						<BodyRow
							key={body.id}
							body={body}
							merged={mergedWords(body)}
							{...(mayChange && { onChange: () => setOpen(body), merging })}
						/>
					))}
				</ul>
			)}
			{merging.dialog}
			{open && <BodyDialog {...(open !== "new" && { body: open })} onClose={() => setOpen(undefined)} />}
		</section>
	);
}

interface BodyRowProps {
	body: Body;
	merged: string;
	/** Left out for those who only look. */
	onChange?: () => void;
	merging?: ReturnType<typeof useMerging<Body>>;
}

function BodyRow({ body, merged, onChange, merging }: BodyRowProps) {
	const { t, language } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const { data: meetings = [] } = useMeetings();
	const { data: people = [] } = usePeople(onChange !== undefined);
	const putAway = useArchiving("archiveBody");
	const met = meetings.filter((meeting) => meeting.bodyId === body.id).length;
	const holders = body.posts.flatMap(({ names, personId, partyId }) => {
		const person = people.find(({ id }) => id === personId);
		const party = parties.find(({ id }) => id === partyId);
		const holder = person ? nameOf(person, language) : party && text(party.names);
		return holder ? [`${text(names)}: ${holder}`] : [];
	});
	return (
		<li className={body.archivedAt === null ? undefined : "archived"}>
			<span className="party-code">{text(body.codes) && <Chip>{text(body.codes)}</Chip>}</span>
			<span className="grow">
				<b>{text(body.names)}</b>
				<small>{text(body.powers)}</small>
				<small className="chips">
					{body.partyIds.map((id) => {
						const party = parties.find((one) => one.id === id);
						return (
							party && (
								<Chip key={id} title={text(party.names)}>
									{inLanguage(party.codes, [language])}
								</Chip>
							)
						);
					})}
				</small>
				<small>
					{[...holders, met > 0 && t("people.body.meetings", { count: met }), merged].filter(Boolean).join(" · ")}
				</small>
				{merging?.alike(body)}
			</span>
			{onChange && !body.mergedInto && (
				<Button look="quiet" aria-label={t("people.party.edit", { name: text(body.names) })} onClick={onChange}>
					{t("ui.edit")}
				</Button>
			)}
			{merging && (
				<EntryMenu
					entry={body}
					name={text(body.names)}
					items={[{ words: t("people.merge.with"), run: () => merging.start(body) }]}
					onArchive={(archived) => void putAway(body.id, text(body.names), archived)}
				/>
			)}
		</li>
	);
}
