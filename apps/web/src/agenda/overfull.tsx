/** A word about a sitting that is too full, with a way out when there is one. */
import type { Outline } from "@plenary/domain";
import { useWords } from "../words/words.ts";
import { adviceFor } from "./advice.ts";
import { useAgendaDesk } from "./desk.tsx";
import { sittingName } from "./names.ts";
import { spanWords } from "./spans.ts";

export function Overfull({ outlined }: { outlined: Outline }) {
	const words = useWords();
	const { t } = words;
	const { acts } = useAgendaDesk();
	const advice = adviceFor(outlined);
	if (!advice) return null;
	const { sitting, overMinutes, move } = advice;
	return (
		<div className="plan-advice">
			<strong>
				{t("agenda.tooLong", { sitting: sittingName(words, sitting), over: spanWords(words, overMinutes) })}
			</strong>{" "}
			{move && (
				<>
					{t("agenda.moveFits", { number: move.entry.number, sitting: sittingName(words, move.to) })}{" "}
					<button
						type="button"
						className="plan-link"
						onClick={() => acts.moveTo(move.entry.item.id, { sittingId: move.to.id })}
					>
						{t("agenda.moveIt")}
					</button>
				</>
			)}
		</div>
	);
}
