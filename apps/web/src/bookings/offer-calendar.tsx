/** After a yes: the day as a file for the interpreter's own calendar, and an address that it can read by itself. */
import type { Offer } from "@plenary/domain";
import { call } from "../api/call.ts";
import { Button } from "../ui/button.tsx";
import { useWords } from "../words/words.ts";
import { CalendarAddress } from "./calendar-address.tsx";

interface OfferCalendarProps {
	secret: string;
	offer: Offer;
	calendar: string;
	onAgain: () => void;
}

export function OfferCalendar({ secret, offer, calendar, onAgain }: OfferCalendarProps) {
	const { t } = useWords();
	return (
		<section className="offer-answer" aria-label={t("bookings.calendar.title")}>
			<Button onClick={() => save(`interpreting-${offer.day}.ics`, calendar)}>{t("bookings.calendar.file")}</Button>
			<CalendarAddress
				hasFeed={offer.hasFeed}
				make={async () => (await call("makeFeedByOffer", { body: { secret } })).address}
				withdraw={async () => void (await call("withdrawFeedsByOffer", { body: { secret } }))}
				onChange={onAgain}
			/>
		</section>
	);
}

function save(name: string, calendar: string): void {
	const link = document.createElement("a");
	link.href = URL.createObjectURL(new Blob([calendar], { type: "text/calendar" }));
	link.download = name;
	link.click();
	URL.revokeObjectURL(link.href);
}
