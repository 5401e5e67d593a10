/** When an interpreter is in a booth next, at any meeting; for everybody else it shows nothing. */
import { dayOf, type OwnBooking } from "@plenary/domain";
import { Link } from "wouter";
import { useMyBookings, useText } from "../api/questions.ts";
import { HomeCalendar } from "../bookings/home-calendar.tsx";
import { Pill } from "../ui/badges.tsx";
import { daysBetween, today } from "../words/calendar.ts";
import { useWords } from "../words/words.ts";

const most = 6;

export function MyBooths() {
	const { t } = useWords();
	const { data } = useMyBookings();
	const bookings = data?.bookings ?? [];
	if (bookings.length === 0) return data?.interpreterId ? <HomeCalendar /> : null;
	return (
		<section aria-labelledby="my-booths" className="home-booths">
			<h2 id="my-booths">
				{t("home.booths")} <small>{bookings.length}</small>
			</h2>
			<ul className="list">
				{bookings.slice(0, most).map((booking) => (
					<BoothRow key={booking.sittingId} booking={booking} />
				))}
			</ul>
			<HomeCalendar />
		</section>
	);
}

function BoothRow({ booking }: { booking: OwnBooking }) {
	const { shortDay, time, inDays, zonePlace } = useWords();
	const text = useText();
	const { meetingId, meetingTitles, zone, from, to } = booking;
	const day = dayOf(from, zone);
	return (
		<li>
			<span className="grow">
				<Link className="row-link" href={`/meetings/${meetingId}/interpreters?day=${day}`}>
					{text(meetingTitles)}
				</Link>
				<small className="num">
					{shortDay(day)}, {time(from, zone)}–{time(to, zone)} ({zonePlace(zone, from)})
				</small>
			</span>
			<Pill>{inDays(daysBetween(today(zone), day))}</Pill>
		</li>
	);
}
