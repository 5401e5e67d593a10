/** How much of a sitting's room time its items use: as a bar, and in words. */
import type { OutlineGroup } from "@plenary/domain";
import { useWords } from "../words/words.ts";
import { spanWords } from "./spans.ts";

export function Meter({ group: { sitting, usedMinutes, roomMinutes, overMinutes } }: { group: OutlineGroup }) {
	const words = useWords();
	const { t } = words;
	if (!sitting) return <span className="plan-meter">{spanWords(words, usedMinutes)}</span>;
	const values = { used: spanWords(words, usedMinutes), room: spanWords(words, roomMinutes) };
	const filled = roomMinutes > 0 ? Math.min(100, (usedMinutes / roomMinutes) * 100) : 100;
	return (
		<span className={overMinutes > 0 ? "plan-meter over" : "plan-meter"}>
			<span className="plan-bar" aria-hidden="true">
				<span style={{ width: `${filled}%` }} />
			</span>
			{overMinutes > 0
				? t("agenda.over", { ...values, over: spanWords(words, overMinutes) })
				: t("agenda.used", values)}
		</span>
	);
}
