/** Everybody in the process: found by a few letters in either script, invited, changed, let in again, put away. */
import { type HandOver, inLanguage, matchParties, matchPeople, type Party, type Person } from "@plenary/domain";
import { lazy, type ReactNode, useMemo, useState } from "react";
import { call } from "../api/call.ts";
import { useParties, usePeople, useText } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { Chip, EmptyState, LangBadge } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { useGrowing } from "../ui/growing.ts";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { EntryMenu, ShowArchived, useArchiving } from "./archiving.tsx";
import { type Given, HandOverDialog } from "./hand-over-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { useMergedWords, useMerging } from "./merging.tsx";
import { nameOf } from "./names.ts";
import { PersonDialog } from "./person-dialog.tsx";
import { TableMenu } from "./table-menu.tsx";

const PeopleTable = lazy(() => import("./people-table.tsx"));

/** Beyond so many a list is easier searched than read. */
const worthSearching = 8;

/** `sought` is looked for from the start. */
export function PeoplePart({ sought = "" }: { sought?: string | undefined }) {
	const { t, language, compare } = useWords();
	const { data: people, error } = usePeople();
	const { data: parties = [] } = useParties();
	const [wanted, want] = useState(sought);
	const [withArchived, setWithArchived] = useState(false);
	const [inviting, invite] = useState(false);
	const [changing, change] = useState<Person>();
	const [given, give] = useState<Given>();
	useKeys([{ keys: "i", does: "people.invite.title", run: () => invite(true) }]);

	const handOver = (name: string, link: HandOver) =>
		link.mailed ? toast(t("people.mailed", { name })) : give({ name, handOver: link });
	const letIn = (person: Person) =>
		call("makeLink", { params: { id: person.id } }).then(
			(link) => handOver(nameOf(person, language), link),
			(problem: Error) => toast(problem.message),
		);
	const putAway = useArchiving("archivePerson");
	const naming = (person: Person) => nameOf(person, language);
	const merging = useMerging<Person>({
		kind: "person",
		entries: people,
		nameOf: naming,
		hintOf: addressOf,
		comparable,
	});
	const mergedWords = useMergedWords(people, naming);
	const download = async () => {
		const { downloadPeople } = await import("./download.ts");
		downloadPeople(shown, parties, language);
	};
	const shown = useMemo(() => {
		const here = (people ?? []).filter((person) => withArchived || person.archivedAt === null);
		return found(wanted, here, parties).sort((one, other) => compare(nameOf(one, language), nameOf(other, language)));
	}, [people, parties, wanted, withArchived, language, compare]);
	const partyOf = useMemo(() => new Map(parties.map((party) => [party.id, party])), [parties]);
	const { most, more, end } = useGrowing<HTMLLIElement>(shown.length);
	return (
		<section className="stack narrow">
			<div className="list-head">
				{(people?.length ?? 0) > worthSearching && (
					<TextField label={t("people.search")} type="search" value={wanted} onWords={want} />
				)}
				<ShowArchived entries={people ?? []} shown={withArchived} onShow={setWithArchived} />
				<div className="push">
					<TableMenu Table={PeopleTable} onDownload={shown.length > 0 ? download : undefined} />
					<Button look="primary" shortcut="I" onClick={() => invite(true)}>
						{t("people.invite")}
					</Button>
				</div>
			</div>
			{!people && <Problem words={error?.message} />}
			{people && shown.length === 0 && (
				<div className="sheet">
					<EmptyState title={t(wanted ? "people.noMatch" : "people.none")}>{!wanted && t("people.noneWhy")}</EmptyState>
				</div>
			)}
			{shown.length > 0 && (
				<ul className="list">
					{shown.slice(0, most).map((person) => (
						<PersonRow
							key={person.id}
							person={person}
							party={partyOf.get(person.partyId ?? "")}
							onChange={() => change(person)}
							onLink={() => void letIn(person)}
							onMerge={() => merging.start(person)}
							alike={merging.alike(person)}
							merged={mergedWords(person)}
							onArchive={(archived) => void putAway(person.id, nameOf(person, language), archived)}
						/>
					))}
					{more > 0 && (
						<li ref={end} className="quiet">
							{t("ui.moreRows", { count: more })}
						</li>
					)}
				</ul>
			)}
			{inviting && <InviteDialog onClose={() => invite(false)} onInvited={handOver} />}
			{changing && <PersonDialog person={changing} onClose={() => change(undefined)} />}
			{merging.dialog}
			{given && <HandOverDialog given={[given]} onClose={() => give(undefined)} />}
		</section>
	);
}

const addressOf = ({ address }: Person): string => address;
const comparable = (person: Person): Person => person;

/** By name in either script, by address, or by delegation. */
function found(wanted: string, people: readonly Person[], parties: readonly Party[]): Person[] {
	if (wanted.trim() === "") return [...people];
	const named = new Set(matchPeople(wanted, people, people.length).map(({ id }) => id));
	const of = new Set(matchParties(wanted, parties, parties.length).map(({ id }) => id));
	const address = wanted.trim().toLowerCase();
	return people.filter(
		(person) => named.has(person.id) || of.has(person.partyId ?? "") || person.address.includes(address),
	);
}

interface PersonRowProps {
	person: Person;
	party: Party | undefined;
	onChange: () => void;
	onLink: () => void;
	onMerge: () => void;
	alike: ReactNode;
	merged: string;
	onArchive: (archived: boolean) => void;
}

function PersonRow({ person, party, onChange, onLink, onMerge, alike, merged, onArchive }: PersonRowProps) {
	const { t, language } = useWords();
	const text = useText();
	const name = nameOf(person, language);
	const others = [person.name, ...Object.values(person.names)].filter((one) => one && one !== name);
	const isArchived = person.archivedAt !== null;
	const facts = [
		...new Set(others),
		person.address || t("people.noAddress"),
		person.phone,
		person.office && t(`people.office.${person.office}`),
		isArchived ? merged || t("people.archived") : person.joinedAt === null && person.address && t("people.neverCame"),
	];
	const items = [
		{ words: t("ui.edit"), run: onChange },
		...(person.address ? [{ words: t("people.link"), run: onLink }] : []),
		{ words: t("people.merge"), run: onMerge },
	];
	return (
		<li className={isArchived ? "archived" : undefined}>
			<span className="party-code">
				{party && <Chip title={text(party.names)}>{inLanguage(party.codes, [language])}</Chip>}
			</span>
			<span className="grow">
				<b>{name}</b>
				<small>{facts.filter(Boolean).join(" · ")}</small>
				{alike}
			</span>
			{person.languages.map((tag) => (
				<LangBadge key={tag} tag={tag} />
			))}
			<EntryMenu entry={person} name={name} items={items} onArchive={onArchive} />
		</li>
	);
}
