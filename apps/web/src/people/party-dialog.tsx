/** The form for a party: state or organisation, its short sign and its name in each language. */
import { type NewParty, newPartySchema, type Party, partyKinds } from "@plenary/domain";
import { call } from "../api/call.ts";
import { refresh } from "../api/questions.ts";
import { ChoiceField, TextField } from "../ui/field.tsx";
import { useForm } from "../ui/form.ts";
import { FormDialog } from "../ui/form-dialog.tsx";
import { TextsField } from "../ui/texts-field.tsx";
import { toast } from "../ui/toast.tsx";
import { useWords } from "../words/words.ts";

export function PartyDialog({ party, onClose }: { party?: Party; onClose: () => void }) {
	const { t } = useWords();
	const form = useForm<NewParty, NewParty>({
		schema: newPartySchema,
		initial: party ?? { kind: "state", codes: {}, names: {}, joinedOn: null, leftOn: null, part: {} },
		send: async (asked) => {
			if (party) await call("changeParty", { params: { id: party.id }, body: asked });
			else await call("createParty", { body: asked });
			await refresh("parties");
			toast(t("ui.saved"));
			onClose();
		},
	});
	const { value, set, wrong } = form;
	return (
		<FormDialog title={t(party ? "people.party.change" : "people.party.new")} form={form} onClose={onClose}>
			<ChoiceField
				label={t("people.party.kind")}
				value={value.kind}
				choices={partyKinds.map((kind) => ({ value: kind, words: t(`people.party.kind.${kind}`) }))}
				onChoice={(kind) => set({ kind })}
			/>
			<TextsField
				label={t("people.party.name")}
				maxLength={160}
				value={value.names}
				wrong={wrong.names}
				onText={(names) => set({ names })}
			/>
			<TextsField
				label={t("people.party.code")}
				maxLength={12}
				value={value.codes}
				wrong={wrong.codes}
				onText={(codes) => set({ codes })}
			/>
			<p className="hint">{t("people.party.codeHint")}</p>
			<div className="pair">
				<TextField
					label={t("people.party.joinedOn")}
					type="date"
					value={value.joinedOn ?? ""}
					wrong={wrong.joinedOn}
					onWords={(day) => set({ joinedOn: day || null })}
				/>
				<TextField
					label={t("people.party.leftOn")}
					type="date"
					value={value.leftOn ?? ""}
					wrong={wrong.leftOn}
					onWords={(day) => set({ leftOn: day || null })}
				/>
			</div>
			<TextsField
				label={t("people.party.part")}
				maxLength={400}
				value={value.part}
				wrong={wrong.part}
				onText={(part) => set({ part })}
			/>
		</FormDialog>
	);
}
