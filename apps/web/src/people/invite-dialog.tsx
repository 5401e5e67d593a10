/** Inviting somebody to the process by their address. */
import { type Asked, type HandOver, type NewPerson, newPersonSchema } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { useWords } from "../words/words.ts";
import { AddressFields } from "./address-fields.tsx";
import { OfficeChoice } from "./office-choice.tsx";
import { PartyChoice } from "./party-choice.tsx";

interface InviteDialogProps {
	onClose: () => void;
	onInvited: (name: string, handOver: HandOver) => void;
}

export function InviteDialog({ onClose, onInvited }: InviteDialogProps) {
	const { t, language } = useWords();
	const form = useForm<NewPerson, Asked<"createPerson">>({
		schema: newPersonSchema,
		initial: { address: "", name: "", language, partyId: null, office: null },
		send: async (asked) => {
			const { person, handOver } = await call("createPerson", { body: asked });
			void refresh("people");
			onClose();
			if (handOver) onInvited(person.name, handOver);
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog title={t("people.invite.title")} form={form} onClose={onClose} yes={t("people.invite.send")}>
			<AddressFields value={value} wrong={wrong} onChange={set} />
			<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
			<OfficeChoice value={value.office} wrong={wrong.office} onOffice={(office) => set({ office })} />
		</FormDialog>
	);
}
