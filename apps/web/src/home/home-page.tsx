/** Home: the next meeting, what awaits the reader, and the meetings around it. */
import { type MeetingSummary, may } from "@plenary/domain";
import { useState } from "react";
import { Link } from "wouter";
import { actorOf, useAwaiting, useMeetings, useMyself, useText } from "../api/questions.ts";
import { PageTitle } from "../frame/page.tsx";
import { printed, useKeys } from "../keys/keys.ts";
import { MeetingRow } from "../meetings/meeting-row.tsx";
import { NewMeeting } from "../meetings/new-meeting.tsx";
import { nearestFirst } from "../meetings/order.ts";
import { openPalette, paletteKeys } from "../palette/open.ts";
import { SampleWay } from "../sample/sample-way.tsx";
import { EmptyState } from "../ui/badges.tsx";
import { Button } from "../ui/button.tsx";
import { today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { AwaitingList } from "./awaiting.tsx";
import { MyBooths } from "./booths.tsx";
import { News } from "./news.tsx";
import { NextMeeting } from "./next-meeting.tsx";

const mostMeetings = 6;

export function HomePage() {
	const { t } = useWords();
	const text = useText();
	const me = useMyself();
	const { data: meetings, error } = useMeetings();
	const { data: awaiting } = useAwaiting();
	const [making, make] = useState(false);
	const mayMake = may(actorOf(me), "manage", { kind: "meetings" });
	useKeys(mayMake ? [{ keys: "c", does: "home.newMeeting", run: () => make(true) }] : []);
	const sorted = nearestFirst(meetings ?? [], today());
	const next = sorted.find((meeting) => meeting.endsOn >= today(meeting.zone));
	return (
		<>
			<div className="page-head">
				<PageTitle title={text(me.process.names)} />
				<div className="push row">
					<SearchButton />
					{mayMake && (
						<Button look="primary" shortcut="C" onClick={() => make(true)}>
							{t("home.newMeeting")}
						</Button>
					)}
				</div>
			</div>
			{!meetings && error && (
				<p className="problem" role="alert">
					{error.message}
				</p>
			)}
			{next && <NextMeeting meeting={next} />}
			{meetings && !next && (
				<div className="sheet">
					<EmptyState title={t("home.noNext")}>{t(mayMake ? "home.noNextMake" : "home.noNextWait")}</EmptyState>
				</div>
			)}
			<MyBooths />
			{meetings?.length === 0 && mayMake && <SampleWay sheet />}
			<div className="home-two">
				<div>
					<section aria-labelledby="awaiting">
						<h2 id="awaiting">
							{t("home.awaiting")} {awaiting && awaiting.length > 0 && <small>{awaiting.length}</small>}
						</h2>
						{awaiting && <AwaitingList awaiting={awaiting} />}
					</section>
					<News />
				</div>
				<MeetingsPart meetings={sorted} loaded={meetings !== undefined} />
			</div>
			{making && <NewMeeting onClose={() => make(false)} />}
		</>
	);
}

/** For those who do not know the key. */
function SearchButton() {
	const { t } = useWords();
	return (
		<Button shortcut={printed(paletteKeys)} onClick={openPalette}>
			{t("home.search")}
		</Button>
	);
}

function MeetingsPart({ meetings, loaded }: { meetings: readonly MeetingSummary[]; loaded: boolean }) {
	const { t } = useWords();
	return (
		<section aria-labelledby="meetings">
			<h2 id="meetings">{t("home.meetings")}</h2>
			{meetings.length > 0 && (
				<ul className="list">
					{meetings.slice(0, mostMeetings).map((meeting) => (
						<MeetingRow key={meeting.id} meeting={meeting} />
					))}
				</ul>
			)}
			{loaded && meetings.length === 0 && (
				<div className="sheet">
					<EmptyState title={t("home.noMeetings")} />
				</div>
			)}
			{meetings.length > mostMeetings && (
				<p className="home-more">
					<Link href="/meetings">{t("home.allMeetings", { count: meetings.length })}</Link>
				</p>
			)}
		</section>
	);
}
