/** The live page: the agenda's rail, the minutes that follow it, and what has come out of the meeting so far. */

import { observeAgenda, readAgenda } from "@plenary/documents";
import { agendaRoom, flatten, type OutlineItem, outline, timetable } from "@plenary/domain";
import type { OpenRoom } from "@plenary/sync/client";
import { lazy, Suspense, useMemo, useState } from "react";
import { useText } from "../api/questions.ts";
import { FloorBar } from "../floor/floor-bar.tsx";
import { useFloor, useServerNow } from "../floor/use-floor.tsx";
import { PageTitle } from "../frame/page.tsx";
import { useMeetingHere } from "../meeting/frame.tsx";
import { MinutesPage } from "../minutes/minutes-page.tsx";
import { OutcomeDialog } from "../outcomes/outcome-dialog.tsx";
import { OutcomesPanel } from "../outcomes/outcomes-panel.tsx";
import { useDocument, useRoom, useRoomState } from "../rooms/use-room.ts";
import { EmptyState } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { useMedia } from "../ui/media.ts";
import { useWords } from "../words/words.ts";
import { Rail } from "./rail.tsx";
import "./live.css";

const ChairLine = lazy(() => import("../booths/chair-line.tsx"));

export default function LivePage() {
	const { meeting } = useMeetingHere();
	const { t } = useWords();
	const text = useText();
	const agenda = useRoom(agendaRoom(meeting.id));
	return (
		<>
			<div className="unseen">
				<PageTitle title={`${t("meeting.tab.live")} · ${text(meeting.titles)}`} />
			</div>
			{agenda && <Live agenda={agenda} />}
		</>
	);
}

function Live({ agenda }: { agenda: OpenRoom }) {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	const { floor } = useFloor();
	const now = useServerNow();
	const { loaded } = useRoomState(agenda);
	const isNarrow = useMedia("(max-width: 800px)");
	const plan = useDocument(agenda.doc, observeAgenda, readAgenda);
	const outlined = useMemo(() => outline(plan), [plan]);
	const items = useMemo(() => flatten(outlined).filter((one) => one.item.kind === "item"), [outlined]);
	// Expected times are told in minutes; there is no need to count them anew each second.
	const minute = Math.floor(now / 60_000) * 60_000;
	const days = useMemo(() => timetable(outlined, floor, minute, meeting.zone), [outlined, floor, minute, meeting.zone]);
	const [openRecord, setOpenRecord] = useState<string>();
	const today =
		days.find((day) => day.behindMinutes !== 0) ??
		days.find((day) =>
			day.sittings.some((sitting) => sitting.entries.some((one) => one.itemId === floor.current?.itemId)),
		);
	if (loaded && items.length === 0) return <NoAgenda />;
	return (
		<>
			<FloorBar items={items} day={today} />
			<Suspense>{may("write", "floor") && <ChairLine agenda={agenda} />}</Suspense>
			<div className="live-columns">
				<nav className="rail" aria-label={t("live.rail")}>
					<details open={!isNarrow}>
						<summary>{t("live.rail")}</summary>
						<Rail days={days} outlined={outlined} />
					</details>
				</nav>
				<div className="live-page">
					<MinutesPage items={items as readonly OutlineItem[]} openRecord={setOpenRecord} />
				</div>
				<aside className="live-side" aria-label={t("outcomes.title")}>
					<OutcomesPanel items={items} openRecord={setOpenRecord} />
				</aside>
			</div>
			{openRecord && <OutcomeDialog recordId={openRecord} onClose={() => setOpenRecord(undefined)} />}
		</>
	);
}

function NoAgenda() {
	const { t } = useWords();
	const { meeting, may } = useMeetingHere();
	return (
		<div className="live-empty">
			<EmptyState title={t("live.noAgenda")}>
				{may("write", "agenda") && (
					<LinkButton look="primary" href={`/meetings/${meeting.id}/plan`}>
						{t("live.toPlan")}
					</LinkButton>
				)}
			</EmptyState>
		</div>
	);
}
