/** The roster as it was published: for everybody at the meeting, and for interpreters their own sittings first. */
import { observeRoster, readRoster } from "@plenary/documents";
import { rosterRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useState } from "react";
import { useMyBookings } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { TeamSheet } from "./team-sheet.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

export function PublishedPage() {
	const { meeting } = useMeetingHere();
	const room = useRoom(rosterRoom(meeting.id));
	return room && <Opened key={room.doc.guid} room={room} />;
}

function Opened({ room }: { room: OpenRoom }) {
	const { t, moment } = useWords();
	const { meeting } = useMeetingHere();
	const { loaded } = useRoomState(room);
	const roster = useDocument(room.doc, observeRoster, readRoster);
	const own = useOwnEntries();
	const [onlyMine, setOnlyMine] = useState(true);
	const [looking, look] = useState(false);
	if (!loaded) return null;
	if (!roster)
		return (
			<div className="published-page">
				<div className="page-head">
					<PageTitle title={t("rosters.title")} />
				</div>
				<div className="sheet">
					<EmptyState title={t("rosters.nonePublished")}>{t("rosters.nonePublishedWhy")}</EmptyState>
				</div>
			</div>
		);
	const isMine = (sitting: (typeof roster.sittings)[number]) =>
		sitting.booths.some((booth) => booth.interpreterIds.some((id) => own?.includes(id)));
	const shown = own && onlyMine ? { ...roster, sittings: roster.sittings.filter(isMine) } : roster;
	const state = t("rosters.versionOf", { version: roster.version, at: moment(roster.publishedAt, meeting.zone) });
	return (
		<div className="published-page">
			<header className="page-head">
				<PageTitle title={t("rosters.title")} />
				<Button look="quiet" onClick={() => look(true)}>
					{state}
				</Button>
				{own && (
					<label className="tick">
						<input type="checkbox" checked={onlyMine} onChange={(event) => setOnlyMine(event.target.checked)} />
						<span>{t("rosters.onlyMine")}</span>
					</label>
				)}
				<Button className="push" onClick={() => print()}>
					{t("rosters.print")}
				</Button>
			</header>
			{looking && <VersionsDialog doc={room.doc} onClose={() => look(false)} />}
			{shown.sittings.length === 0 && <EmptyState title={t("rosters.noneYours")} />}
			<TeamSheet roster={shown} state={state} own={own} />
		</div>
	);
}

/** The reader's entry of the register, and those that turned out to be it; undefined for who has none. */
function useOwnEntries(): readonly string[] | undefined {
	const mine = useMyBookings().data;
	// What this browser kept from an earlier version tells no former ones.
	return mine?.interpreterId ? [mine.interpreterId, ...(mine.formerIds ?? [])] : undefined;
}
