/** The next meeting, large: what, when, where, in which languages, and the ways into it. */
import { instantOf, type MeetingSummary, may } from "@plenary/domain";
import { actorOf, useMyself, useText } from "../api/questions.ts";
import { tabs } from "../meeting/tabs.ts";
import { useFacts } from "../meetings/facts.ts";
import { LangBadge, Pill } from "../ui/badges.tsx";
import { LinkButton } from "../ui/button.tsx";
import { daysBetween, readerZone, today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";
import { Ready } from "./ready.tsx";

/** What leads into a meeting, the main one first. */
const ways = ["live", "plan", "interpreters", "people"] as const;

export function NextMeeting({ meeting }: { meeting: MeetingSummary }) {
	const { t, dayRange, inDays } = useWords();
	const text = useText();
	const { kindAndHosts, where } = useFacts();
	const prepares = may(actorOf(useMyself()), "manage", { kind: "meeting", meetingId: meeting.id });
	const now = today(meeting.zone);
	const running = meeting.startsOn <= now;
	const open = ways.filter((way) => (tabs as readonly string[]).includes(way));
	return (
		<section className="hero" aria-labelledby="next-meeting">
			<div className="hero-main">
				<div className={running ? "eyebrow live" : "eyebrow"}>
					{running ? t("home.running") : t("home.next", { when: inDays(daysBetween(now, meeting.startsOn)) })}
				</div>
				<h2 id="next-meeting">{text(meeting.titles)}</h2>
				<p className="hero-kind">{[kindAndHosts(meeting), where(meeting)].filter(Boolean).join(" · ")}</p>
				<div className="row hero-facts">
					<Pill>{dayRange(meeting.startsOn, meeting.endsOn)}</Pill>
					<Clocks meeting={meeting} />
					{meeting.languages.map((tag) => (
						<LangBadge key={tag} tag={tag} />
					))}
					<span className="quiet">
						{t("home.delegations", { count: meeting.delegations })} · {t("home.people", { count: meeting.people })}
					</span>
				</div>
				<div className="row">
					{open.map((way, at) => (
						<LinkButton key={way} look={at === 0 ? "primary" : "plain"} href={`/meetings/${meeting.id}/${way}`}>
							{t(`home.open.${way}`)}
						</LinkButton>
					))}
				</div>
			</div>
			{prepares && <Ready meeting={meeting} />}
		</section>
	);
}

/** Nine in the morning at the venue, and what the reader's clock says then. */
function Clocks({ meeting }: { meeting: MeetingSummary }) {
	const { t, time, zonePlace } = useWords();
	const opens = instantOf(meeting.startsOn, "09:00", meeting.zone);
	const mine = readerZone();
	const there = time(opens, meeting.zone);
	const here = time(opens, mine);
	const zone = zonePlace(meeting.zone, opens);
	return <Pill>{there === here ? t("home.sameTime", { zone }) : t("home.times", { there, here, zone })}</Pill>;
}
