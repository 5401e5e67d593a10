/** The roster as it was published: for everybody at the meeting, and for interpreters their own sittings first. */
import { observeRoster, readRoster } from "@plenary/documents";
import { type PublishedRoster, rosterRoom } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { useState } from "react";
import { useMyBookings, useRotas } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { useDocument, useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { PapersButton } from "./papers-dialog.tsx";
import { TeamSheet } from "./team-sheet.tsx";
import { VersionsDialog } from "./versions-dialog.tsx";

export function PublishedPage() {
	const { meeting } = useMeetingHere();
	const room = useRoom(rosterRoom(meeting.id));
	return room && <Opened key={room.doc.guid} room={room} />;
}

function Opened({ room }: { room: OpenRoom }) {
	const { t } = useWords();
	const { loaded } = useRoomState(room);
	const roster = useDocument(room.doc, observeRoster, readRoster);
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
	return <Published room={room} roster={roster} />;
}

function Published({ room, roster }: { room: OpenRoom; roster: PublishedRoster }) {
	const { t, moment } = useWords();
	const { meeting, may } = useMeetingHere();
	const own = useOwnEntries();
	const rotas = useRotas(meeting.id, roster.version);
	const [onlyMine, setOnlyMine] = useState(true);
	const [turnsAsked, askTurns] = useState<boolean>();
	const [looking, look] = useState(false);
	const isMine = (sitting: (typeof roster.sittings)[number]) =>
		sitting.booths.some((booth) => booth.interpreterIds.some((id) => own?.includes(id)));
	const shown = own && onlyMine ? { ...roster, sittings: roster.sittings.filter(isMine) } : roster;
	const state = t("rosters.versionOf", { version: roster.version, at: moment(roster.publishedAt, meeting.zone) });
	// Who works in the booths wants to know when; the hall wants to know who.
	const showsTurns = turnsAsked ?? may("read", "desk");
	const turns = rotas.data?.days.flatMap(({ booths }) => booths);
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
				<label className="tick">
					<input type="checkbox" checked={showsTurns} onChange={(event) => askTurns(event.target.checked)} />
					<span>{t("rosters.showTurns")}</span>
				</label>
				<span className="row push">
					<PapersButton roster={roster} />
					<Button onClick={() => print()}>{t("rosters.print")}</Button>
				</span>
			</header>
			{looking && <VersionsDialog doc={room.doc} onClose={() => look(false)} />}
			{showsTurns && rotas.isError && <p className="hint">{t("rosters.noTurns")}</p>}
			{shown.sittings.length === 0 && <EmptyState title={t("rosters.noneYours")} />}
			<TeamSheet roster={shown} state={state} own={own} rotas={showsTurns ? turns : undefined} />
		</div>
	);
}

/** The reader's entry of the register, and those that turned out to be it; undefined for who has none. */
function useOwnEntries(): readonly string[] | undefined {
	const mine = useMyBookings().data;
	// What this browser kept from an earlier version tells no former ones.
	return mine?.interpreterId ? [mine.interpreterId, ...(mine.formerIds ?? [])] : undefined;
}
