/** The head of a sitting: what it is called, where and when it is held, and how full it is. */
import type { OutlineGroup } from "@plenary/domain";
import { useText } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { capital } from "../words/capital.ts";
import { useWords } from "../words/words.ts";
import { Meter } from "./meter.tsx";
import { NameTags } from "./name-tags.tsx";
import type { Other } from "./presence.ts";

interface SittingHeadProps {
	group: OutlineGroup;
	/** Opens the form; missing for readers. */
	open?: ((sittingId: string) => void) | undefined;
	others?: readonly Other[] | undefined;
}

export function SittingHead({ group, open, others }: SittingHeadProps) {
	const { t, weekday } = useWords();
	const text = useText();
	const { sitting } = group;
	if (!sitting) {
		return (
			<div className="plan-sitting">
				<h2>{t("agenda.unplaced")}</h2>
				<Meter group={group} />
			</div>
		);
	}
	const { id, titles, hall, day, startsAt, endsAt } = sitting;
	const title = text(titles);
	const when = t("agenda.hoursOf", { startsAt, endsAt });
	return (
		<div className="plan-sitting" data-at={id} data-sitting={id}>
			<h2>{[capital(weekday(day)), title].filter(Boolean).join(" · ")}</h2>
			<small className="num">{[hall, when].filter(Boolean).join(" · ")}</small>
			{open && (
				<Button look="quiet" className="plan-edit" onClick={() => open(id)}>
					{t("ui.edit")}
					<span className="unseen"> {title}</span>
				</Button>
			)}
			<Meter group={group} />
			<NameTags others={others} />
		</div>
	);
}
