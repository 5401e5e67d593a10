/** How somebody stands about a day: a sign and a word or two. */
import type { MeetingEngagement } from "@plenary/domain";
import { useWords } from "../words/words.ts";
import { markWords, signOf } from "./engagement-words.ts";
import "./bookings.css";

/** `zone` is the venue's. Nothing where nobody was asked. */
export function EngagementMark({ engagement, zone }: { engagement: MeetingEngagement | undefined; zone: string }) {
	const words = useWords();
	if (!engagement) return null;
	const told = markWords(words, engagement, zone);
	return (
		<span className="engagement-mark" title={told}>
			<b aria-hidden="true">{signOf(engagement)}</b>
			<span>{told}</span>
		</span>
	);
}
