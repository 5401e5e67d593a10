/** Changing a person: names, delegation and, for an administrator, office. */
import { api, type Person } from "@plenary/domain";
import { NamesFields } from "../account/person-fields.tsx";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { Problem } from "../ui/problem.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { OfficeChoice } from "./office-choice.tsx";
import { PartyChoice } from "./party-choice.tsx";

export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
	const { t } = useWords();
	const form = useForm({
		schema: api.changePerson[2],
		initial: { name: person.name, names: person.names, partyId: person.partyId, office: person.office },
		send: async (asked) => {
			await call("changePerson", { params: { id: person.id }, body: asked });
			await refresh("people");
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	return (
		<Dialog
			title={t("people.changeTitle")}
			onClose={onClose}
			onSubmit={() => void form.submit()}
			foot={
				<>
					<Button onClick={onClose}>{t("ui.cancel")}</Button>
					<Button type="submit" look="primary" disabled={form.sending}>
						{t("ui.save")}
					</Button>
				</>
			}
		>
			<p className="quiet">{person.address}</p>
			<TextField
				label={t("people.name")}
				maxLength={120}
				value={value.name}
				wrong={wrong.name}
				onWords={(name) => set({ name })}
			/>
			<NamesFields names={value.names} onNames={(names) => set({ names })} />
			<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
			<OfficeChoice value={value.office} wrong={wrong.office} onOffice={(office) => set({ office })} />
			<Problem words={form.problem} />
		</Dialog>
	);
}
