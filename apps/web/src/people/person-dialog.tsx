/** Changing a person: names, address, delegation, languages, contact and, for an administrator, office. */
import { api, type Person } from "@plenary/domain";
import { NamesFields } from "../account/person-fields.tsx";
import { call } from "../api/call.ts";
import { refresh, useMyself } from "../api/questions.ts";
import { LangBadge } from "../ui/badges.tsx";
import { TextField, TickField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";
import { AddressField, NameField, PhoneField } from "./contact-fields.tsx";
import { OfficeChoice } from "./office-choice.tsx";
import { PartyChoice } from "./party-choice.tsx";

export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
	const { t, languageName } = useWords();
	const { process } = useMyself();
	const tags = [...new Set([...process.languages, ...person.languages])];
	const form = useForm({
		schema: api.changePerson[2],
		initial: person,
		send: async (asked) => {
			await call("changePerson", { params: { id: person.id }, body: asked });
			await refresh("people");
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog title={t("people.changeTitle")} form={form} onClose={onClose}>
			<NameField value={value.name} wrong={wrong.name} onWords={(name) => set({ name })} />
			<AddressField value={value.address} wrong={wrong.address} onWords={(address) => set({ address })} />
			<NamesFields names={value.names} onNames={(names) => set({ names })} />
			<PartyChoice value={value.partyId} wrong={wrong.partyId} onParty={(partyId) => set({ partyId })} />
			<OfficeChoice value={value.office} wrong={wrong.office} onOffice={(office) => set({ office })} />
			<TickField
				label={t("people.languages")}
				values={value.languages}
				wrong={wrong.languages}
				choices={tags.map((tag) => ({ value: tag, words: languageName(tag), look: <LangBadge tag={tag} unread /> }))}
				onValues={(chosen) => set({ languages: tags.filter((tag) => chosen.includes(tag)) })}
			/>
			<PhoneField value={value.phone} wrong={wrong.phone} onWords={(phone) => set({ phone })} />
			<TextField
				label={t("people.note")}
				maxLength={1000}
				value={value.note}
				wrong={wrong.note}
				onWords={(note) => set({ note })}
			/>
		</FormDialog>
	);
}
