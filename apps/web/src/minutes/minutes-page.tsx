/** The minutes as one continuous page: a section for each agenda item, in one language or two side by side. */
import { entryOf, inLanguage, minutesRoom, type OutlineItem, takenAt } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useCallback, useRef } from "react";
import { useText } from "../api/questions.ts";
import { useFloor } from "../floor/use-floor.tsx";
import { useKeys } from "../keys/keys.ts";
import { sectionElementId } from "../live/go-to.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useRoom, useRoomState } from "../rooms/use-room.ts";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { useColumns } from "./columns.ts";
import type { MinutesDesk } from "./desk.ts";
import { goWriteIn, type Writing } from "./editors.ts";
import { Section } from "./section.tsx";
import { MinutesToolbar } from "./toolbar.tsx";
import { useDesk } from "./use-desk.ts";
import { useFollowing } from "./use-following.ts";
import "./minutes.css";

interface MinutesPageProps {
	items: readonly OutlineItem[];
	openRecord: (recordId: string) => void;
}

export function MinutesPage({ items, openRecord }: MinutesPageProps) {
	const { meeting, may } = useMeetingHere();
	const { t } = useWords();
	const { floor } = useFloor();
	const [columns, choose] = useColumns(meeting.id, meeting.languages);
	const writing = useRef<Writing | undefined>(undefined);
	const onFocus = useCallback((focused: Writing) => {
		writing.current = focused;
	}, []);
	const writes = may("write", "minutes");
	const language = writing.current?.language ?? columns[0];
	const { following, setFollowing, missed, catchUp } = useFollowing(
		floor.current?.itemId,
		writes ? language : undefined,
	);
	useKeys([
		...meeting.languages.slice(0, 2).map((language, place) => ({
			keys: `Alt+${place + 1}`,
			does: "minutes.keyColumn" as const,
			run: () => goWriteIn(writing.current?.itemId ?? floor.current?.itemId ?? "", language),
		})),
		{ keys: "Alt+ArrowDown", does: "minutes.keyFollow" as const, run: catchUp },
	]);
	return (
		<>
			<MinutesToolbar
				languages={meeting.languages}
				columns={columns}
				choose={choose}
				writing={writes ? writing : undefined}
				following={following}
				setFollowing={setFollowing}
			/>
			<article className={`sheet columns-${columns.length}`} aria-label={t("minutes.title")}>
				<Columns
					items={items}
					columns={columns}
					openRecord={openRecord}
					onFocus={onFocus}
					current={floor.current?.itemId}
				/>
			</article>
			{missed && (
				<div className="follow-pill">
					<Button look="primary" onClick={catchUp} shortcut="Alt ↓">
						{t("minutes.itemStarted")}
					</Button>
				</div>
			)}
		</>
	);
}

interface ColumnsProps extends MinutesPageProps {
	columns: readonly string[];
	onFocus: (writing: Writing) => void;
	current: string | undefined;
}

/** Opens the rooms of the chosen languages and shows their sections row by row, so that both stand side by side. */
function Columns({ columns, ...rest }: ColumnsProps) {
	const { meeting } = useMeetingHere();
	const [left = "en", right] = columns;
	const one = useRoom(minutesRoom(meeting.id, left));
	// Hooks can not be left out: a single column holds its own room twice, which opens it once.
	const other = useRoom(minutesRoom(meeting.id, right ?? left));
	if (!one || !other) return null;
	const rooms = right
		? [
				{ language: left, room: one },
				{ language: right, room: other },
			]
		: [{ language: left, room: one }];
	return <Rooms key={`${one.doc.guid} ${other.doc.guid} ${columns}`} rooms={rooms} {...rest} />;
}

interface RoomsProps extends Omit<ColumnsProps, "columns"> {
	rooms: { language: string; room: OpenRoom }[];
}

function Rooms({ rooms, items, openRecord, onFocus, current }: RoomsProps) {
	const [first, second] = rooms as [RoomsProps["rooms"][number], RoomsProps["rooms"][number] | undefined];
	const one = useColumn(first, openRecord);
	const other = useColumn(second ?? first, openRecord);
	const shown = second ? [one, other] : [one];
	return items.map((entry) => (
		<section
			key={entry.item.id}
			id={sectionElementId(entry.item.id)}
			className={entry.item.id === current ? "minutes-item now" : "minutes-item"}
		>
			{shown.map(
				(column) =>
					column.desk && (
						<Cell key={column.desk.language} entry={entry} column={column} desk={column.desk} onFocus={onFocus} />
					),
			)}
		</section>
	));
}

interface Column {
	desk: MinutesDesk | undefined;
	editable: boolean;
	loaded: boolean;
}

function useColumn({ language, room }: RoomsProps["rooms"][number], openRecord: (recordId: string) => void): Column {
	const { may } = useMeetingHere();
	const state = useRoomState(room);
	const desk = useDesk(room, language, openRecord);
	// Before the server has spoken, and without a network, the right is the one we last knew.
	const right = state.right ?? (may("write", "minutes") ? "write" : "read");
	return { desk, editable: state.loaded && right === "write" && state.connection !== "refused", loaded: state.loaded };
}

interface CellProps {
	entry: OutlineItem;
	column: Column;
	desk: MinutesDesk;
	onFocus: (writing: Writing) => void;
}

function Cell({ entry, column, desk, onFocus }: CellProps) {
	const text = useText();
	const { t } = useWords();
	const { item, number, depth } = entry;
	const title = item.titles[desk.language] || text(item.titles) || t("floor.untitled");
	const Heading = depth === 1 ? "h2" : "h3";
	return (
		<div className="minutes-cell">
			<Heading className="minutes-heading" lang={item.titles[desk.language] ? desk.language : undefined}>
				{number && <span className="minutes-number">{number}.</span>} {title}
			</Heading>
			<Meta entry={entry} language={desk.language} />
			<Section
				desk={desk}
				itemId={item.id}
				label={t("minutes.section", { title, language: desk.language })}
				editable={column.editable}
				onFocus={onFocus}
			/>
		</div>
	);
}

/** When the item was taken, and who presents it. */
function Meta({ entry: { item }, language }: { entry: OutlineItem; language: string }) {
	const { t, time } = useWords();
	const { meeting, parties } = useMeetingHere();
	const { floor } = useFloor();
	const taken = takenAt(floor, item.id);
	const party = entryOf(parties, item.presenter.partyId);
	const by = [party && inLanguage(party.names, [language, "en"]), item.presenter.name].filter(Boolean).join(", ");
	const from = taken && time(taken.startedAt, meeting.zone);
	const to = taken?.finishedAt && time(taken.finishedAt, meeting.zone);
	const words = [from && (to ? `${from}–${to}` : from), by && t("minutes.presentedBy", { by })]
		.filter(Boolean)
		.join(" · ");
	return words && <p className="minutes-meta">{words}</p>;
}
