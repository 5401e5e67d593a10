/** `/follow-up`: all actions over all meetings that the reader may see, filtered by the address. */
import { entryOf, type ListedAction } from "@plenary/domain";
import { useEffect, useMemo } from "react";
import { useLocation, useSearchParams } from "wouter";
import { useMeetings, useParties, useText } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { EmptyState } from "../ui/badges.tsx";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { Problem } from "../ui/problem.tsx";
import { Segments } from "../ui/segments.tsx";
import { today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { ActionBoard } from "./action-board.tsx";
import { ActionTable } from "./action-table.tsx";
import { type Figures, figuresOf } from "./figures.ts";
import {
	byDay,
	type Filters,
	filterActions,
	foldAhead,
	inOrderOfMeetings,
	parseFilters,
	printFilters,
	states,
	views,
} from "./filters.ts";
import { useNaming } from "./owners-of.tsx";
import { Summary } from "./summary.tsx";
import { useLiveActions } from "./use-actions.ts";
import "./actions.css";

const nothing: never[] = [];

export default function FollowUpPage() {
	const { t } = useWords();
	const { data, error } = useLiveActions();
	const { data: meetings = nothing } = useMeetings();
	const { data: parties = nothing } = useParties();
	const [search] = useSearchParams();
	const [, goTo] = useLocation();
	// An address that was kept may name a party that was merged since.
	const asked = parseFilters(search);
	const filters = { ...asked, partyId: entryOf(parties, asked.partyId)?.id ?? asked.partyId };
	const set = (part: Partial<Filters>) => goTo(`/follow-up${printFilters({ ...filters, ...part })}`, { replace: true });
	useKeys([
		{
			keys: "/",
			does: "actions.find",
			run: () => document.querySelector<HTMLElement>(".action-filters [type=search]")?.focus(),
		},
		{ keys: "m", does: "actions.mine", run: () => set({ mine: !filters.mine }) },
		{ keys: "b", does: "actions.board", run: () => set({ view: filters.view === "board" ? "table" : "board" }) },
		{
			keys: "ArrowDown",
			does: "actions.key.rows",
			run: () => document.querySelector<HTMLElement>("[data-action] a")?.focus(),
		},
		{ keys: "o", does: "actions.key.owners", run: () => {}, listedOnly: true },
		{ keys: "s", does: "actions.key.status", run: () => {}, listedOnly: true },
		{ keys: "d", does: "actions.key.due", run: () => {}, listedOnly: true },
	]);
	const actions = data?.actions ?? nothing;
	const people = data?.people ?? nothing;
	const naming = useNaming(people);
	const wordsOf = useMemo(() => {
		const named = new Map(people.map((person) => [person.accountId, [person.name, ...Object.values(person.names)]]));
		const signed = new Map(
			parties.map((party) => [party.id, [...Object.values(party.codes), ...Object.values(party.names)]]),
		);
		return ({ number, words, owners }: ListedAction) =>
			[
				`A-${number}`,
				...Object.values(words),
				...owners.flatMap(
					(owner) => ("partyId" in owner ? signed.get(owner.partyId) : named.get(owner.accountId)) ?? [],
				),
			].join(" ");
	}, [people, parties]);
	useEffect(() => foldAhead(actions, wordsOf), [actions, wordsOf]);
	const { state, mine, partyId, meetingId, words, view, grouped } = filters;
	const now = today();
	const byMeeting = view === "table" && grouped;
	const ordered = useMemo(
		() => (byMeeting ? inOrderOfMeetings(actions, meetings) : actions.toSorted(byDay)),
		[actions, meetings, byMeeting],
	);
	const shown = useMemo(
		() => filterActions(ordered, { state, mine, partyId, meetingId, words }, now, wordsOf),
		[ordered, state, mine, partyId, meetingId, words, now, wordsOf],
	);
	const figures = useMemo(() => figuresOf(actions, now), [actions, now]);
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("actions.title")} />
				{actions.length > 0 && <ViewChoice filters={filters} set={set} />}
			</div>
			{!data && <Problem words={error?.message} />}
			{data && actions.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("actions.none")}>{t("actions.noneWhy")}</EmptyState>
				</div>
			)}
			{actions.length > 0 && (
				<>
					<Summary actions={actions} figures={figures} />
					<FilterBar filters={filters} set={set} actions={actions} figures={figures} />
					{shown.length === 0 && (
						<div className="sheet">
							<EmptyState title={t("actions.noMatch")}>{t("actions.noMatchWhy")}</EmptyState>
						</div>
					)}
					{shown.length > 0 &&
						(filters.view === "board" ? (
							<ActionBoard actions={shown} naming={naming} />
						) : (
							<ActionTable
								key={printFilters({ ...filters, words: "" })}
								actions={shown}
								meetings={meetings}
								naming={naming}
								grouped={filters.grouped}
							/>
						))}
					<p className="unseen" role="status">
						{t("actions.shown", { count: shown.length })}
					</p>
				</>
			)}
		</>
	);
}

interface FilterBarProps {
	filters: Filters;
	set: (part: Partial<Filters>) => void;
	actions: readonly ListedAction[];
	figures: Figures;
}

function FilterBar({ filters, set, actions, figures }: FilterBarProps) {
	const { t, compare } = useWords();
	const text = useText();
	const { data: meetings = nothing } = useMeetings();
	const { data: parties = nothing } = useParties();
	const counts = { open: figures.open, overdue: figures.late, done: figures.done, all: figures.all };
	const held = useMemo(
		() =>
			new Set(actions.flatMap(({ owners }) => owners.flatMap((owner) => ("partyId" in owner ? owner.partyId : [])))),
		[actions],
	);
	const from = useMemo(() => new Set(actions.map(({ meetingId }) => meetingId)), [actions]);
	const byName = (one: { words: string }, other: { words: string }) => compare(one.words, other.words);
	return (
		<div className="action-filters">
			<Segments
				label={t("outcomes.status")}
				value={filters.state}
				choices={states.map((state) => ({ value: state, words: `${t(`actions.state.${state}`)} ${counts[state]}` }))}
				onChoice={(state) => set({ state })}
			/>
			<label className="tick">
				<input type="checkbox" checked={filters.mine} onChange={(event) => set({ mine: event.target.checked })} />
				<span>{t("actions.mine")}</span>
			</label>
			<ChoiceField
				label={t("people.party")}
				value={filters.partyId ?? ""}
				choices={[
					{ value: "", words: t("actions.anyParty") },
					...parties
						.filter(({ id }) => held.has(id))
						.map((party) => ({ value: party.id, words: text(party.names) }))
						.sort(byName),
				]}
				onChoice={(id) => set({ partyId: id || undefined })}
			/>
			<ChoiceField
				label={t("actions.meeting")}
				value={filters.meetingId ?? ""}
				choices={[
					{ value: "", words: t("actions.anyMeeting") },
					...meetings
						.filter(({ id }) => from.has(id))
						.map((meeting) => ({ value: meeting.id, words: text(meeting.titles) }))
						.sort(byName),
				]}
				onChoice={(id) => set({ meetingId: id || undefined })}
			/>
			<TextField label={t("actions.find")} type="search" value={filters.words} onWords={(words) => set({ words })} />
		</div>
	);
}

/** Table or board, and how the table is ordered. */
function ViewChoice({ filters, set }: Pick<FilterBarProps, "filters" | "set">) {
	const { t } = useWords();
	return (
		<div className="push action-views">
			{filters.view === "table" && (
				<label className="tick">
					<input
						type="checkbox"
						checked={filters.grouped}
						onChange={(event) => set({ grouped: event.target.checked })}
					/>
					<span>{t("actions.group")}</span>
				</label>
			)}
			<Segments
				label={t("actions.view")}
				value={filters.view}
				choices={views.map((view) => ({ value: view, words: t(`actions.${view}`) }))}
				onChoice={(view) => set({ view })}
			/>
		</div>
	);
}
