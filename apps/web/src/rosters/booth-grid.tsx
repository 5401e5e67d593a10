/** The grid: sittings across, booths down, in each a lane for everyone who sits there and a place for one more. */
import type { Sitting } from "@plenary/domain";
import { type KeyboardEvent, useLayoutEffect, useRef } from "react";
import { LangBadge } from "../ui/badges.tsx";
import { useWords } from "../words/words.ts";
import type { Seat } from "./acts.ts";
import { languagesOf, type PlannerDesk } from "./desk.ts";
import { keepOneTabStop, walkGrid } from "./grid-keys.ts";
import { type BoothLanes, boothLanes, type Lane } from "./lanes.ts";
import { ProposedSeat } from "./proposed-seat.tsx";
import { boothHeading, coverWords, tagsOf } from "./roster-words.ts";
import { EmptySeat, TakenSeat, Vacancy } from "./seats.tsx";
import { type Column, type Timeline, timelineOf } from "./timeline.ts";

interface BoothGridProps {
	desk: PlannerDesk;
	/** Of the day that is shown. */
	sittings: readonly Sitting[];
	onRegime: (sitting: Sitting) => void;
}

export function BoothGrid({ desk, sittings, onRegime }: BoothGridProps) {
	const { t, compare } = useWords();
	const { planner } = desk;
	const grid = useRef<HTMLTableElement>(null);
	useLayoutEffect(() => {
		if (grid.current) keepOneTabStop(grid.current);
	});
	const booths = boothLanes(
		sittings.map((sitting) => sitting.id),
		planner.planning,
		(one, other) => compare(planner.nameOf(one), planner.nameOf(other)),
		desk.table?.put,
	);
	const line = timelineOf(sittings);
	const columns = line?.columns ?? sittings.map(({ id }) => ({ sittingId: id, minutes: 1 }));
	const length = columns.reduce((all, { minutes }) => all + minutes, 0);
	const press = (event: KeyboardEvent<HTMLElement>) => {
		if (walkGrid(event)) event.preventDefault();
	};
	return (
		<table
			ref={grid}
			className="booths"
			// biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: arrows walk it from cell to cell
			role="grid"
			aria-label={t("rosters.grid")}
			style={{ minWidth: 190 + sittings.length * 136 }}
			onKeyDown={press}
		>
			<colgroup>
				<col className="lane-names" />
				{columns.map(({ sittingId, minutes }, order) => (
					<col key={sittingId ?? keyOf(order)} style={{ width: `${(minutes / length) * 100}%` }} />
				))}
			</colgroup>
			<thead>
				{line && <Hours line={line} />}
				<tr>
					<th scope="col" className="eyebrow">
						{t("rosters.sittings")}
					</th>
					{columns.map(({ sittingId }, order) => {
						const sitting = sittings.find((one) => one.id === sittingId);
						if (!sitting) return <Pause key={keyOf(order)} />;
						return <SittingHead key={sitting.id} desk={desk} sitting={sitting} onRegime={() => onRegime(sitting)} />;
					})}
				</tr>
			</thead>
			{booths.map((booth) => (
				<BoothRows key={booth.booth.id} desk={desk} sittings={sittings} columns={columns} row={booth} />
			))}
		</table>
	);
}

/** The full hours above the sittings, to be seen; to those who listen each sitting says its own. */
const Hours = ({ line }: { line: Timeline }) => (
	<tr className="hours">
		<td />
		<td colSpan={line.columns.length}>
			{line.hours.map(({ clock, at }) => (
				<span key={clock} aria-hidden="true" className="num" style={{ insetInlineStart: `${at * 100}%` }}>
					{clock}
				</span>
			))}
		</td>
	</tr>
);

const Pause = () => <td className="pause" />;
/** Pauses have no names of their own. */
const keyOf = (order: number): string => `pause ${order}`;

/** A sitting with its hours; pressing it opens its languages. */
function SittingHead({ desk, sitting, onRegime }: { desk: PlannerDesk; sitting: Sitting; onRegime: () => void }) {
	const { t } = useWords();
	const { planner } = desk;
	const regime = planner.planning.regimes[sitting.id];
	const hours = t("rosters.hoursOf", { startsAt: sitting.startsAt, endsAt: sitting.endsAt });
	const title = planner.text(sitting.titles) || hours;
	return (
		<th scope="col">
			<button
				type="button"
				className={regime ? "sitting-card" : "sitting-card silent"}
				aria-label={t("rosters.setRegime", { sitting: planner.sittingName(sitting.id) })}
				onClick={onRegime}
			>
				<b>{title}</b>
				<small>{[hours, sitting.hall].filter(Boolean).join(" · ")}</small>
				<small>
					{regime
						? [
								t(`rosters.mode.${regime.mode}`),
								`${tagsOf(regime.spoken)} → ${tagsOf(regime.heard)}`,
								...(regime.heavy ? [t("rosters.heavy")] : []),
								...(regime.clearance ? [t("rosters.clearanceOf", { level: regime.clearance })] : []),
								...(regime.theme ? [regime.theme] : []),
							].join(" · ")
						: t("rosters.notInterpreted")}
				</small>
			</button>
		</th>
	);
}

interface RowsProps {
	desk: PlannerDesk;
	sittings: readonly Sitting[];
	columns: readonly Column[];
	row: BoothLanes;
}

function BoothRows({ desk, sittings, columns, row }: RowsProps) {
	const words = useWords();
	const { planner } = desk;
	const { booth, lanes, sittingIds } = row;
	const needs = sittings.flatMap(({ id }) => (sittingIds.has(id) ? (planner.covers.get(id) ?? []) : []));
	const at = (sittingId: string): Seat => ({ sittingId, booth: booth.id });
	return (
		<tbody>
			<tr className="booth-heading">
				<th scope="rowgroup" colSpan={columns.length + 1}>
					{booth.into.map((tag) => (
						<LangBadge key={tag} tag={tag} unread />
					))}
					<b>{boothHeading(words, booth.id)}</b>
					<small>{planner.register && coverWords(booth.into, needs, words)}</small>
				</th>
			</tr>
			{lanes.map((lane) => (
				<tr key={lane.interpreterId} className="lane">
					<LaneName desk={desk} lane={lane} />
					{columns.map(({ sittingId: id }, order) => {
						if (id === undefined) return <Pause key={keyOf(order)} />;
						const place = lane.places.get(id);
						if (place) return <TakenSeat key={id} desk={desk} place={place} sittings={sittings} row={row} />;
						const proposed = lane.proposed.get(id);
						if (proposed) return <ProposedSeat key={id} desk={desk} seat={proposed} row={row} />;
						if (!sittingIds.has(id)) return <td key={id} />;
						return <EmptySeat key={id} desk={desk} seat={at(id)} interpreterId={lane.interpreterId} />;
					})}
				</tr>
			))}
			<tr className="lane">
				<th scope="row" className={lanes.length === 0 ? "lane-name nobody" : "lane-name"}>
					{lanes.length === 0 ? words.t("rosters.nobody") : <span className="unseen">{words.t("rosters.add")}</span>}
				</th>
				{columns.map(({ sittingId: id }, order) => {
					if (id === undefined) return <Pause key={keyOf(order)} />;
					if (!sittingIds.has(id)) return <td key={id} />;
					return <Vacancy key={id} desk={desk} seat={at(id)} into={booth.into} />;
				})}
			</tr>
		</tbody>
	);
}

/** Who this is and what they work; to be dragged to any cell. */
function LaneName({ desk, lane }: { desk: PlannerDesk; lane: Lane }) {
	const { planner, drag } = desk;
	const person = planner.register?.get(lane.interpreterId);
	return (
		<th
			scope="row"
			className="lane-name"
			draggable={person !== undefined}
			onDragStart={() => drag({ interpreterId: lane.interpreterId })}
			onDragEnd={() => drag(undefined)}
		>
			<span className="lane-person">{planner.nameOf(lane.interpreterId)}</span>
			{person && <small>{languagesOf(person)}</small>}
		</th>
	);
}
