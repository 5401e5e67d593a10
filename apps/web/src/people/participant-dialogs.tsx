/** Changing and removing somebody at a meeting. */
import { api, type Participant } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { useMeetingHere } from "../meeting/frame.tsx";
import { Ask } from "../ui/ask.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { nameOf } from "./names.ts";
import { PartyChoice } from "./party-choice.tsx";
import { RoleChoice } from "./role-choice.tsx";
import { StandingChoice } from "./standing-choice.tsx";

interface ParticipantDialogProps {
	participant: Participant;
	onClose: () => void;
}

export function ParticipantDialog({ participant, onClose }: ParticipantDialogProps) {
	const { t, language } = useWords();
	const { meeting } = useMeetingHere();
	const form = useForm({
		schema: api.changeParticipant[2],
		initial: { role: participant.role, partyId: participant.partyId, standing: participant.standing },
		send: async (asked) => {
			const params = { id: meeting.id, accountId: participant.accountId };
			await call("changeParticipant", { params, body: asked });
			await refresh("meeting", meeting.id);
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog
			title={t("people.at.changeTitle", { name: nameOf(participant, language) })}
			form={form}
			onClose={onClose}
		>
			<RoleChoice value={value.role} onRole={(role) => set({ role })} />
			<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
			{value.partyId !== null && <StandingChoice value={value.standing} onStanding={(standing) => set({ standing })} />}
		</FormDialog>
	);
}

export function RemoveParticipant({ participant, onClose }: ParticipantDialogProps) {
	const { t, language } = useWords();
	const { meeting } = useMeetingHere();
	const name = nameOf(participant, language);
	return (
		<Ask
			title={t("people.at.removeTitle", { name })}
			words={t("people.at.removeWords", { name })}
			yes={t("people.at.remove")}
			onClose={onClose}
			run={async () => {
				const params = { id: meeting.id, accountId: participant.accountId };
				await call("removeParticipant", { params });
				await refresh("meeting", meeting.id);
				toast(t("people.at.removed", { name }));
			}}
		/>
	);
}
