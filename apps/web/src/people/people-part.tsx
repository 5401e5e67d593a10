/** Everybody in the process: found by a few letters, invited, changed, let in again. */
import { type HandOver, inLanguage, type Person } from "@plenary/domain";
import { useState } from "react";
import { call } from "../api/call.ts";
import { useParties, usePeople, useText } from "../api/questions.ts";
import { useKeys } from "../keys/keys.ts";
import { Chip, EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import { Icon } from "../ui/icon.tsx";
import { Menu } from "../ui/menu.tsx";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { InviteDialog } from "./invite-dialog.tsx";
import { nameOf } from "./names.ts";
import { PersonDialog } from "./person-dialog.tsx";

/** Beyond so many a list is easier searched than read. */
const worthSearching = 8;

export function PeoplePart() {
	const { t, language, compare } = useWords();
	const { data: people, error } = usePeople();
	const { data: parties = [] } = useParties();
	const [wanted, want] = useState("");
	const [inviting, invite] = useState(false);
	const [changing, change] = useState<Person>();
	const [given, give] = useState<{ name: string; handOver: HandOver }>();
	useKeys([{ keys: "i", does: "people.invite.title", run: () => invite(true) }]);

	const handOver = (name: string, link: HandOver) =>
		link.mailed ? toast(t("people.mailed", { name })) : give({ name, handOver: link });
	const letIn = (person: Person) =>
		call("makeLink", { params: { id: person.id } }).then(
			(link) => handOver(nameOf(person, language), link),
			(problem: Error) => toast(problem.message),
		);
	const wordsOf = (person: Person): string => {
		const party = parties.find((one) => one.id === person.partyId);
		return [
			person.name,
			person.address,
			...Object.values(person.names),
			...Object.values({ ...party?.names, ...party?.codes }),
		]
			.join(" ")
			.toLowerCase();
	};
	const shown = (people ?? [])
		.filter((person) =>
			wanted
				.toLowerCase()
				.split(/\s+/)
				.every((word) => wordsOf(person).includes(word)),
		)
		.sort((one, other) => compare(nameOf(one, language), nameOf(other, language)));
	return (
		<section className="stack narrow">
			<div className="list-head">
				{(people?.length ?? 0) > worthSearching && (
					<TextField label={t("people.search")} type="search" value={wanted} onWords={want} />
				)}
				<div className="push">
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
					{shown.map((person) => (
						<PersonRow
							key={person.id}
							person={person}
							onChange={() => change(person)}
							onLink={() => void letIn(person)}
						/>
					))}
				</ul>
			)}
			{inviting && <InviteDialog onClose={() => invite(false)} onInvited={handOver} />}
			{changing && <PersonDialog person={changing} onClose={() => change(undefined)} />}
			{given && <HandOverDialog {...given} onClose={() => give(undefined)} />}
		</section>
	);
}

function PersonRow({ person, onChange, onLink }: { person: Person; onChange: () => void; onLink: () => void }) {
	const { t, language } = useWords();
	const text = useText();
	const { data: parties = [] } = useParties();
	const party = parties.find((one) => one.id === person.partyId);
	const name = nameOf(person, language);
	const facts = [
		person.address,
		person.office && t(`people.office.${person.office}`),
		person.joinedAt === null && t("people.neverCame"),
	];
	return (
		<li>
			<span className="party-code">
				{party && <Chip title={text(party.names)}>{inLanguage(party.codes, [language])}</Chip>}
			</span>
			<span className="grow">
				<b>{name}</b>
				<small>{facts.filter(Boolean).join(" · ")}</small>
			</span>
			<Menu
				className="btn quiet icon"
				label={t("ui.more", { name })}
				items={[
					{ words: t("ui.edit"), run: onChange },
					{ words: t("people.link"), run: onLink },
				]}
			>
				<Icon name="more" />
			</Menu>
		</li>
	);
}
