/** `/meetings`: all meetings the reader may see, what is coming and what has been. */
import { type MeetingSummary, may } from "@plenary/domain";
import { useState } from "react";
import { actorOf, useMeetings, useMyself } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { useKeys } from "../keys/keys.ts";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { Problem } from "../ui/problem.tsx";
import { today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { MeetingRow } from "./meeting-row.tsx";
import { NewMeeting } from "./new-meeting.tsx";
import { isPast, nearestFirst } from "./order.ts";

export default function MeetingsPage() {
	const { t } = useWords();
	const me = useMyself();
	const { data: meetings, error } = useMeetings();
	const [making, make] = useState(false);
	const mayMake = may(actorOf(me), "manage", { kind: "meetings" });
	useKeys(mayMake ? [{ keys: "c", does: "home.newMeeting", run: () => make(true) }] : []);
	const sorted = nearestFirst(meetings ?? [], today());
	const past = sorted.filter((meeting) => isPast(meeting, today(meeting.zone)));
	const coming = sorted.filter((meeting) => !past.includes(meeting));
	return (
		<>
			<div className="page-head">
				<PageTitle title={t("frame.meetings")} />
				{mayMake && (
					<div className="push">
						<Button look="primary" shortcut="C" onClick={() => make(true)}>
							{t("home.newMeeting")}
						</Button>
					</div>
				)}
			</div>
			{!meetings && <Problem words={error?.message} />}
			{meetings && (
				<div className="stack narrow">
					<Part title={t("meetings.coming")} none={t("home.noNext")} meetings={coming} />
					{past.length > 0 && <Part title={t("meetings.past")} meetings={past} />}
				</div>
			)}
			{making && <NewMeeting onClose={() => make(false)} />}
		</>
	);
}

function Part({ title, none, meetings }: { title: string; none?: string; meetings: readonly MeetingSummary[] }) {
	return (
		<section>
			<h2 className="list-title">{title}</h2>
			{meetings.length > 0 ? (
				<ul className="list">
					{meetings.map((meeting) => (
						<MeetingRow key={meeting.id} meeting={meeting} />
					))}
				</ul>
			) : (
				<div className="sheet">
					<EmptyState title={none ?? ""} />
				</div>
			)}
		</section>
	);
}
