/** The days of a meeting side by side; nothing to choose where there is one. */
import { Segments } from "../ui/segments.tsx";
import { useWords } from "../words/words.ts";

interface DayChoiceProps {
	days: readonly string[];
	day: string;
	onDay: (day: string) => void;
}

export function DayChoice({ days, day, onDay }: DayChoiceProps) {
	const { t, shortDay } = useWords();
	if (days.length < 2) return <b className="day-only">{shortDay(day)}</b>;
	const choices = days.map((value) => ({ value, words: shortDay(value) }));
	return <Segments label={t("rosters.day")} value={day} choices={choices} onChoice={onDay} />;
}
