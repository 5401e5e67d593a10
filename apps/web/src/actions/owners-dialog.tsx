/** Who is to do an action, changed from the list over all meetings. */
import type { ActionChange, ListedAction } from "@plenary/domain";
import { useMeeting, useText } from "../api/questions.ts";
import "../outcomes/outcomes.css";
import { OwnerChoice } from "../outcomes/owner-choice.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Problem } from "../ui/problem.tsx";
import { useWords } from "../words/words.ts";
import { changeAction } from "./use-actions.ts";

export function OwnersDialog({ action, onClose }: { action: ListedAction; onClose: () => void }) {
	const { t } = useWords();
	const text = useText();
	const { data: meeting, error } = useMeeting(action.meetingId);
	return (
		<Dialog
			title={t("actions.ownersOf", { number: action.number })}
			onClose={onClose}
			foot={
				<Button look="primary" onClick={onClose}>
					{t("ui.close")}
				</Button>
			}
		>
			<p>{text(action.words) || t("home.actionWithoutWords")}</p>
			{meeting ? (
				<OwnerChoice
					at={meeting}
					owners={action.owners}
					choose={(owners) => void changeAction(action, { owners } as ActionChange)}
				/>
			) : (
				<Problem words={error?.message} />
			)}
		</Dialog>
	);
}
