/** For signed-in interpreters: the address that their own calendar reads, out of the way until it is wanted. */
import { useQuery } from "@tanstack/react-query";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { useWords } from "../words/words.ts";
import { CalendarAddress } from "./calendar-address.tsx";
import "./bookings.css";

export function HomeCalendar() {
	const { t } = useWords();
	const { data } = useQuery({ queryKey: ["myCalendar"], queryFn: ({ signal }) => call("myCalendar", { signal }) });
	if (!data?.isInterpreter) return null;
	return (
		<details className="home-calendar">
			<summary>{t("bookings.calendar.title")}</summary>
			<CalendarAddress
				hasFeed={data.hasFeed}
				make={async () => (await call("makeMyFeed")).address}
				withdraw={async () => void (await call("withdrawMyFeeds"))}
				onChange={() => void refresh("myCalendar")}
			/>
		</details>
	);
}
