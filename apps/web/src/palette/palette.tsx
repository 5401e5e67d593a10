/** Go to or do anything: one field, opened by Ctrl K, that finds pages, meetings, people, actions and commands. */
import { inLanguage, may } from "@plenary/domain";
import { useEffect, useMemo, useState } from "react";
import { useLocation } from "wouter";
import { actorOf, useActions, useMeetings, useMyself, useParties, usePeople, useText } from "../api/questions.ts";
import { type PageKey, printed } from "../keys/keys.ts";
import { nameOf } from "../people/names.ts";
import { Chip } from "../ui/badges.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Finder } from "../ui/finder.tsx";
import { useWords } from "../words/words.ts";
import { type Entry, foldAhead, search } from "./search.ts";
import "./palette.css";

interface PaletteProps {
	/** The keys of the page it was opened over: what can be done there. */
	keys: readonly PageKey[];
	onClose: () => void;
}

export default function Palette({ keys, onClose }: PaletteProps) {
	const { t } = useWords();
	const [query, setQuery] = useState("");
	const entries = useEntries(keys);
	useEffect(() => foldAhead(entries), [entries]);
	const found = useMemo(() => search(query, entries), [query, entries]);
	return (
		<Dialog title={t("palette.title")} onClose={onClose} wide>
			<Finder
				label={t("palette.title")}
				placeholder={t("palette.hint")}
				query={query}
				onQuery={setQuery}
				listLabel={t("palette.found")}
				className="palette-found"
				found={found}
				keyOf={({ kind, id }) => `${kind} ${id}`}
				onChoose={(entry) => {
					onClose();
					entry.run();
				}}
			>
				{(entry) => (
					<>
						<Chip>{t(`palette.kind.${entry.kind}`)}</Chip>
						<span className="palette-words">{entry.words}</span>
						{entry.hint && <small>{entry.hint}</small>}
					</>
				)}
			</Finder>
			{found.length === 0 && <p className="quiet">{t("palette.nothing")}</p>}
		</Dialog>
	);
}

/** Everything there is to go to or to do, as far as this reader may. */
function useEntries(keys: readonly PageKey[]): readonly Entry[] {
	const { t, language, dayRange } = useWords();
	const text = useText();
	const [, goTo] = useLocation();
	const actor = actorOf(useMyself());
	const seesPeople = may(actor, "read", { kind: "people" });
	const managesProcess = may(actor, "manage", { kind: "process" });
	const { data: meetings } = useMeetings();
	const { data: parties } = useParties();
	const { data: people } = usePeople(seesPeople);
	const { data: actions } = useActions();
	// biome-ignore lint/correctness/useExhaustiveDependencies: words and ways follow the language
	return useMemo(() => {
		const page = (href: string, words: string): Entry => ({ kind: "page", id: href, words, run: () => goTo(href) });
		const pages = [
			page("/", t("frame.home")),
			page("/meetings", t("frame.meetings")),
			page("/follow-up", t("frame.followUp")),
			...(seesPeople
				? [
						page("/people", t("frame.people")),
						page("/people?part=bodies", t("people.tab.bodies")),
						page("/people?part=interpreters", t("people.tab.interpreters")),
					]
				: []),
			...(managesProcess ? [page("/settings", t("frame.settings"))] : []),
			page("/account", t("frame.account")),
		];
		const commands = keys
			.filter((key) => !key.listedOnly)
			.map(
				(key): Entry => ({
					kind: "command",
					id: key.keys,
					words: t(key.does),
					hint: key.keys === " " ? t("keys.space") : printed(key.keys),
					run: key.run,
				}),
			);
		return [
			...commands,
			...pages,
			...(meetings ?? []).map(
				(meeting): Entry => ({
					kind: "meeting",
					id: meeting.id,
					words: text(meeting.titles),
					hint: [meeting.place, dayRange(meeting.startsOn, meeting.endsOn)].filter(Boolean).join(", "),
					also: [...Object.values(meeting.titles), meeting.place],
					run: () => goTo(`/meetings/${meeting.id}/plan`),
				}),
			),
			...(people ?? [])
				.filter(({ archivedAt }) => archivedAt === null)
				.map((person): Entry => {
					const party = parties?.find(({ id }) => id === person.partyId);
					return {
						kind: "person",
						id: person.id,
						words: nameOf(person, language),
						hint: party && inLanguage(party.codes, [language]),
						also: [person.name, ...Object.values(person.names), person.address],
						run: () => goTo(`/people?find=${encodeURIComponent(nameOf(person, language))}`),
					};
				}),
			...(parties ?? [])
				.filter(({ archivedAt }) => archivedAt === null)
				.map(
					(party): Entry => ({
						kind: "party",
						id: party.id,
						words: text(party.names),
						hint: text(party.codes),
						also: [...Object.values(party.names), ...Object.values(party.codes)],
						run: () => goTo(`/follow-up?party=${party.id}`),
					}),
				),
			...(actions?.actions ?? []).map((action): Entry => {
				const meeting = meetings?.find(({ id }) => id === action.meetingId);
				return {
					kind: "action",
					id: `${action.meetingId} ${action.recordId}`,
					words: text(action.words) || t("home.actionWithoutWords"),
					hint: [`A-${action.number}`, meeting && text(meeting.titles)].filter(Boolean).join(", "),
					also: [`A-${action.number}`, ...Object.values(action.words)],
					run: () => goTo(`/meetings/${action.meetingId}/live`),
				};
			}),
		];
	}, [keys, meetings, parties, people, actions, language, seesPeople, managesProcess]);
}
