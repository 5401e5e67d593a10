/** Which languages of the minutes are shown: one, or two side by side; remembered per meeting on this device. */
import { useState } from "react";
import { keep, readKept } from "../api/kept.ts";
import { useMyself } from "../api/questions.ts";
import { useMedia } from "../ui/media.ts";

/** Below this width two columns would be too narrow to read, pixels. */
const narrow = "(max-width: 900px)";

export function useColumns(meetingId: string, languages: readonly string[]) {
	const { id, language } = useMyself().account;
	const own = languages.includes(language) ? language : (languages[0] ?? "en");
	const [chosen, setChosen] = useState(() => readKept<string[]>(id, "columns", meetingId) ?? [own]);
	const isNarrow = useMedia(narrow);
	const there = chosen.filter((one) => languages.includes(one)).slice(0, isNarrow ? 1 : 2);
	const choose = (columns: string[]) => {
		keep(columns, id, "columns", meetingId);
		setChosen(columns);
	};
	return [there.length > 0 ? there : [own], choose] as const;
}
