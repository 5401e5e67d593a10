/** A meeting in a list: a leaf of the calendar, its name, its type and hosts. */
import type { MeetingSummary } from "@plenary/domain";
import { Link } from "wouter";
import { useText } from "../api/questions.ts";
import { Pill } from "../ui/badges.tsx";
import { daysBetween, today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { useFacts } from "./facts.ts";
import { isPast } from "./order.ts";
import "./meetings.css";

/** So near that its month is shown in red. */
const soonDays = 14;

export function MeetingRow({ meeting }: { meeting: MeetingSummary }) {
	const { t, leaf, dayRange } = useWords();
	const text = useText();
	const { kindAndHosts } = useFacts();
	const now = today(meeting.zone);
	const past = isPast(meeting, now);
	const running = !past && meeting.startsOn <= now;
	const soon = !past && daysBetween(now, meeting.startsOn) <= soonDays;
	const { month, date } = leaf(meeting.startsOn);
	return (
		<li>
			<span className={soon ? "leaf soon" : "leaf"} title={dayRange(meeting.startsOn, meeting.endsOn)}>
				<span className="leaf-month">{month}</span>
				<b className="num">{date}</b>
			</span>
			<span className="grow">
				<Link className="row-link" href={`/meetings/${meeting.id}`}>
					{text(meeting.titles)}
				</Link>
				<small>
					{kindAndHosts(meeting)}
					{past && ` · ${meeting.startsOn.slice(0, 4)}`}
				</small>
			</span>
			{running && (
				<Pill tone="live" dot>
					{t("meetings.running")}
				</Pill>
			)}
			{meeting.myRole && <Pill>{t(`people.role.${meeting.myRole}`)}</Pill>}
		</li>
	);
}
